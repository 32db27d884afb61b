package netlab.ai.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import netlab.ai.checkpoint.MalformedCheckpointException;
import netlab.ai.checkpoint.Weights;

/** Every vector brought to mean 0 and variance 1, then scaled and shifted (Ba, Kiros, Hinton 2016). */
record LayerNorm(NDArray scale, NDArray shift, float epsilon) {
    static LayerNorm of(Weights weights, String name, long width, float epsilon) throws MalformedCheckpointException {
        return new LayerNorm(weights.get(name + ".weight", width), weights.get(name + ".bias", width), epsilon);
    }

    NDArray apply(NDArray x) {
        return ai.djl.nn.norm.LayerNorm.layerNorm(x, new Shape(scale.size()), scale, shift, epsilon)
                .singletonOrThrow();
    }
}

package netlab.ai.transformer;

import ai.djl.ndarray.NDArray;
import netlab.ai.checkpoint.MalformedCheckpointException;
import netlab.ai.checkpoint.Weights;

/** y = x Wᵀ + b. */
record Linear(NDArray weight, NDArray bias) {
    static Linear of(Weights weights, String name, long in, long out) throws MalformedCheckpointException {
        return new Linear(weights.get(name + ".weight", out, in), weights.get(name + ".bias", out));
    }

    NDArray apply(NDArray x) {
        return ai.djl.nn.core.Linear.linear(x, weight, bias).singletonOrThrow();
    }
}

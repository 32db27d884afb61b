package netlab.ai.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;
import netlab.ai.checkpoint.MalformedCheckpointException;
import netlab.ai.checkpoint.Weights;

/** A vector for each id: of a token, or of a position. */
record Embedding(NDArray weight) {
    static Embedding of(Weights weights, String name, long ids, long width) throws MalformedCheckpointException {
        return new Embedding(weights.get(name + ".weight", ids, width));
    }

    /** Returns [batch, length, width] for ids [batch, length]. */
    NDArray lookUp(NDArray ids) {
        return ai.djl.nn.core.Embedding.embedding(ids, weight, SparseFormat.DENSE)
                .singletonOrThrow();
    }
}

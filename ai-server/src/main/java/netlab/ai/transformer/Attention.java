package netlab.ai.transformer;

import ai.djl.ndarray.NDArray;
import netlab.ai.checkpoint.MalformedCheckpointException;

/**
 * Multi-head attention: softmax(Q Kᵀ / √d) V in each head, the heads side by side, and a linear layer over them.
 *
 * <p>Everywhere here every token may look at every other one: an encoder's texts have no padding, and a decoder that takes
 * one token at a time sees its past alone.
 */
record Attention(Linear query, Linear key, Linear value, Linear out, int heads) {
    Attention {
        if (query.weight().getShape().get(0) % heads != 0) {
            throw new IllegalArgumentException("the width is no multiple of the " + heads + " heads");
        }
    }

    /** Returns an attention; {@code heads} must divide the width. */
    static Attention of(Linear query, Linear key, Linear value, Linear out, int heads)
            throws MalformedCheckpointException {
        try {
            return new Attention(query, key, value, out, heads);
        } catch (IllegalArgumentException e) {
            throw new MalformedCheckpointException(e.getMessage(), e);
        }
    }

    /** The tokens of {@code x} [batch, length, width] look at one another. */
    NDArray self(NDArray x) {
        return attend(queries(x), keys(x), values(x));
    }

    /** Returns [batch, heads, length, width / heads], scaled by 1 / √d. */
    NDArray queries(NDArray x) {
        long headWidth = x.getShape().get(2) / heads;
        return split(query.apply(x).mul(1 / Math.sqrt(headWidth)));
    }

    NDArray keys(NDArray x) {
        return split(key.apply(x));
    }

    NDArray values(NDArray x) {
        return split(value.apply(x));
    }

    /** Returns [batch, length, width]: for each query the values, weighted by how well their keys match it. */
    NDArray attend(NDArray queries, NDArray keys, NDArray values) {
        NDArray weights = queries.matMul(keys.transpose(0, 1, 3, 2)).softmax(-1);
        return out.apply(join(weights.matMul(values)));
    }

    private NDArray split(NDArray x) {
        return x.reshape(x.getShape().get(0), x.getShape().get(1), heads, -1).transpose(0, 2, 1, 3);
    }

    private static NDArray join(NDArray x) {
        return x.transpose(0, 2, 1, 3).reshape(x.getShape().get(0), x.getShape().get(2), -1);
    }
}

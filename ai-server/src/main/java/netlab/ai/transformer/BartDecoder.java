package netlab.ai.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The decoder at work on one text: takes the next token of every beam, gives the logits of the one after it. What earlier
 * tokens contribute, their keys and values, is kept and not computed again.
 */
final class BartDecoder implements AutoCloseable {
    private final Bart bart;
    private final NDManager manager;
    private final List<Layer> layers = new ArrayList<>();
    private int length;

    /** A layer's keys and values: of the text, computed once, and of what is written so far. */
    private static final class Layer {
        final Bart.DecoderLayer weights;
        /** [heads, width / heads, text length], [heads, text length, width / heads]: the same for all beams. */
        final NDArray memoryKeys;

        final NDArray memoryValues;
        /** [beams, heads, length, width / heads], both. */
        NDArray keys;

        NDArray values;

        Layer(Bart.DecoderLayer weights, NDArray memory) {
            this.weights = weights;
            this.memoryKeys = weights.crossAttention().keys(memory).squeeze(0).transpose(0, 2, 1);
            this.memoryValues = weights.crossAttention().values(memory).squeeze(0);
        }
    }

    /** A decoder for the text that the encoder made {@code memory} [1, length, width] of. */
    BartDecoder(Bart bart, NDArray memory) {
        this.bart = bart;
        this.manager = memory.getManager().newSubManager();
        memory.attach(manager);
        bart.decoderLayers().forEach(layer -> layers.add(new Layer(layer, memory)));
    }

    /**
     * Returns logits [beams, vocabulary], attached to {@code step}, for what follows {@code tokens}.
     *
     * @param parents which of the beams before this step each beam continues
     */
    NDArray next(int[] tokens, int[] parents, NDManager step) {
        NDArray ids = step.create(Arrays.stream(tokens).asLongStream().toArray(), new Shape(tokens.length, 1));
        NDArray x = bart.embedDecoded(ids, length);
        for (Layer layer : layers) {
            x = selfAttention(layer, x, parents);
            x = crossAttention(layer, x);
            x = layer.weights.feedForward().apply(x);
        }
        length++;
        return bart.logits(x.squeeze(1));
    }

    private NDArray selfAttention(Layer layer, NDArray x, int[] parents) {
        Attention attention = layer.weights.selfAttention();
        NDArray keys = append(layer.keys, attention.keys(x), parents);
        NDArray values = append(layer.values, attention.values(x), parents);
        NDArray attended = attention.attend(attention.queries(x), keys, values);
        layer.keys = replace(layer.keys, keys);
        layer.values = replace(layer.values, values);
        return layer.weights.selfNorm().apply(attended.add(x));
    }

    /** The past of each beam's parent, and the present after it. */
    private static NDArray append(NDArray past, NDArray present, int[] parents) {
        if (past == null) {
            return present;
        }
        NDManager step = present.getManager();
        NDArray pastOfParents = isIdentity(parents, past.getShape().get(0))
                ? past
                : past.get(
                        step,
                        new NDIndex(
                                "{}",
                                step.create(
                                        Arrays.stream(parents).asLongStream().toArray())));
        NDArray whole = pastOfParents.concat(present, 2);
        whole.attach(step);
        return whole;
    }

    private static boolean isIdentity(int[] parents, long beams) {
        for (int i = 0; i < parents.length; i++) {
            if (parents[i] != i) {
                return false;
            }
        }
        return parents.length == beams;
    }

    private NDArray replace(NDArray old, NDArray current) {
        if (old != null) {
            old.close();
        }
        current.attach(manager);
        return current;
    }

    /** All beams look at the same text, so they are to attention what the tokens of one text are: rows of queries. */
    private static NDArray crossAttention(Layer layer, NDArray x) {
        Attention attention = layer.weights.crossAttention();
        NDArray queries = attention.queries(x).squeeze(2).transpose(1, 0, 2); // [heads, beams, width / heads]
        NDArray weights = queries.matMul(layer.memoryKeys).softmax(-1);
        NDArray attended = weights.matMul(layer.memoryValues).transpose(1, 0, 2).reshape(x.getShape());
        return layer.weights.crossNorm().apply(attention.out().apply(attended).add(x));
    }

    @Override
    public void close() {
        manager.close();
    }
}

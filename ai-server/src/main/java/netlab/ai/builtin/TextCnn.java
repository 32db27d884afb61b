package netlab.ai.builtin;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A convolutional network over word pieces (Kim 2014, "Convolutional Neural Networks for Sentence Classification"):
 * filters of one to four pieces' width slide over the text; of each, only its strongest answer counts; a linear layer
 * weighs them.
 *
 * <pre>
 *   ids [batch, length] → embedding [batch, length, 128]
 *     → for each width: convolution, maximum over the text, ReLU [batch, 96]
 *     → side by side [batch, 384] → linear [batch, 2]
 * </pre>
 */
final class TextCnn {
    static final int[] WIDTHS = {1, 2, 3, 4};
    private static final int MAX_WIDTH = 4;
    private static final int EMBEDDING = 128;
    private static final int FILTERS = 96;
    private static final int LABELS = 2;
    private static final float EMBEDDING_DROPOUT = 0.3f;
    private static final float FEATURE_DROPOUT = 0.3f;

    private final Map<String, NDArray> weights;

    /** A network with the given weights, by name. */
    TextCnn(Map<String, NDArray> weights) {
        this.weights = weights;
    }

    /** Returns a network with random weights. */
    static TextCnn random(int vocabularySize, NDManager manager) {
        Map<String, NDArray> weights = new LinkedHashMap<>();
        weights.put("embedding.weight", normal(manager, 0.1, vocabularySize, EMBEDDING));
        for (int width : WIDTHS) {
            double std = Math.sqrt(2.0 / (EMBEDDING * width));
            weights.put("convolution" + width + ".weight", normal(manager, std, FILTERS, EMBEDDING, width));
            weights.put("convolution" + width + ".bias", manager.zeros(new Shape(FILTERS)));
        }
        weights.put("classifier.weight", normal(manager, 0.05, LABELS, (long) FILTERS * WIDTHS.length));
        weights.put("classifier.bias", manager.zeros(new Shape(LABELS)));
        return new TextCnn(weights);
    }

    private static NDArray normal(NDManager manager, double std, long... shape) {
        return manager.randomNormal(0, (float) std, new Shape(shape), DataType.FLOAT32);
    }

    /** Returns the weights by name. */
    Map<String, NDArray> weights() {
        return weights;
    }

    /** Returns how many ids {@link #forward} takes for a text of {@code length} pieces: the widest filter goes past its end. */
    static int paddedLength(int length) {
        return length + MAX_WIDTH - 1;
    }

    /**
     * Returns the logits [batch, 2] for {@code ids} [batch, {@link #paddedLength}], texts of the same length, each followed
     * by {@link SentimentTokenizer#PAD_ID}s.
     */
    NDArray forward(NDArray ids, boolean training) {
        NDArray embedded = Embedding.embedding(ids, weights.get("embedding.weight"), SparseFormat.DENSE)
                .singletonOrThrow();
        NDArray channelsFirst = dropout(embedded, EMBEDDING_DROPOUT, training).transpose(0, 2, 1);
        NDList strongest = new NDList();
        for (int width : WIDTHS) {
            NDArray answers = Conv1d.conv1d(
                            channelsFirst,
                            weights.get("convolution" + width + ".weight"),
                            weights.get("convolution" + width + ".bias"))
                    .singletonOrThrow();
            strongest.add(answers.max(new int[] {2}));
        }
        // The maximum of what ReLU leaves is what ReLU leaves of the maximum.
        NDArray features = Activation.relu(NDArrays.concat(strongest, 1));
        return Linear.linear(
                        dropout(features, FEATURE_DROPOUT, training),
                        weights.get("classifier.weight"),
                        weights.get("classifier.bias"))
                .singletonOrThrow();
    }

    private static NDArray dropout(NDArray input, float rate, boolean training) {
        return training ? Dropout.dropout(input, rate, true).singletonOrThrow() : input;
    }
}

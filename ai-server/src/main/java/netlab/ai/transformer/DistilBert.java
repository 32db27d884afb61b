package netlab.ai.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import netlab.ai.checkpoint.MalformedCheckpointException;
import netlab.ai.checkpoint.ModelDirectory;
import netlab.ai.checkpoint.Weights;

/**
 * DistilBERT with a classifier on top (Sanh et al. 2019, "DistilBERT, a distilled version of BERT"): half of BERT's layers,
 * no token types. {@code DistilBertForSequenceClassification} in Python.
 *
 * <pre>
 *   token + position embeddings → layer norm
 *     → n times: self-attention, add and norm; feed-forward, add and norm
 *     → the vector of the first token, [CLS] → linear → ReLU → linear → logits
 * </pre>
 */
final class DistilBert {
    static final String ARCHITECTURE = "DistilBertForSequenceClassification";
    private static final float EPSILON = 1e-12f;

    private final Embedding tokens;
    private final Embedding positions;
    private final LayerNorm embeddingNorm;
    private final List<Layer> layers = new ArrayList<>();
    private final Linear preClassifier;
    private final Linear classifier;

    /** One encoder layer. */
    private record Layer(
            Attention attention,
            LayerNorm attentionNorm,
            Linear widen,
            UnaryOperator<NDArray> activation,
            Linear narrow,
            LayerNorm outputNorm) {
        NDArray apply(NDArray x) {
            NDArray attended = attentionNorm.apply(attention.self(x).add(x));
            NDArray fed = narrow.apply(activation.apply(widen.apply(attended)));
            return outputNorm.apply(fed.add(attended));
        }
    }

    DistilBert(ModelDirectory directory, Weights weights, int labels) throws MalformedCheckpointException {
        int width = directory.size("dim");
        int wide = directory.size("hidden_dim");
        UnaryOperator<NDArray> activation =
                Activations.named(directory.config().path("activation").asText("gelu"));
        String embeddings = "distilbert.embeddings.";
        tokens = Embedding.of(weights, embeddings + "word_embeddings", directory.size("vocab_size"), width);
        positions = Embedding.of(
                weights, embeddings + "position_embeddings", directory.size("max_position_embeddings"), width);
        embeddingNorm = LayerNorm.of(weights, embeddings + "LayerNorm", width, EPSILON);
        for (int i = 0; i < directory.size("n_layers"); i++) {
            String layer = "distilbert.transformer.layer." + i + ".";
            layers.add(new Layer(
                    Attention.of(
                            Linear.of(weights, layer + "attention.q_lin", width, width),
                            Linear.of(weights, layer + "attention.k_lin", width, width),
                            Linear.of(weights, layer + "attention.v_lin", width, width),
                            Linear.of(weights, layer + "attention.out_lin", width, width),
                            directory.size("n_heads")),
                    LayerNorm.of(weights, layer + "sa_layer_norm", width, EPSILON),
                    Linear.of(weights, layer + "ffn.lin1", width, wide),
                    activation,
                    Linear.of(weights, layer + "ffn.lin2", wide, width),
                    LayerNorm.of(weights, layer + "output_layer_norm", width, EPSILON)));
        }
        preClassifier = Linear.of(weights, "pre_classifier", width, width);
        classifier = Linear.of(weights, "classifier", width, labels);
    }

    /** Returns logits [batch, labels] for ids [batch, length], texts of the same length with their special tokens. */
    NDArray logits(NDArray ids) {
        NDArray places = ids.getManager().arange((int) ids.getShape().get(1)).expandDims(0);
        NDArray x = embeddingNorm.apply(tokens.lookUp(ids).add(positions.lookUp(places)));
        for (Layer layer : layers) {
            x = layer.apply(x);
        }
        NDArray first = x.get(":, 0");
        return classifier.apply(Activation.relu(preClassifier.apply(first)));
    }
}

package netlab.ai.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import netlab.ai.checkpoint.MalformedCheckpointException;
import netlab.ai.checkpoint.ModelDirectory;
import netlab.ai.checkpoint.Weights;

/**
 * BART (Lewis et al. 2019, "BART: Denoising Sequence-to-Sequence Pre-training"): a transformer whose encoder reads the text
 * and whose decoder writes another one, token by token. {@code BartForConditionalGeneration} in Python.
 *
 * <pre>
 *   encoder: token + position embeddings → norm → n times: self-attention, feed-forward       → memory
 *   decoder: token + position embeddings → norm → n times: self-attention over what is written,
 *            attention over the memory, feed-forward                                           → logits
 * </pre>
 *
 * Encoder, decoder and output layer share one matrix of token embeddings. After each block: add, then norm.
 */
final class Bart {
    static final String ARCHITECTURE = "BartForConditionalGeneration";
    private static final float EPSILON = 1e-5f;

    /** Position embeddings begin with two rows that are never used, inherited from the library BART was made in. */
    static final int POSITION_OFFSET = 2;

    private final Embedding tokens;
    private final float embeddingScale;
    private final Embedding encoderPositions;
    private final LayerNorm encoderNorm;
    private final List<EncoderLayer> encoderLayers = new ArrayList<>();
    private final Embedding decoderPositions;
    private final LayerNorm decoderNorm;
    private final List<DecoderLayer> decoderLayers = new ArrayList<>();
    private final Linear output;

    /** Two linear layers with a bend in between, added to what went in. */
    record FeedForward(Linear widen, UnaryOperator<NDArray> activation, Linear narrow, LayerNorm norm) {
        NDArray apply(NDArray x) {
            return norm.apply(narrow.apply(activation.apply(widen.apply(x))).add(x));
        }
    }

    private record EncoderLayer(Attention attention, LayerNorm attentionNorm, FeedForward feedForward) {
        NDArray apply(NDArray x) {
            return feedForward.apply(attentionNorm.apply(attention.self(x).add(x)));
        }
    }

    record DecoderLayer(
            Attention selfAttention,
            LayerNorm selfNorm,
            Attention crossAttention,
            LayerNorm crossNorm,
            FeedForward feedForward) {}

    Bart(ModelDirectory directory, Weights weights, NDManager manager) throws MalformedCheckpointException {
        requireSupported(directory);
        int width = directory.size("d_model");
        int vocabulary = directory.size("vocab_size");
        int positions = directory.size("max_position_embeddings") + POSITION_OFFSET;
        String shared = weights.has("model.shared.weight") ? "model.shared" : "model.encoder.embed_tokens";
        tokens = Embedding.of(weights, shared, vocabulary, width);
        embeddingScale = directory.config().path("scale_embedding").asBoolean(false) ? (float) Math.sqrt(width) : 1;
        encoderPositions = Embedding.of(weights, "model.encoder.embed_positions", positions, width);
        encoderNorm = LayerNorm.of(weights, "model.encoder.layernorm_embedding", width, EPSILON);
        decoderPositions = Embedding.of(weights, "model.decoder.embed_positions", positions, width);
        decoderNorm = LayerNorm.of(weights, "model.decoder.layernorm_embedding", width, EPSILON);
        Reader reader = new Reader(directory, weights, width);
        for (int i = 0; i < directory.size("encoder_layers"); i++) {
            encoderLayers.add(reader.encoderLayer("model.encoder.layers." + i + "."));
        }
        for (int i = 0; i < directory.size("decoder_layers"); i++) {
            decoderLayers.add(reader.decoderLayer("model.decoder.layers." + i + "."));
        }
        boolean tied = directory.config().path("tie_word_embeddings").asBoolean(true);
        NDArray outputWeight = tied ? tokens.weight() : weights.get("lm_head.weight", vocabulary, width);
        NDArray outputBias = weights.has("final_logits_bias")
                ? weights.get("final_logits_bias", 1, vocabulary).squeeze(0)
                : manager.zeros(new Shape(vocabulary));
        output = new Linear(outputWeight, outputBias);
    }

    /** Relatives of BART put the norms elsewhere, or compute the positions. */
    private static void requireSupported(ModelDirectory directory) throws MalformedCheckpointException {
        for (String variant : List.of("normalize_before", "add_final_layer_norm", "static_position_embeddings")) {
            if (directory.config().path(variant).asBoolean(false)) {
                throw new MalformedCheckpointException(
                        directory.path() + ": a model with " + variant + " is not supported");
            }
        }
    }

    /** Finds the weights of a layer. */
    private record Reader(ModelDirectory directory, Weights weights, int width) {
        EncoderLayer encoderLayer(String layer) throws MalformedCheckpointException {
            return new EncoderLayer(
                    attention(layer + "self_attn.", directory.size("encoder_attention_heads")),
                    LayerNorm.of(weights, layer + "self_attn_layer_norm", width, EPSILON),
                    feedForward(layer, directory.size("encoder_ffn_dim")));
        }

        DecoderLayer decoderLayer(String layer) throws MalformedCheckpointException {
            int heads = directory.size("decoder_attention_heads");
            return new DecoderLayer(
                    attention(layer + "self_attn.", heads),
                    LayerNorm.of(weights, layer + "self_attn_layer_norm", width, EPSILON),
                    attention(layer + "encoder_attn.", heads),
                    LayerNorm.of(weights, layer + "encoder_attn_layer_norm", width, EPSILON),
                    feedForward(layer, directory.size("decoder_ffn_dim")));
        }

        private Attention attention(String name, int heads) throws MalformedCheckpointException {
            return Attention.of(
                    Linear.of(weights, name + "q_proj", width, width),
                    Linear.of(weights, name + "k_proj", width, width),
                    Linear.of(weights, name + "v_proj", width, width),
                    Linear.of(weights, name + "out_proj", width, width),
                    heads);
        }

        private FeedForward feedForward(String layer, int wide) throws MalformedCheckpointException {
            return new FeedForward(
                    Linear.of(weights, layer + "fc1", width, wide),
                    Activations.named(
                            directory.config().path("activation_function").asText("gelu")),
                    Linear.of(weights, layer + "fc2", wide, width),
                    LayerNorm.of(weights, layer + "final_layer_norm", width, EPSILON));
        }
    }

    /** Returns the encoder's memory [1, length, width] of a text's ids [1, length]. */
    NDArray encode(NDArray ids) {
        NDArray x = encoderNorm.apply(embed(ids, encoderPositions, 0));
        for (EncoderLayer layer : encoderLayers) {
            x = layer.apply(x);
        }
        return x;
    }

    /** Returns the decoder's input [batch, length, width] for ids that stand at {@code position} and after it. */
    NDArray embedDecoded(NDArray ids, int position) {
        return decoderNorm.apply(embed(ids, decoderPositions, position));
    }

    private NDArray embed(NDArray ids, Embedding positions, int from) {
        int length = (int) ids.getShape().get(1);
        NDArray places = ids.getManager()
                .arange(from + POSITION_OFFSET, from + POSITION_OFFSET + length)
                .expandDims(0);
        NDArray embedded = tokens.lookUp(ids);
        return (embeddingScale == 1 ? embedded : embedded.mul(embeddingScale)).add(positions.lookUp(places));
    }

    List<DecoderLayer> decoderLayers() {
        return decoderLayers;
    }

    /** Returns logits [batch, vocabulary] for the decoder's last vectors [batch, width]. */
    NDArray logits(NDArray x) {
        return output.apply(x);
    }
}

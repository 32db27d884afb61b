package netlab.ai.builtin;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netlab.ai.Sentiment;
import netlab.ai.SentimentModel;
import netlab.ai.checkpoint.Safetensors;
import netlab.ai.checkpoint.TensorEngine;

/**
 * The sentiment model that comes with the program: small, English and Korean, trained by this project
 * ({@code train}; what it reaches stands in the README). It is a few networks that differ by chance alone, and answer with
 * the mean of their logits: their mistakes are not the same. It fits in a few megabytes because the embeddings, which are
 * nearly all of it, are kept as bytes, with one scale a row.
 */
public final class BuiltInSentiment implements SentimentModel {
    /** The name in the hello line: nobody shall take it for the large model. */
    public static final String NAME = "netlab-textcnn-en-ko (built-in)";

    static final String WEIGHTS_FILE = "model.safetensors";
    static final String TOKENIZER_FILE = "tokenizer.json";

    private static final String EMBEDDING = "embedding.weight";
    private static final String EMBEDDING_SCALE = "embedding.scale";

    /** Longer texts are judged by their beginning. */
    private static final int MAX_PIECES = 512;

    private static final int MAX_CODE_POINTS = 8 * MAX_PIECES;

    private final HuggingFaceTokenizer tokenizer;
    private final NDManager manager;
    private final List<TextCnn> networks;

    private BuiltInSentiment(byte[] tokenizerJson, byte[] weights) throws IOException {
        tokenizer = SentimentTokenizer.load(tokenizerJson);
        manager = TensorEngine.newManager();
        networks = restore(Safetensors.read(weights, WEIGHTS_FILE, manager));
    }

    /** Returns the model that is part of the program. */
    public static BuiltInSentiment load() throws IOException {
        return new BuiltInSentiment(resource(TOKENIZER_FILE), resource(WEIGHTS_FILE));
    }

    /** Returns the model that {@code train} wrote to {@code directory}. */
    public static BuiltInSentiment load(Path directory) throws IOException {
        return new BuiltInSentiment(
                Files.readAllBytes(directory.resolve(TOKENIZER_FILE)),
                Files.readAllBytes(directory.resolve(WEIGHTS_FILE)));
    }

    private static byte[] resource(String file) throws IOException {
        try (InputStream in = BuiltInSentiment.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException("the built-in model is not on the class path: " + file);
            }
            return in.readAllBytes();
        }
    }

    /** Writes a model of the networks with these weights, which {@link #load(Path)} reads. */
    static void save(Path directory, byte[] tokenizerJson, List<Map<String, NDArray>> networks) throws IOException {
        Files.createDirectories(directory);
        Files.write(directory.resolve(TOKENIZER_FILE), tokenizerJson);
        NDList tensors = new NDList();
        for (int i = 0; i < networks.size(); i++) {
            String prefix = prefix(i);
            compress(networks.get(i)).forEach((name, tensor) -> {
                tensor.setName(prefix + name);
                tensors.add(tensor);
            });
        }
        Files.write(directory.resolve(WEIGHTS_FILE), tensors.encode(NDList.Encoding.SAFETENSORS));
    }

    /** Embeddings as round(weight / scale), the scale such that the largest of the row is 127; the rest in 16 bits. */
    private static Map<String, NDArray> compress(Map<String, NDArray> weights) {
        Map<String, NDArray> compressed = new LinkedHashMap<>();
        weights.forEach((name, weight) -> {
            if (name.equals(EMBEDDING)) {
                NDArray scale =
                        weight.abs().max(new int[] {1}, true).maximum(1e-8f).div(127);
                compressed.put(EMBEDDING, weight.div(scale).round().toType(DataType.INT8, true));
                compressed.put(EMBEDDING_SCALE, scale);
            } else {
                compressed.put(name, weight.toType(DataType.FLOAT16, true));
            }
        });
        return compressed;
    }

    private static List<TextCnn> restore(Map<String, NDArray> compressed) {
        List<TextCnn> networks = new ArrayList<>();
        while (compressed.containsKey(prefix(networks.size()) + EMBEDDING)) {
            String prefix = prefix(networks.size());
            Map<String, NDArray> weights = new LinkedHashMap<>();
            compressed.forEach((name, tensor) -> {
                if (name.startsWith(prefix)) {
                    weights.put(name.substring(prefix.length()), tensor.toType(DataType.FLOAT32, true));
                }
            });
            NDArray scale = weights.remove(EMBEDDING_SCALE);
            weights.get(EMBEDDING).muli(scale);
            networks.add(new TextCnn(weights));
        }
        return networks;
    }

    private static String prefix(int network) {
        return "network" + (network + 1) + ".";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sentiment classify(String text) {
        long[] pieces = tokenizer.encode(beginning(text)).getIds();
        int length = Math.min(pieces.length, MAX_PIECES);
        long[] ids = new long[TextCnn.paddedLength(Math.max(1, length))];
        System.arraycopy(pieces, 0, ids, 0, length);
        try (NDManager request = manager.newSubManager()) {
            NDArray input = request.create(ids, new Shape(1, ids.length));
            NDList logits = new NDList();
            networks.forEach(network -> logits.add(network.forward(input, false)));
            float[] probabilities =
                    NDArrays.concat(logits).mean(new int[] {0}, true).softmax(1).toFloatArray();
            return probabilities[1] >= probabilities[0]
                    ? new Sentiment("POSITIVE", probabilities[1])
                    : new Sentiment("NEGATIVE", probabilities[0]);
        }
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= MAX_CODE_POINTS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_CODE_POINTS));
    }

    @Override
    public void close() {
        manager.close();
        tokenizer.close();
    }
}

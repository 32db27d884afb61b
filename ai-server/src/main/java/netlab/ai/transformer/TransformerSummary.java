package netlab.ai.transformer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import netlab.ai.SummaryLength;
import netlab.ai.SummaryModel;
import netlab.ai.checkpoint.ModelDirectory;
import netlab.ai.checkpoint.TensorEngine;

/** A BART checkpoint as a summarizer: what Python's {@code pipeline("summarization")} is. */
public final class TransformerSummary implements SummaryModel {
    private final String name;
    private final NDManager manager;
    private final HuggingFaceTokenizer tokenizer;
    private final Bart network;
    private final GenerationSettings settings;
    private final String prefix;
    private final int positions;

    private TransformerSummary(String name, ModelDirectory directory, NDManager manager) throws IOException {
        directory.requireArchitecture(Bart.ARCHITECTURE);
        this.name = name;
        this.manager = manager;
        this.network = new Bart(directory, directory.weights(manager), manager);
        this.positions = directory.size("max_position_embeddings");
        this.tokenizer = directory.tokenizer(positions);
        this.settings = GenerationSettings.of(directory.config(), directory.generationConfig());
        JsonNode task = directory.config().path("task_specific_params").path("summarization");
        this.prefix =
                task.path("prefix").asText(directory.config().path("prefix").asText(""));
    }

    /**
     * Loads the checkpoint in {@code directory}.
     *
     * @param name what the hello line calls it
     */
    public static TransformerSummary load(String name, ModelDirectory directory) throws IOException {
        NDManager manager = TensorEngine.newManager();
        try {
            return new TransformerSummary(name, directory, manager);
        } catch (IOException | RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summarize(String text, SummaryLength length) {
        return decode(generate(ids(text), settings.withLength(length)));
    }

    /** What the checkpoint says about generating. */
    GenerationSettings settings() {
        return settings;
    }

    /** Returns the ids of the prefix and {@code text}, special tokens included, cut to what the model takes. */
    long[] ids(String text) {
        return tokenizer.encode(prefix + WellFormed.text(text)).getIds();
    }

    /** Returns the ids of the summary, from the start token on. */
    int[] generate(long[] ids, GenerationSettings settings) {
        try (NDManager request = manager.newSubManager()) {
            NDArray memory = network.encode(request.create(ids).expandDims(0));
            try (BartDecoder decoder = new BartDecoder(network, memory)) {
                return Generation.generate(settings, decoder, request);
            }
        }
    }

    /** Returns the text of {@code ids}, without special tokens and otherwise unchanged: it may begin with a blank. */
    String decode(int[] ids) {
        return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), true);
    }

    /** Returns the encoder's output, for tests: [1, length, width]. */
    NDArray encode(long[] ids, NDManager request) {
        return network.encode(request.create(ids).expandDims(0));
    }

    /** Returns the logits after the last of {@code decoded}, for tests. */
    float[] lastLogits(long[] ids, int[] decoded) {
        try (NDManager request = manager.newSubManager();
                BartDecoder decoder = new BartDecoder(network, encode(ids, request))) {
            float[] logits = {};
            for (int token : decoded) {
                try (NDManager step = request.newSubManager()) {
                    logits =
                            decoder.next(new int[] {token}, new int[] {0}, step).toFloatArray();
                }
            }
            return logits;
        }
    }

    @Override
    public void close() {
        manager.close();
        tokenizer.close();
    }
}

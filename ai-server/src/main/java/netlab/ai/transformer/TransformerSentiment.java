package netlab.ai.transformer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import netlab.ai.Sentiment;
import netlab.ai.SentimentModel;
import netlab.ai.checkpoint.MalformedCheckpointException;
import netlab.ai.checkpoint.ModelDirectory;
import netlab.ai.checkpoint.TensorEngine;

/** A DistilBERT checkpoint as a sentiment model: what Python's {@code pipeline("sentiment-analysis")} is. */
public final class TransformerSentiment implements SentimentModel {
    private final String name;
    private final NDManager manager;
    private final HuggingFaceTokenizer tokenizer;
    private final DistilBert network;
    private final String[] labels;

    private TransformerSentiment(String name, ModelDirectory directory, NDManager manager) throws IOException {
        directory.requireArchitecture(DistilBert.ARCHITECTURE);
        this.name = name;
        this.manager = manager;
        this.labels = labels(directory.config());
        this.network = new DistilBert(directory, directory.weights(manager), labels.length);
        this.tokenizer = directory.tokenizer(directory.size("max_position_embeddings"));
    }

    /**
     * Loads the checkpoint in {@code directory}.
     *
     * @param name what the hello line calls it
     */
    public static TransformerSentiment load(String name, ModelDirectory directory) throws IOException {
        NDManager manager = TensorEngine.newManager();
        try {
            return new TransformerSentiment(name, directory, manager);
        } catch (IOException | RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** {@code id2label}; a checkpoint without one has the two labels LABEL_0 and LABEL_1. */
    private static String[] labels(JsonNode config) throws MalformedCheckpointException {
        JsonNode names = config.path("id2label");
        int count = names.isObject() && !names.isEmpty()
                ? names.size()
                : config.path("num_labels").asInt(2);
        if (count < 1 || count > 10_000) {
            throw new MalformedCheckpointException("config.json speaks of " + count + " labels");
        }
        String[] labels = new String[count];
        for (int i = 0; i < count; i++) {
            labels[i] = names.path(Integer.toString(i)).asText("LABEL_" + i);
        }
        return labels;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sentiment classify(String text) {
        float[] logits = logits(ids(text));
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return new Sentiment(labels[best], probability(logits, best));
    }

    /** Returns the ids of {@code text}, special tokens included, cut to what the model takes. */
    long[] ids(String text) {
        return tokenizer.encode(WellFormed.text(text)).getIds();
    }

    /** Returns a logit for each label. */
    float[] logits(long[] ids) {
        try (NDManager request = manager.newSubManager()) {
            NDArray batch = request.create(ids).expandDims(0);
            return network.logits(batch).toFloatArray();
        }
    }

    /** Softmax; with a single label the logistic function, as Python's pipeline does. */
    private static double probability(float[] logits, int label) {
        if (logits.length == 1) {
            return 1 / (1 + Math.exp(-logits[0]));
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - logits[label]);
        }
        return 1 / sum;
    }

    @Override
    public void close() {
        manager.close();
        tokenizer.close();
    }
}

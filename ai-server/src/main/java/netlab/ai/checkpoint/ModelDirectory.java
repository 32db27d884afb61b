package netlab.ai.checkpoint;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory with a model in it, as {@code save_pretrained} writes one. */
public final class ModelDirectory {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path directory;
    private final JsonNode config;

    /**
     * Opens {@code directory}.
     *
     * @throws FileNotFoundException if there is no config.json in it
     */
    public ModelDirectory(Path directory) throws IOException {
        this.directory = directory;
        this.config = json("config.json");
        if (config.isMissingNode()) {
            throw new FileNotFoundException(directory + " holds no model: there is no config.json in it");
        }
    }

    /** Returns where it is. */
    public Path path() {
        return directory;
    }

    /** Returns config.json. */
    public JsonNode config() {
        return config;
    }

    /** Returns generation_config.json; a missing node if there is none. */
    public JsonNode generationConfig() throws IOException {
        return json("generation_config.json");
    }

    private JsonNode json(String file) throws IOException {
        Path path = directory.resolve(file);
        if (!Files.exists(path)) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(path.toFile());
        } catch (JsonProcessingException e) {
            throw new MalformedCheckpointException(path + " is no JSON", e);
        }
    }

    /** Throws if config.json does not name {@code architecture}. */
    public void requireArchitecture(String architecture) throws MalformedCheckpointException {
        for (JsonNode name : config.path("architectures")) {
            if (name.asText().equals(architecture)) {
                return;
            }
        }
        throw new MalformedCheckpointException(directory + " is a model of the kind " + config.path("architectures")
                + "; this task takes " + architecture);
    }

    /** Returns a size or count of config.json, which must be there and be positive. */
    public int size(String name) throws MalformedCheckpointException {
        JsonNode value = config.path(name);
        if (!value.canConvertToInt() || value.intValue() <= 0) {
            throw new MalformedCheckpointException(
                    directory.resolve("config.json") + ": expected a positive number for " + name + ", got " + value);
        }
        return value.intValue();
    }

    /** Returns the weights, views of the mapped file, attached to {@code manager}. */
    public Weights weights(NDManager manager) throws IOException {
        Path safetensors = directory.resolve("model.safetensors");
        if (Files.exists(safetensors)) {
            return new Weights(Safetensors.map(safetensors, manager));
        }
        Path pickle = directory.resolve("pytorch_model.bin");
        if (Files.exists(pickle)) {
            return new Weights(TorchFile.map(pickle, manager));
        }
        throw new FileNotFoundException(
                directory + " holds no weights: neither model.safetensors nor pytorch_model.bin is in it");
    }

    /** Returns the tokenizer; it cuts texts to what the model can take, {@code positions} at most, special tokens included. */
    public HuggingFaceTokenizer tokenizer(int positions) throws IOException {
        JsonNode tokenizerConfig = json("tokenizer_config.json");
        // Without a limit, Python writes 10^30 here.
        double stated = tokenizerConfig.path("model_max_length").asDouble(positions);
        return TokenizerFiles.load(directory, tokenizerConfig, (int) Math.min(positions, stated));
    }
}

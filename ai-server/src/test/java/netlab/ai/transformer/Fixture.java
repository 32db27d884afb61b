package netlab.ai.transformer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small checkpoint with what Python's transformers computed for it, and the files that a test uses of it: one kind of
 * weights, one kind of tokenizer. The property {@code netlab.hf-parity} names a directory with the same in all formats.
 */
record Fixture(Path source, String weights, List<String> tokenizer) {
    private static final Path RESOURCES = Path.of("src/test/resources/hf-parity");

    static Stream<Fixture> all(String model, List<String> olderTokenizer) {
        List<Fixture> fixtures = new ArrayList<>();
        List<Path> roots = new ArrayList<>(List.of(RESOURCES));
        if (System.getProperty("netlab.hf-parity") != null) {
            roots.add(Path.of(System.getProperty("netlab.hf-parity")));
        }
        for (Path root : roots) {
            for (String weights : List.of("model.safetensors", "pytorch_model.bin", "pytorch_model-legacy.bin")) {
                if (Files.exists(root.resolve(model).resolve(weights))) {
                    boolean isFirst = weights.equals("model.safetensors");
                    List<String> tokenizer = isFirst ? List.of("tokenizer.json") : olderTokenizer;
                    fixtures.add(new Fixture(root.resolve(model), weights, tokenizer));
                }
            }
        }
        return fixtures.stream();
    }

    /** Tells whether every row must be tried with it: the weights of the test resources, and all those in the property's directory. */
    boolean isMain() {
        return weights.equals("model.safetensors") || !source.startsWith(RESOURCES);
    }

    /** Makes {@code directory} a model directory with these files and no others. */
    Path copyTo(Path directory) throws IOException {
        for (String file : List.of("config.json", "generation_config.json", "tokenizer_config.json")) {
            if (Files.exists(source.resolve(file))) {
                Files.copy(source.resolve(file), directory.resolve(file));
            }
        }
        for (String file : tokenizer) {
            Files.copy(source.resolve(file), directory.resolve(file));
        }
        Files.copy(source.resolve(weights), directory.resolve(weights.replace("-legacy", "")));
        return directory;
    }

    /** Returns the rows of an .ndjson file. The texts hold characters that some readers take for line ends. */
    List<JsonNode> rows(String file) {
        try {
            ObjectMapper mapper = new ObjectMapper();
            List<JsonNode> rows = new ArrayList<>();
            for (String line : Files.readString(source.resolve(file), StandardCharsets.UTF_8)
                    .split("\n")) {
                rows.add(mapper.readTree(line));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long[] longs(JsonNode array) {
        long[] values = new long[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asLong();
        }
        return values;
    }

    static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asInt();
        }
        return values;
    }

    static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) array.get(i).asDouble();
        }
        return values;
    }

    @Override
    public String toString() {
        return source.getFileName() + ": " + weights + ", " + String.join(" and ", tokenizer);
    }
}

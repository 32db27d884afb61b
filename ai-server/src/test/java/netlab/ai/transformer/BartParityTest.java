package netlab.ai.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import netlab.ai.SummaryLength;
import netlab.ai.checkpoint.ModelDirectory;
import netlab.ai.checkpoint.TensorEngine;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same ids in, the same ids out as Python's transformers, from the same files. */
@Timeout(value = 3, unit = TimeUnit.MINUTES) // seconds, unless the machine is very busy
class BartParityTest {
    private static final int ROWS = 227;
    /** Of the same weights in another file a sample is enough to show that they are the same. */
    private static final int EVERY = 7;

    private static final Offset<Float> TOLERANCE = within(5e-5f);

    static Stream<Fixture> fixtures() {
        return Fixture.all("bart", List.of("vocab.json", "merges.txt"));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void writesWhatTransformersWrites(Fixture fixture, @TempDir Path directory) throws IOException {
        List<JsonNode> rows = fixture.rows("expected.ndjson");
        assertThat(rows).hasSize(ROWS);
        try (TransformerSummary model =
                TransformerSummary.load("test", new ModelDirectory(fixture.copyTo(directory)))) {
            for (int i = 0; i < rows.size(); i += fixture.isMain() ? 1 : EVERY) {
                JsonNode row = rows.get(i);
                String text = row.get("text").asText();
                long[] ids = model.ids(text);
                assertThat(ids).as(text).containsExactly(Fixture.longs(row.get("input_ids")));
                int[] output = model.generate(ids, settings(row.get("settings"), model.settings()));
                assertThat(output).as("%s", row).containsExactly(Fixture.ints(row.get("output_ids")));
                assertThat(model.decode(output))
                        .as("%s", row)
                        .isEqualTo(row.get("summary_text").asText());
            }
        }
    }

    private static GenerationSettings settings(JsonNode call, GenerationSettings checkpoint) {
        return new GenerationSettings(
                call.get("num_beams").asInt(),
                call.get("length_penalty").asDouble(),
                call.get("early_stopping").asBoolean()
                        ? GenerationSettings.EarlyStopping.TRUE
                        : GenerationSettings.EarlyStopping.FALSE,
                call.get("no_repeat_ngram_size").asInt(),
                call.get("min_length").asInt(),
                call.get("max_length").asInt(),
                checkpoint.start(),
                checkpoint.end(),
                checkpoint.forcedFirst(),
                checkpoint.forcedLast());
    }

    /** The first setting of each text is what a request to the server asks for. */
    @Test
    void summarizesWithTheCheckpointsOwnSettings(@TempDir Path directory) throws IOException {
        Fixture fixture = fixtures().findFirst().orElseThrow();
        int compared = 0;
        try (TransformerSummary model =
                TransformerSummary.load("test", new ModelDirectory(fixture.copyTo(directory)))) {
            for (JsonNode row : fixture.rows("expected.ndjson")) {
                String text = row.get("text").asText();
                SummaryLength length = SummaryLength.of(text);
                GenerationSettings asked = model.settings().withLength(length);
                if (settings(row.get("settings"), model.settings()).equals(asked)) {
                    assertThat(model.summarize(text, length))
                            .isEqualTo(row.get("summary_text").asText());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(30);
    }

    @Test
    void computesTheSameVectorsAndLogitsStepByStep(@TempDir Path directory) throws IOException {
        Fixture fixture = fixtures().findFirst().orElseThrow();
        try (TransformerSummary model = TransformerSummary.load("test", new ModelDirectory(fixture.copyTo(directory)));
                NDManager manager = TensorEngine.newManager()) {
            for (JsonNode row : fixture.rows("steps.ndjson")) {
                long[] ids = Fixture.longs(row.get("input_ids"));
                NDArray memory = model.encode(ids, manager);
                assertThat(memory.get(0, 0).toFloatArray())
                        .containsExactly(Fixture.floats(row.get("encoder_first")), TOLERANCE);
                assertThat(memory.get(0, ids.length - 1).toFloatArray())
                        .containsExactly(Fixture.floats(row.get("encoder_last")), TOLERANCE);
                assertThat(model.lastLogits(ids, Fixture.ints(row.get("decoder_input_ids"))))
                        .containsExactly(Fixture.floats(row.get("logits_last")), TOLERANCE);
            }
        }
    }
}

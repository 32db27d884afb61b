package netlab.ai.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import netlab.ai.Sentiment;
import netlab.ai.checkpoint.ModelDirectory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same ids, logits, labels and scores as Python's transformers, from the same files. */
class DistilBertParityTest {
    private static final int ROWS = 40;
    private static final Offset<Float> LOGIT_TOLERANCE = within(2e-5f);
    private static final Offset<Double> SCORE_TOLERANCE = within(1e-5);

    static Stream<Fixture> fixtures() {
        return Fixture.all("distilbert", List.of("vocab.txt"));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void computesWhatTransformersComputes(Fixture fixture, @TempDir Path directory) throws IOException {
        List<JsonNode> rows = fixture.rows("expected.ndjson");
        assertThat(rows).hasSize(ROWS);
        ModelDirectory files = new ModelDirectory(fixture.copyTo(directory));
        try (TransformerSentiment model = TransformerSentiment.load("test", files)) {
            for (JsonNode row : rows) {
                String text = row.get("text").asText();
                long[] ids = model.ids(text);
                assertThat(ids).as(text).containsExactly(Fixture.longs(row.get("ids")));
                assertThat(model.logits(ids))
                        .as(text)
                        .containsExactly(Fixture.floats(row.get("logits")), LOGIT_TOLERANCE);
                Sentiment sentiment = model.classify(text);
                assertThat(sentiment.label())
                        .as(text)
                        .isEqualTo(row.get("label").asText());
                assertThat(sentiment.score())
                        .as(text)
                        .isCloseTo(row.get("score").asDouble(), SCORE_TOLERANCE);
            }
        }
    }
}

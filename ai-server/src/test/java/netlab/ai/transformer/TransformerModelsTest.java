package netlab.ai.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import netlab.ai.SummaryLength;
import netlab.ai.checkpoint.MalformedCheckpointException;
import netlab.ai.checkpoint.ModelDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransformerModelsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path directory;

    private static Fixture fixture(String model) {
        return Fixture.all(model, List.of()).findFirst().orElseThrow();
    }

    private void edit(Consumer<ObjectNode> change) throws IOException {
        Path config = directory.resolve("config.json");
        ObjectNode json = (ObjectNode) MAPPER.readTree(config.toFile());
        change.accept(json);
        MAPPER.writeValue(config.toFile(), json);
    }

    static Stream<Consumer<ObjectNode>> wrongConfigurations() {
        return Stream.of(
                json -> json.put("dim", 32),
                json -> json.put("n_layers", 3),
                json -> json.put("n_heads", 5),
                json -> json.put("vocab_size", -1),
                json -> json.put("activation", "sigh"),
                json -> json.putArray("architectures").add("BertModel"),
                json -> json.putObject("id2label").put("0", "A"),
                json -> json.remove("hidden_dim"));
    }

    @ParameterizedTest
    @MethodSource("wrongConfigurations")
    void refusesAConfigurationThatTheWeightsDoNotFit(Consumer<ObjectNode> change) throws IOException {
        fixture("distilbert").copyTo(directory);
        edit(change);
        assertThatThrownBy(() -> TransformerSentiment.load("x", new ModelDirectory(directory)))
                .isInstanceOf(MalformedCheckpointException.class);
    }

    @Test
    void takesLabelsAndTheirNumberFromTheConfiguration() throws IOException {
        fixture("distilbert").copyTo(directory);
        edit(json -> json.putObject("id2label").put("0", "나쁨").put("1", "좋음"));
        try (TransformerSentiment model = TransformerSentiment.load("x", new ModelDirectory(directory))) {
            assertThat(model.classify("good").label()).isIn("나쁨", "좋음");
        }
    }

    @Test
    void scalesTheEmbeddingsOfBartWhereTheConfigurationSaysSo() throws IOException {
        fixture("bart").copyTo(directory);
        float[] plain;
        try (TransformerSummary model = TransformerSummary.load("x", new ModelDirectory(directory))) {
            plain = model.lastLogits(new long[] {0, 9, 2}, new int[] {2});
        }
        edit(json -> json.put("scale_embedding", true));
        try (TransformerSummary model = TransformerSummary.load("x", new ModelDirectory(directory))) {
            assertThat(model.lastLogits(new long[] {0, 9, 2}, new int[] {2})).isNotEqualTo(plain);
        }
        edit(json -> json.put("normalize_before", true));
        assertThatThrownBy(() -> TransformerSummary.load("x", new ModelDirectory(directory)))
                .hasMessageContaining("normalize_before");
    }

    @Test
    void survivesTextsThatTheTokenizerMakesOddThingsOf() throws IOException {
        fixture("bart").copyTo(directory);
        try (TransformerSummary model = TransformerSummary.load("x", new ModelDirectory(directory))) {
            for (String text :
                    List.of("\ud800", "\u0000", "😀".repeat(5000), "</s><s></s>", " ".repeat(10_000) + ".")) {
                SummaryLength length = new SummaryLength(24, 12);
                assertThat(model.generate(model.ids(text), model.settings().withLength(length)).length)
                        .isBetween(12, 24);
            }
        }
    }

    @Test
    void taskSettingsGoBeforeGeneralOnesAndThoseBeforeOldOnes() throws IOException {
        ObjectNode config = (ObjectNode)
                MAPPER.readTree(
                        "{\"num_beams\":2,\"length_penalty\":0.5,\"early_stopping\":\"never\","
                                + "\"force_bos_token_to_be_generated\":true,\"task_specific_params\":{\"summarization\":{\"num_beams\":4}}}");
        GenerationSettings old = GenerationSettings.of(config, MissingNode.getInstance());
        assertThat(old.beams()).isEqualTo(4);
        assertThat(old.lengthPenalty()).isEqualTo(0.5);
        assertThat(old.earlyStopping()).isEqualTo(GenerationSettings.EarlyStopping.NEVER);
        assertThat(old.forcedFirst()).isZero();
        assertThat(old.forcedLast()).isEqualTo(2);
        GenerationSettings modern = GenerationSettings.of(
                config, MAPPER.readTree("{\"num_beams\":3,\"eos_token_id\":[7,8],\"early_stopping\":true}"));
        assertThat(modern.beams()).isEqualTo(4);
        assertThat(modern.lengthPenalty()).isEqualTo(1);
        assertThat(modern.end()).isEqualTo(7);
        assertThat(modern.earlyStopping()).isEqualTo(GenerationSettings.EarlyStopping.TRUE);
    }

    @Test
    void readsTheVocabularyFilesWhenThereIsNoTokenizerJson() throws IOException {
        fixture("distilbert").copyTo(directory);
        Files.delete(directory.resolve("tokenizer.json"));
        assertThatThrownBy(() -> TransformerSentiment.load("x", new ModelDirectory(directory)))
                .hasMessageContaining("no tokenizer");
        Files.writeString(directory.resolve("vocab.txt"), "[PAD]\n[UNK]\n");
        assertThatThrownBy(() -> TransformerSentiment.load("x", new ModelDirectory(directory)))
                .hasMessageContaining("[CLS]");
    }
}

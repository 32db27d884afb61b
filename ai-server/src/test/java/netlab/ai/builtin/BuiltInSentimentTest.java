package netlab.ai.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import netlab.ai.Sentiment;
import netlab.ai.checkpoint.TensorEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltInSentimentTest {
    private static final Path MODEL = Path.of("src/main/resources/netlab/ai/builtin");

    @Test
    void isRightAboutEverydaySentencesFarMoreOftenThanNot() throws IOException {
        try (BuiltInSentiment model = BuiltInSentiment.load()) {
            SentimentData.Accuracy accuracy =
                    SentimentData.evaluate(model, List.of(Path.of("data"))).get(0);
            assertThat(accuracy.dataSet()).isEqualTo("everyday-test.tsv");
            assertThat(accuracy.texts()).isEqualTo(100);
            assertThat(accuracy.percent()).isGreaterThanOrEqualTo(65);
        }
    }

    @Test
    void evaluationWithoutDataSaysSo(@TempDir Path nothing) throws IOException {
        try (BuiltInSentiment model = BuiltInSentiment.load()) {
            assertThatThrownBy(() -> SentimentData.evaluate(model, List.of(nothing)))
                    .isInstanceOf(FileNotFoundException.class)
                    .hasMessageContainingAll("everyday-test.tsv", nothing.toString());
        }
    }

    @Test
    void fitsInEightMegabytes() throws IOException {
        long bytes = Files.size(MODEL.resolve(BuiltInSentiment.WEIGHTS_FILE))
                + Files.size(MODEL.resolve(BuiltInSentiment.TOKENIZER_FILE));
        assertThat(bytes).isLessThan(8 << 20);
    }

    @Test
    void judgesAnyTextWhateverItsLength() throws IOException {
        try (BuiltInSentiment model = BuiltInSentiment.load()) {
            for (String text :
                    List.of("a", "", "\u0000", "😀".repeat(100_000), "좋아요 ".repeat(100_000), "x".repeat(1_000_000))) {
                Sentiment sentiment = model.classify(text);
                assertThat(sentiment.label()).isIn("POSITIVE", "NEGATIVE");
                assertThat(sentiment.score()).isBetween(0.5, 1.0);
            }
        }
    }

    @Test
    void givesATextTheSameScoreEveryTime() throws IOException {
        try (BuiltInSentiment model = BuiltInSentiment.load()) {
            assertThat(model.classify("It works")).isEqualTo(model.classify("It works"));
        }
    }

    /** The whole way from a data set to a model, on a data set that takes a second. */
    @Test
    void learnsWhatItIsTaughtAndTheSameEveryTime(@TempDir Path directory) throws IOException {
        StringBuilder texts = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            texts.append("1\tthis thing number " + i + " is splendid\n0\tthis thing number " + i + " is dreadful\n");
        }
        for (String file :
                List.of("en-train.tsv.gz", "ko-train.tsv.gz", "en-products.tsv.gz", "en-services-train.tsv.gz")) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve(file)))) {
                out.write(texts.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.writeString(directory.resolve("everyday-train.tsv"), "1\ta splendid day\n0\ta dreadful day\n");
        PrintStream quiet = new PrintStream(OutputStream.nullOutputStream());
        for (String out : List.of("first", "second")) {
            SentimentData.train(List.of(directory), directory.resolve(out), 7, quiet);
        }
        assertThat(directory.resolve("first/model.safetensors"))
                .hasSameBinaryContentAs(directory.resolve("second/model.safetensors"));
        try (BuiltInSentiment model = BuiltInSentiment.load(directory.resolve("first"))) {
            assertThat(model.classify("what a splendid thing").label()).isEqualTo("POSITIVE");
            assertThat(model.classify("what a dreadful thing").label()).isEqualTo("NEGATIVE");
        }
    }

    @Test
    void losesLittleByKeepingBytesForFloats(@TempDir Path directory) throws IOException {
        try (NDManager manager = TensorEngine.newManager()) {
            TextCnn network = TextCnn.random(50, manager);
            byte[] json = SentimentTokenizer.json(List.of("[PAD]", "[UNK]", "▁", "a"), List.of());
            BuiltInSentiment.save(directory, json, List.of(network.weights()));
            try (BuiltInSentiment model = BuiltInSentiment.load(directory)) {
                NDArray ids = manager.create(new long[] {2, 3, 0, 0, 0}).expandDims(0);
                float[] exact = network.forward(ids, false).softmax(1).toFloatArray();
                double score = model.classify("a").score();
                assertThat(score).isCloseTo(Math.max(exact[0], exact[1]), within(0.01));
            }
        }
    }
}

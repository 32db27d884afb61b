package netlab.ai.builtin;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import netlab.ai.SentimentModel;
import netlab.ai.checkpoint.TensorEngine;

/** The commands {@code train} and {@code evaluate}: from data sets to a model, and from a model to accuracies. */
public final class SentimentData {
    private static final int VOCABULARY_SIZE = 24_000;

    /** As many as fit into 8 MB with the tokenizer. */
    private static final int NETWORKS = 2;

    /** Has no division of its own: every fifth text, the first of them included, is kept for evaluation. */
    private static final String PRODUCTS = "en-products.tsv.gz";

    private static final int HELD_OUT = 5;

    /** A data set for training, and how often each of its texts is seen in an epoch: small sets would drown otherwise. */
    private record Source(String file, int repeats) {}

    private static final List<Source> TRAINING = List.of(
            new Source("en-train.tsv.gz", 1),
            new Source("ko-train.tsv.gz", 1),
            new Source(PRODUCTS, 3),
            new Source("en-services-train.tsv.gz", 4),
            new Source("everyday-train.tsv", 25));

    private static final List<String> EVALUATION =
            List.of("en-dev.tsv.gz", PRODUCTS, "en-services-dev.tsv.gz", "ko-dev.tsv.gz", "everyday-test.tsv");

    private SentimentData() {}

    /** How many texts of a set a model labels as people did. */
    public record Accuracy(String dataSet, int right, int texts) {
        /** Returns the share of right labels, in percent. */
        public double percent() {
            return 100.0 * right / texts;
        }
    }

    /**
     * Trains a model and writes it to {@code out}.
     *
     * @param directories where the data sets are looked for
     */
    public static void train(List<Path> directories, Path out, int seed, PrintStream progress) throws IOException {
        List<LabeledText> texts = new ArrayList<>();
        List<Integer> repeats = new ArrayList<>();
        for (Source source : TRAINING) {
            List<LabeledText> set = part(find(source.file(), directories), true);
            texts.addAll(set);
            repeats.addAll(Collections.nCopies(set.size(), source.repeats()));
            progress.printf(Locale.ROOT, "%s: %,d texts%n", source.file(), set.size());
        }
        List<List<String>> split = split(texts);

        Map<String, Long> wordCounts = new HashMap<>();
        split.forEach(words -> words.forEach(word -> wordCounts.merge(word, 1L, Long::sum)));
        byte[] tokenizerJson = BpeTrainer.train(wordCounts, VOCABULARY_SIZE);
        progress.printf(Locale.ROOT, "%,d distinct words, cut into %,d pieces%n", wordCounts.size(), VOCABULARY_SIZE);

        Map<String, Integer> numbers = new HashMap<>();
        List<String> distinctWords = new ArrayList<>();
        List<SentimentTraining.Example> examples = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            int[] words = split.get(i).stream()
                    .mapToInt(word -> numbers.computeIfAbsent(word, key -> {
                        distinctWords.add(key);
                        return distinctWords.size() - 1;
                    }))
                    .toArray();
            var example = new SentimentTraining.Example(texts.get(i).positive(), words);
            examples.addAll(Collections.nCopies(repeats.get(i), example));
        }
        try (NDManager manager = TensorEngine.newManager()) {
            List<Map<String, NDArray>> networks = new ArrayList<>();
            for (int i = 0; i < NETWORKS; i++) {
                progress.printf(Locale.ROOT, "network %d of %d%n", i + 1, NETWORKS);
                TensorEngine.seed(seed + i);
                var training = new SentimentTraining(new BpeEncoder(tokenizerJson), distinctWords, seed + i, progress);
                networks.add(training.train(examples, manager));
            }
            BuiltInSentiment.save(out, tokenizerJson, networks);
        }
        progress.println("written to " + out);
    }

    private static List<List<String>> split(List<LabeledText> texts) {
        List<String> plain = texts.stream().map(LabeledText::text).toList();
        try (WordSplitter splitter = new WordSplitter(plain)) {
            return splitter.split(plain);
        }
    }

    /**
     * Returns the accuracy of {@code model} on every evaluation set that is in one of {@code directories}.
     *
     * @throws FileNotFoundException if none of them is there
     */
    public static List<Accuracy> evaluate(SentimentModel model, List<Path> directories) throws IOException {
        List<Accuracy> accuracies = new ArrayList<>();
        for (String file : EVALUATION) {
            for (Path directory : directories) {
                if (Files.exists(directory.resolve(file))) {
                    accuracies.add(evaluate(model, directory.resolve(file)));
                    break;
                }
            }
        }
        if (accuracies.isEmpty()) {
            throw notFound("none of " + EVALUATION, directories);
        }
        return accuracies;
    }

    private static Accuracy evaluate(SentimentModel model, Path file) throws IOException {
        List<LabeledText> texts = part(file, false);
        int right = 0;
        for (LabeledText text : texts) {
            boolean positive = model.classify(text.text()).label().equals("POSITIVE");
            right += positive == text.positive() ? 1 : 0;
        }
        return new Accuracy(file.getFileName().toString(), right, texts.size());
    }

    /** Reads a data set; of the one that serves for both, the part for training or the part for evaluation. */
    private static List<LabeledText> part(Path file, boolean training) throws IOException {
        List<LabeledText> texts = LabeledText.read(file);
        if (!file.getFileName().toString().equals(PRODUCTS)) {
            return texts;
        }
        return IntStream.range(0, texts.size())
                .filter(i -> (i % HELD_OUT != 0) == training)
                .mapToObj(texts::get)
                .toList();
    }

    private static Path find(String file, List<Path> directories) throws IOException {
        for (Path directory : directories) {
            if (Files.exists(directory.resolve(file))) {
                return directory.resolve(file);
            }
        }
        throw notFound("no " + file, directories);
    }

    private static FileNotFoundException notFound(String what, List<Path> directories) {
        return new FileNotFoundException(
                what + " is in any of " + directories + "; the README says where the data sets come from");
    }
}

package netlab.ai.builtin;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Trains a {@link TextCnn}: AdamW with a linear warm-up and decay of the learning rate, label smoothing, BPE-dropout,
 * and a running average of the weights as the result. Everything that chance decides comes from one seed.
 */
final class SentimentTraining {
    private static final int EPOCHS = 5;
    /** Texts of the same length go together, as many as make this number of pieces. */
    private static final int PIECES_PER_BATCH = 8_000;

    private static final int MIN_PIECES_PER_BATCH = 1_500;
    private static final int MIN_TEXTS_PER_BATCH = 100;

    private static final int MAX_PIECES = 200;
    private static final float PEAK_LEARNING_RATE = 2e-3f;
    private static final float WARM_UP = 0.06f;
    private static final float WEIGHT_DECAY = 0.01f;
    private static final float LABEL_SMOOTHING = 0.1f;
    private static final double BPE_DROPOUT = 0.1;
    /** The average forgets half of what it knew in about 700 steps; it is taken every few, which is as good as every one. */
    private static final int AVERAGE_EVERY = 10;

    private static final float AVERAGE_KEEPS = 0.99f;

    /** A training example: the distinct words it consists of, by number. */
    record Example(boolean positive, int[] words) {}

    private record Encoded(boolean positive, int[] ids) {}

    private final BpeEncoder encoder;
    private final List<int[]> wordCharacters;
    private final Random random;
    private final PrintStream progress;

    SentimentTraining(BpeEncoder encoder, List<String> words, int seed, PrintStream progress) {
        this.encoder = encoder;
        this.wordCharacters = words.stream().map(encoder::characters).toList();
        this.random = new Random(seed);
        this.progress = progress;
    }

    /** Returns the trained weights, attached to {@code manager}. */
    Map<String, NDArray> train(List<Example> examples, NDManager manager) throws IOException {
        TextCnn network = TextCnn.random(encoder.vocabularySize(), manager);
        network.weights().values().forEach(weight -> weight.setRequiresGradient(true));
        Map<String, NDArray> average = new LinkedHashMap<>();
        network.weights()
                .forEach((name, weight) ->
                        average.put(name, weight.stopGradient().duplicate()));

        int steps = EPOCHS * batches(encode(examples)).size();
        Optimizer optimizer = Optimizer.adamW()
                .optLearningRateTracker(learningRate(steps))
                .optWeightDecays(WEIGHT_DECAY)
                .build();
        int step = 0;
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            List<List<Encoded>> batches = batches(encode(examples));
            double loss = 0;
            for (int i = 0; i < batches.size(); i++) {
                loss += learn(network, batches.get(i), optimizer, manager);
                step++;
                if (step % AVERAGE_EVERY == 0) {
                    average(network, average, step);
                }
                if ((i + 1) % 100 == 0) {
                    progress.printf(
                            Locale.ROOT,
                            "epoch %d, batch %d of %d, loss %.4f%n",
                            epoch,
                            i + 1,
                            batches.size(),
                            loss / (i + 1));
                }
            }
        }
        return average;
    }

    private static Tracker learningRate(int steps) {
        float warmUpSteps = WARM_UP * steps;
        return step -> PEAK_LEARNING_RATE
                * Math.max(0.01f, Math.min(step / warmUpSteps, (steps - step) / (steps - warmUpSteps)));
    }

    private List<Encoded> encode(List<Example> examples) {
        List<Encoded> encoded = new ArrayList<>(examples.size());
        for (Example example : examples) {
            int[] ids = new int[MAX_PIECES];
            int n = 0;
            for (int word : example.words()) {
                for (int id : encoder.encode(wordCharacters.get(word), BPE_DROPOUT, random)) {
                    if (n < MAX_PIECES) {
                        ids[n++] = id;
                    }
                }
            }
            if (n > 0) {
                encoded.add(new Encoded(example.positive(), Arrays.copyOf(ids, roundDown(n))));
            }
        }
        return encoded;
    }

    /** Long texts lose up to seven pieces, so that there are enough of each length. */
    private static int roundDown(int length) {
        return length < 32 ? length : length - length % 8;
    }

    /** Puts texts of the same length together; a batch that would be too small to learn from is left out this time. */
    private List<List<Encoded>> batches(List<Encoded> encoded) {
        Collections.shuffle(encoded, random);
        Map<Integer, List<Encoded>> byLength = new TreeMap<>();
        encoded.forEach(text -> byLength.computeIfAbsent(text.ids().length, length -> new ArrayList<>())
                .add(text));
        List<List<Encoded>> batches = new ArrayList<>();
        byLength.forEach((length, texts) -> {
            int size = Math.max(1, PIECES_PER_BATCH / length);
            for (int from = 0; from < texts.size(); from += size) {
                List<Encoded> batch = texts.subList(from, Math.min(from + size, texts.size()));
                if (batch.size() * length >= MIN_PIECES_PER_BATCH || batch.size() >= MIN_TEXTS_PER_BATCH) {
                    batches.add(batch);
                }
            }
        });
        Collections.shuffle(batches, random);
        return batches;
    }

    private float learn(TextCnn network, List<Encoded> batch, Optimizer optimizer, NDManager manager) {
        try (NDManager step = manager.newSubManager()) {
            NDArray ids = ids(batch, step);
            NDArray targets = targets(batch, step);
            float loss;
            try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
                NDArray meanLoss = network.forward(ids, true)
                        .logSoftmax(1)
                        .mul(targets)
                        .sum(new int[] {1})
                        .mean()
                        .neg();
                gradients.backward(meanLoss);
                loss = meanLoss.getFloat();
            }
            network.weights().forEach((name, weight) -> {
                NDArray gradient = weight.getGradient();
                gradient.attach(step);
                optimizer.update(name, weight, gradient);
                gradient.muli(0);
            });
            return loss;
        }
    }

    private static NDArray ids(List<Encoded> batch, NDManager manager) {
        int length = batch.get(0).ids().length;
        int row = TextCnn.paddedLength(length);
        int[] ids = new int[batch.size() * row];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(batch.get(i).ids(), 0, ids, i * row, length);
        }
        return manager.create(ids, new Shape(batch.size(), row)).toType(DataType.INT64, false);
    }

    private static NDArray targets(List<Encoded> batch, NDManager manager) {
        float[] targets = new float[batch.size() * 2];
        for (int i = 0; i < batch.size(); i++) {
            int label = batch.get(i).positive() ? 1 : 0;
            targets[2 * i + label] = 1 - LABEL_SMOOTHING / 2;
            targets[2 * i + 1 - label] = LABEL_SMOOTHING / 2;
        }
        return manager.create(targets, new Shape(batch.size(), 2));
    }

    /** Moves the average towards the weights; early on it follows them closely. */
    private static void average(TextCnn network, Map<String, NDArray> average, int step) {
        float keep = Math.min(AVERAGE_KEEPS, step / (step + 10f * AVERAGE_EVERY));
        network.weights().forEach((name, weight) -> {
            try (NDArray now = weight.stopGradient();
                    NDArray share = now.mul(1 - keep)) {
                average.get(name).muli(keep).addi(share);
            }
        });
    }
}

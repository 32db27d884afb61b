package netlab.ai.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds a likely sequence of tokens, as {@code generate} of the Python library does, token for token: greedily, or by
 * beam search, which carries the n best beginnings along, since the best sequence need not begin with the likeliest token.
 *
 * <p>Scores are sums of log-probabilities; rules (no repetition, not too short) then forbid tokens, without changing the
 * probabilities of others. A finished sequence's score is divided by its length to the power of the length penalty.
 */
final class Generation {
    /** Stands for "as good as impossible" with room for adding to it; the value counts, where Python's is matched. */
    private static final float IMPOSSIBLE = -1e9f;

    private final GenerationSettings settings;
    private final BartDecoder decoder;
    private final NDManager manager;

    /** A beginning, and the sum of its log-probabilities. */
    private record Beam(int[] tokens, float score) {}

    /** What may come next: {@code token} after the beam number {@code parent}, and the score of the two together. */
    private record Candidate(int parent, int token, float score) {}

    /** A place for a finished sequence; empty at first. */
    private record Finished(int[] tokens, float score, boolean isTaken) {}

    private Generation(GenerationSettings settings, BartDecoder decoder, NDManager manager) {
        this.settings = settings;
        this.decoder = decoder;
        this.manager = manager;
    }

    /** Returns the generated ids, from the start token on. */
    static int[] generate(GenerationSettings settings, BartDecoder decoder, NDManager manager) {
        Generation generation = new Generation(settings, decoder, manager);
        return settings.beams() == 1 ? generation.greedy() : generation.beamSearch();
    }

    private int[] greedy() {
        int[] tokens = {settings.start()};
        while (tokens.length < settings.maxLength() && (tokens.length == 1 || last(tokens) != settings.end())) {
            Beam beam = new Beam(tokens, 0);
            int token = candidates(List.of(beam), new int[] {0}, 1).get(0).token();
            tokens = append(tokens, token);
        }
        return tokens;
    }

    private int[] beamSearch() {
        int n = settings.beams();
        List<Beam> beams = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            // All beams begin alike: only the first may be continued at first, or all would stay alike.
            beams.add(new Beam(new int[] {settings.start()}, i == 0 ? 0 : IMPOSSIBLE));
        }
        int[] parents = new int[n];
        Arrays.setAll(parents, i -> i);
        List<Finished> finished = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            finished.add(new Finished(new int[0], IMPOSSIBLE, false));
        }
        boolean canImprove = true;
        boolean canContinue = true;
        for (int length = 1; canImprove && canContinue && !mayStop(finished); length++) {
            // Twice as many as beams: if n of them end the sequence, n are left to go on with.
            List<Candidate> candidates = candidates(beams, parents, 2 * n);
            boolean isLast = length + 1 >= settings.maxLength();
            finish(candidates.subList(0, Math.min(n, candidates.size())), beams, isLast, finished);

            List<Candidate> open = new ArrayList<>(candidates);
            open.removeIf(candidate -> candidate.token() == settings.end());
            canContinue = !isLast && open.size() >= n;
            if (canContinue) {
                List<Candidate> next = open.subList(0, n);
                List<Beam> before = beams;
                beams = next.stream()
                        .map(c -> new Beam(append(before.get(c.parent()).tokens(), c.token()), c.score()))
                        .toList();
                parents = next.stream().mapToInt(Candidate::parent).toArray();
                canImprove = canImprove(beams.get(0).score(), length + 1, finished);
            }
        }
        return finished.get(0).tokens();
    }

    /** Of the n best candidates, those that end the sequence contend for the n places of the finished. */
    private void finish(List<Candidate> best, List<Beam> beams, boolean isLast, List<Finished> finished) {
        for (Candidate candidate : best) {
            if (isLast || candidate.token() == settings.end()) {
                int[] tokens = append(beams.get(candidate.parent()).tokens(), candidate.token());
                finished.add(new Finished(tokens, penalized(candidate.score(), tokens.length - 1), true));
            }
        }
        finished.sort(Comparator.comparingDouble((Finished sequence) -> -sequence.score()));
        finished.subList(settings.beams(), finished.size()).clear();
    }

    private float penalized(float score, int length) {
        return score / (float) Math.pow(length, settings.lengthPenalty());
    }

    private boolean mayStop(List<Finished> finished) {
        return settings.earlyStopping() == GenerationSettings.EarlyStopping.TRUE
                && finished.stream().allMatch(Finished::isTaken);
    }

    /** Tells whether the best open beam, of {@code length} tokens, could still push a finished sequence out. */
    private boolean canImprove(float bestOpen, int length, List<Finished> finished) {
        boolean assumeLongest =
                settings.earlyStopping() == GenerationSettings.EarlyStopping.NEVER && settings.lengthPenalty() > 0;
        float best = penalized(bestOpen, (assumeLongest ? settings.maxLength() : length) - 1);
        return finished.stream().anyMatch(sequence -> !sequence.isTaken() || best > sequence.score());
    }

    /** Returns the best {@code count} continuations of all beams, the best first. */
    private List<Candidate> candidates(List<Beam> beams, int[] parents, int count) {
        int length = beams.get(0).tokens().length;
        if (length == settings.maxLength() - 1 && settings.forcedLast() != GenerationSettings.NONE) {
            return forced(beams, settings.forcedLast());
        }
        try (NDManager step = manager.newSubManager()) {
            int[] last = beams.stream().mapToInt(beam -> last(beam.tokens())).toArray();
            NDArray logits = decoder.next(last, parents, step);
            if (length == 1 && settings.forcedFirst() != GenerationSettings.NONE) {
                return forced(beams, settings.forcedFirst());
            }
            return best(beams, logits, count);
        }
    }

    private static List<Candidate> forced(List<Beam> beams, int token) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < beams.size(); i++) {
            candidates.add(new Candidate(i, token, beams.get(i).score()));
        }
        candidates.sort(Comparator.comparingDouble((Candidate candidate) -> -candidate.score()));
        return candidates;
    }

    /**
     * The best of beams × vocabulary candidates. They are sorted out by the engine; what is forbidden is left out
     * afterwards, so that many more are asked for as there are forbidden ones.
     */
    private List<Candidate> best(List<Beam> beams, NDArray logits, int count) {
        long vocabulary = logits.getShape().get(1);
        List<Set<Integer>> forbidden =
                beams.stream().map(beam -> forbidden(beam.tokens())).toList();
        int ask = count + forbidden.stream().mapToInt(Set::size).sum();
        NDArray scores = logits;
        if (beams.size() > 1) {
            float[] sums = new float[beams.size()];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = beams.get(i).score();
            }
            scores = logits.logSoftmax(1).addi(logits.getManager().create(sums, new Shape(sums.length, 1)));
        }
        NDList top = scores.flatten().topK((int) Math.min(ask, beams.size() * vocabulary), 0, true, true);
        float[] values = top.get(0).toFloatArray();
        long[] places = top.get(1).toLongArray();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < values.length && candidates.size() < count; i++) {
            int parent = (int) (places[i] / vocabulary);
            int token = (int) (places[i] % vocabulary);
            if (!forbidden.get(parent).contains(token)) {
                candidates.add(new Candidate(parent, token, values[i]));
            }
        }
        return candidates;
    }

    /** Tokens that must not follow: the end, as long as it is too early; and what would repeat an n-gram. */
    private Set<Integer> forbidden(int[] tokens) {
        Set<Integer> forbidden = new HashSet<>();
        if (tokens.length < settings.minLength()) {
            forbidden.add(settings.end());
        }
        int n = settings.noRepeatNgram();
        for (int i = 0; n > 0 && i + n <= tokens.length; i++) {
            boolean samePrefix = Arrays.equals(tokens, i, i + n - 1, tokens, tokens.length - n + 1, tokens.length);
            if (samePrefix) {
                forbidden.add(tokens[i + n - 1]);
            }
        }
        return forbidden;
    }

    private static int[] append(int[] tokens, int token) {
        int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
        longer[tokens.length] = token;
        return longer;
    }

    private static int last(int[] tokens) {
        return tokens[tokens.length - 1];
    }
}

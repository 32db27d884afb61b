package netlab.ai.builtin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import netlab.ai.SummaryLength;
import netlab.ai.SummaryModel;

/**
 * Summarizes by choosing sentences, never by writing any (Erkan and Radev 2004, "LexRank: Graph-based Lexical Centrality
 * as Salience in Text Summarization"). A sentence is a vector of tf-idf weights; sentences that resemble each other
 * recommend each other; who is recommended by the recommended ranks high, as with PageRank. The best that fit into the
 * length, none much like one already chosen, are returned in the order of the text.
 *
 * <p>A token is taken for {@value #CODE_POINTS_PER_TOKEN} code points, which is about what it is in English text.
 */
public final class LexRank implements SummaryModel {
    /** The name in the hello line. */
    public static final String NAME = "netlab-lexrank-extractive (built-in)";

    static final int CODE_POINTS_PER_TOKEN = 4;

    /** Comparing every sentence with every other takes quadratic time; of a longer text the beginning is summarized. */
    static final int MAX_SENTENCES = 400;

    private static final int MAX_CODE_POINTS = 200_000;

    /** What is not passed on to neighbours but spread evenly, so that every sentence keeps a rank. */
    private static final double DAMPING = 0.85;

    private static final double PRECISION = 1e-6;
    private static final int MAX_ITERATIONS = 100;

    /** Cosine above which a sentence says again what another has said. */
    private static final double TOO_SIMILAR = 0.7;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summarize(String text, SummaryLength length) {
        int most = length.max() * CODE_POINTS_PER_TOKEN;
        List<String> sentences = Sentences.split(truncate(text, MAX_CODE_POINTS), MAX_SENTENCES);
        if (sentences.size() < 2) {
            // Nothing to choose from. The longest length there is bounds even a text without any full stop.
            return cutAtWord(String.join("", sentences), 160 * CODE_POINTS_PER_TOKEN);
        }
        String whole = String.join(" ", sentences);
        if (codePoints(whole) <= length.min() * CODE_POINTS_PER_TOKEN) {
            return whole;
        }
        double[][] similarity = similarity(sentences);
        double[] rank = rank(similarity);
        List<Integer> bestFirst = IntStream.range(0, rank.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -rank[i]).thenComparing(i -> i))
                .toList();
        double average = Arrays.stream(rank).average().orElseThrow();
        // What the average sentence would recommend is worth a place; less is only to reach the least length.
        List<Integer> worthy =
                bestFirst.stream().filter(i -> rank[i] >= average).toList();
        TreeSet<Integer> chosen = new TreeSet<>();
        choose(worthy, sentences, similarity, most, most, chosen);
        choose(bestFirst, sentences, similarity, length.min() * CODE_POINTS_PER_TOKEN, most, chosen);
        if (chosen.isEmpty()) {
            return cutAtWord(sentences.get(bestFirst.get(0)), most);
        }
        return chosen.stream().map(sentences::get).collect(Collectors.joining(" "));
    }

    /** Adds candidates to {@code chosen} as long as that has fewer than {@code enough} code points, and never over {@code most}. */
    private static void choose(
            List<Integer> bestFirst,
            List<String> sentences,
            double[][] similarity,
            int enough,
            int most,
            TreeSet<Integer> chosen) {
        int total =
                chosen.stream().mapToInt(i -> codePoints(sentences.get(i)) + 1).sum();
        for (int candidate : bestFirst) {
            int length = codePoints(sentences.get(candidate)) + 1; // and a blank
            boolean isNew = chosen.stream().noneMatch(other -> similarity[candidate][other] > TOO_SIMILAR);
            if (isNew && total < enough && total + length <= most + 1) {
                chosen.add(candidate);
                total += length;
            }
        }
    }

    /** Returns the cosine of every two sentences' tf-idf vectors. */
    private static double[][] similarity(List<String> sentences) {
        List<Map<String, Double>> vectors = unitVectors(sentences);
        int n = vectors.size();
        double[][] similarity = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double cosine = dot(vectors.get(i), vectors.get(j));
                similarity[i][j] = cosine;
                similarity[j][i] = cosine;
            }
        }
        return similarity;
    }

    private static List<Map<String, Double>> unitVectors(List<String> sentences) {
        List<Map<String, Integer>> terms =
                sentences.stream().map(Sentences::terms).toList();
        Map<String, Integer> sentencesWith = new HashMap<>();
        terms.forEach(of -> of.keySet().forEach(term -> sentencesWith.merge(term, 1, Integer::sum)));
        List<Map<String, Double>> vectors = new ArrayList<>();
        for (Map<String, Integer> counts : terms) {
            Map<String, Double> vector = new HashMap<>();
            counts.forEach((term, count) ->
                    vector.put(term, count * Math.log(1.0 + (double) sentences.size() / sentencesWith.get(term))));
            double norm = Math.sqrt(dot(vector, vector));
            vector.replaceAll((term, weight) -> weight / norm);
            vectors.add(vector);
        }
        return vectors;
    }

    private static double dot(Map<String, Double> a, Map<String, Double> b) {
        if (a.size() > b.size()) {
            return dot(b, a);
        }
        double sum = 0;
        for (Map.Entry<String, Double> entry : a.entrySet()) {
            sum += entry.getValue() * b.getOrDefault(entry.getKey(), 0.0);
        }
        return sum;
    }

    /** The stationary distribution of a walk from sentence to similar sentence, by power iteration. */
    private static double[] rank(double[][] similarity) {
        int n = similarity.length;
        double[] weightOut = new double[n];
        for (int i = 0; i < n; i++) {
            weightOut[i] = Math.max(1e-12, Arrays.stream(similarity[i]).sum() - similarity[i][i]);
        }
        double[] rank = new double[n];
        Arrays.fill(rank, 1.0 / n);
        double change = 1;
        for (int iteration = 0; iteration < MAX_ITERATIONS && change > PRECISION; iteration++) {
            double[] next = new double[n];
            change = 0;
            for (int i = 0; i < n; i++) {
                double recommended = 0;
                for (int j = 0; j < n; j++) {
                    if (j != i) { // nobody recommends himself
                        recommended += rank[j] * similarity[j][i] / weightOut[j];
                    }
                }
                next[i] = (1 - DAMPING) / n + DAMPING * recommended;
                change += Math.abs(next[i] - rank[i]);
            }
            rank = next;
        }
        return rank;
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String truncate(String text, int mostCodePoints) {
        return codePoints(text) <= mostCodePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, mostCodePoints));
    }

    /** Cuts a text that is too long after the last word that fits, or inside it if it is the only one. */
    private static String cutAtWord(String text, int mostCodePoints) {
        if (codePoints(text) <= mostCodePoints) {
            return text;
        }
        String beginning = truncate(text, mostCodePoints);
        boolean endsInWord = text.charAt(beginning.length()) != ' ';
        int lastBlank = beginning.lastIndexOf(' ');
        return (endsInWord && lastBlank > 0 ? beginning.substring(0, lastBlank) : beginning).strip();
    }

    @Override
    public void close() {
        // nothing is held
    }
}

package netlab.ai.builtin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns pieces of words by byte pair encoding (Sennrich, Haddow, Birch 2016, "Neural Machine Translation of Rare Words
 * with Subword Units"): start with single characters, and again and again make the most frequent pair of neighbours one
 * piece.
 *
 * <p>Only the words that hold the merged pair are looked at again, and the pairs wait in a priority queue whose entries
 * may be out of date: an entry whose count has changed is put back with the new one.
 */
final class BpeTrainer {
    /** A character that is rarer than this becomes {@link SentimentTokenizer#UNKNOWN}. */
    private static final long MIN_CHARACTER_COUNT = 5;

    private static final long MIN_PAIR_COUNT = 2;

    private final List<String> vocabulary = new ArrayList<>();
    private final List<String[]> merges = new ArrayList<>();
    /** Each distinct word, as ids of the pieces it consists of so far, and how often it occurs. */
    private final List<int[]> words = new ArrayList<>();

    private final List<Long> counts = new ArrayList<>();
    private final Map<Long, Long> pairCounts = new HashMap<>();
    private final Map<Long, Set<Integer>> wordsWithPair = new HashMap<>();

    /** Pairs by count, and by id where counts are equal, so that every run learns the same. */
    private record Candidate(long pair, long count) {
        static final Comparator<Candidate> MOST_FREQUENT_FIRST =
                Comparator.comparingLong(Candidate::count).reversed().thenComparingLong(Candidate::pair);
    }

    private BpeTrainer() {}

    /**
     * Returns the tokenizer.json learnt from {@code wordCounts}, with {@code vocabularySize} pieces at most. Words must
     * begin with {@link SentimentTokenizer#WORD_START}.
     */
    static byte[] train(Map<String, Long> wordCounts, int vocabularySize) {
        BpeTrainer trainer = new BpeTrainer();
        trainer.start(new TreeMap<>(wordCounts));
        trainer.merge(vocabularySize);
        return SentimentTokenizer.json(trainer.vocabulary, trainer.merges);
    }

    private void start(Map<String, Long> wordCounts) {
        Map<String, Integer> alphabet = alphabet(wordCounts);
        wordCounts.forEach((word, count) -> {
            int[] symbols = characters(word).stream()
                    .mapToInt(c -> alphabet.getOrDefault(c, SentimentTokenizer.UNKNOWN_ID))
                    .toArray();
            words.add(symbols);
            counts.add(count);
            addPairs(words.size() - 1, count);
        });
    }

    private Map<String, Integer> alphabet(Map<String, Long> wordCounts) {
        Map<String, Long> characterCounts = new TreeMap<>();
        wordCounts.forEach((word, count) -> characters(word).forEach(c -> characterCounts.merge(c, count, Long::sum)));
        vocabulary.addAll(List.of(SentimentTokenizer.PAD, SentimentTokenizer.UNKNOWN));
        characterCounts.forEach((character, count) -> {
            if (count >= MIN_CHARACTER_COUNT) {
                vocabulary.add(character);
            }
        });
        Map<String, Integer> ids = new HashMap<>();
        for (int id = 2; id < vocabulary.size(); id++) {
            ids.put(vocabulary.get(id), id);
        }
        return ids;
    }

    static List<String> characters(String word) {
        return word.codePoints().mapToObj(Character::toString).toList();
    }

    private void merge(int vocabularySize) {
        PriorityQueue<Candidate> queue = new PriorityQueue<>(Candidate.MOST_FREQUENT_FIRST);
        enqueue(pairCounts.keySet(), queue);
        Set<String> known = new HashSet<>(vocabulary);
        while (vocabulary.size() < vocabularySize && !queue.isEmpty()) {
            Candidate best = queue.poll();
            long count = pairCounts.getOrDefault(best.pair(), 0L);
            if (count != best.count()) {
                if (count >= MIN_PAIR_COUNT) {
                    queue.add(new Candidate(best.pair(), count));
                }
                continue;
            }
            String left = vocabulary.get(left(best.pair()));
            String right = vocabulary.get(right(best.pair()));
            if (known.add(left + right)) { // else: the same letters from another pair, which would need the same id
                vocabulary.add(left + right);
                merges.add(new String[] {left, right});
                enqueue(replaceEverywhere(best.pair(), vocabulary.size() - 1), queue);
            }
        }
    }

    private void enqueue(Collection<Long> pairs, PriorityQueue<Candidate> queue) {
        for (long pair : pairs) {
            long count = pairCounts.getOrDefault(pair, 0L);
            if (count >= MIN_PAIR_COUNT) {
                queue.add(new Candidate(pair, count));
            }
        }
    }

    /** Makes every occurrence of {@code pair} the piece {@code merged}; returns the pairs that this brought about. */
    private Set<Long> replaceEverywhere(long pair, int merged) {
        Set<Long> changed = new HashSet<>();
        for (int word : List.copyOf(wordsWithPair.get(pair))) {
            addPairs(word, -counts.get(word));
            words.set(word, replace(words.get(word), left(pair), right(pair), merged));
            addPairs(word, counts.get(word));
            int[] symbols = words.get(word);
            for (int i = 0; i + 1 < symbols.length; i++) {
                if (symbols[i] == merged || symbols[i + 1] == merged) {
                    changed.add(pair(symbols[i], symbols[i + 1]));
                }
            }
        }
        return changed;
    }

    /** Counts the pairs of a word, or with a negative count takes them back. */
    private void addPairs(int word, long count) {
        int[] symbols = words.get(word);
        for (int i = 0; i + 1 < symbols.length; i++) {
            if (symbols[i] == SentimentTokenizer.UNKNOWN_ID || symbols[i + 1] == SentimentTokenizer.UNKNOWN_ID) {
                continue;
            }
            long pair = pair(symbols[i], symbols[i + 1]);
            pairCounts.merge(pair, count, Long::sum);
            Set<Integer> holders = wordsWithPair.computeIfAbsent(pair, key -> new HashSet<>());
            if (count > 0) {
                holders.add(word);
            } else {
                holders.remove(word);
            }
        }
    }

    static int[] replace(int[] symbols, int left, int right, int merged) {
        int[] result = new int[symbols.length];
        int n = 0;
        for (int i = 0; i < symbols.length; i++) {
            if (i + 1 < symbols.length && symbols[i] == left && symbols[i + 1] == right) {
                result[n++] = merged;
                i++;
            } else {
                result[n++] = symbols[i];
            }
        }
        return Arrays.copyOf(result, n);
    }

    static long pair(int left, int right) {
        return (long) left << 32 | right;
    }

    private static int left(long pair) {
        return (int) (pair >> 32);
    }

    private static int right(long pair) {
        return (int) pair;
    }
}

package netlab.ai.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Cuts words into pieces as the tokenizer does, except that it forgets merges now and then: BPE-dropout (Provilkov,
 * Emelianenko, Voita 2020) shows the model a word cut in several ways, so that it learns what the pieces mean. For
 * training only, with a seeded source of chance.
 */
final class BpeEncoder {
    private final Map<String, Integer> ids = new HashMap<>();
    /** The piece that a pair becomes; a smaller id was learnt earlier and goes first. */
    private final Map<Long, Integer> merges = new HashMap<>();

    BpeEncoder(byte[] tokenizerJson) throws IOException {
        JsonNode model = new ObjectMapper().readTree(tokenizerJson).get("model");
        model.get("vocab")
                .properties()
                .forEach(entry -> ids.put(entry.getKey(), entry.getValue().intValue()));
        for (JsonNode merge : model.get("merges")) {
            String left = merge.get(0).textValue();
            String right = merge.get(1).textValue();
            merges.put(BpeTrainer.pair(ids.get(left), ids.get(right)), ids.get(left + right));
        }
    }

    /** Returns the number of pieces. */
    int vocabularySize() {
        return ids.size();
    }

    /** Returns the characters of a word as ids. */
    int[] characters(String word) {
        return BpeTrainer.characters(word).stream()
                .mapToInt(c -> ids.getOrDefault(c, SentimentTokenizer.UNKNOWN_ID))
                .toArray();
    }

    /** Merges {@code characters} into pieces; every merge that could be done is overlooked with probability {@code dropout}. */
    int[] encode(int[] characters, double dropout, Random random) {
        int[] symbols = characters;
        while (true) {
            int best = Integer.MAX_VALUE;
            int at = -1;
            for (int i = 0; i + 1 < symbols.length; i++) {
                Integer merged = merges.get(BpeTrainer.pair(symbols[i], symbols[i + 1]));
                if (merged != null && merged < best && (dropout == 0 || random.nextDouble() >= dropout)) {
                    best = merged;
                    at = i;
                }
            }
            if (at < 0) {
                return symbols;
            }
            int[] shorter = new int[symbols.length - 1];
            System.arraycopy(symbols, 0, shorter, 0, at);
            shorter[at] = best;
            System.arraycopy(symbols, at + 2, shorter, at + 1, symbols.length - at - 2);
            symbols = shorter;
        }
    }
}

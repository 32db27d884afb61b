package netlab.ai.builtin;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Cuts texts into words exactly as the tokenizer will: by a tokenizer of the same rules that knows single characters
 * only, whose pieces are put together again.
 */
final class WordSplitter implements AutoCloseable {
    private static final int BATCH = 1024;

    private final HuggingFaceTokenizer characters;

    /** A splitter for these texts, and others with no other characters in them. */
    WordSplitter(List<String> texts) {
        TreeSet<String> alphabet = new TreeSet<>();
        texts.forEach(text -> Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> alphabet.add(Character.toString(c))));
        // What the replacement rules may put in.
        (SentimentTokenizer.WORD_START + "'\"not canwill")
                .codePoints()
                .forEach(c -> alphabet.add(Character.toString(c)));
        List<String> vocabulary = new ArrayList<>(List.of(SentimentTokenizer.PAD, SentimentTokenizer.UNKNOWN));
        vocabulary.addAll(alphabet);
        characters = SentimentTokenizer.load(SentimentTokenizer.json(vocabulary, List.of()));
    }

    /** Returns the words of each text. */
    List<List<String>> split(List<String> texts) {
        List<List<String>> result = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += BATCH) {
            List<String> batch = texts.subList(from, Math.min(from + BATCH, texts.size()));
            for (Encoding encoding : characters.batchEncode(batch)) {
                result.add(words(encoding));
            }
        }
        return result;
    }

    private static List<String> words(Encoding encoding) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        long[] wordOf = encoding.getWordIds();
        String[] pieces = encoding.getTokens();
        for (int i = 0; i < pieces.length; i++) {
            word.append(pieces[i]);
            if (i + 1 == pieces.length || wordOf[i + 1] != wordOf[i]) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    @Override
    public void close() {
        characters.close();
    }
}

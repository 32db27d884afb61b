package netlab.ai.builtin;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts to sentences, and sentences to the terms they consist of; English and Korean alike. */
final class Sentences {
    /** An empty line ends a sentence even where no full stop does: a heading, say. */
    private static final Pattern PARAGRAPH_END = Pattern.compile("\\R\\s*\\R");

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    /** No sentence ends after these, nor after those that ICU knows, such as "Mr.". */
    private static final List<String> ABBREVIATIONS =
            List.of("Dr.", "Prof.", "St.", "vs.", "Fig.", "Nr.", "No.", "Inc.", "Ltd.", "Co.", "Jr.", "Sr.", "Mt.");

    private static final FilteredBreakIteratorBuilder RULES = FilteredBreakIteratorBuilder.getInstance(ULocale.ENGLISH);

    static {
        ABBREVIATIONS.forEach(RULES::suppressBreakAfter);
    }

    private Sentences() {}

    /** Returns the sentences of {@code text} in order, {@code most} at most, white space within them made one blank. */
    static List<String> split(String text, int most) {
        List<String> sentences = new ArrayList<>();
        // Unicode's rules (UAX 29), which hold for Korean as well
        BreakIterator boundaries = RULES.wrapIteratorWithFilter(BreakIterator.getSentenceInstance(ULocale.ENGLISH));
        for (String paragraph : PARAGRAPH_END.split(text)) {
            if (sentences.size() == most) {
                break;
            }
            String line = WHITE_SPACE.matcher(paragraph).replaceAll(" ").strip();
            boundaries.setText(line);
            int start = boundaries.first();
            int end = boundaries.next();
            while (end != BreakIterator.DONE && sentences.size() < most) {
                String sentence = line.substring(start, end).strip();
                if (!sentence.isEmpty()) {
                    sentences.add(sentence);
                }
                start = end;
                end = boundaries.next();
            }
        }
        return sentences;
    }

    /**
     * Returns how often each term occurs in {@code sentence}. Terms are words in lower case; a Korean, Chinese or
     * Japanese word counts as its pairs of neighbouring characters, so that 서버가 and 서버를 have 서버 in common.
     */
    static Map<String, Integer> terms(String sentence) {
        Map<String, Integer> terms = new HashMap<>();
        Matcher words = WORD.matcher(sentence.toLowerCase(Locale.ROOT));
        while (words.find()) {
            String word = words.group();
            if (!isIdeographicOrHangul(word.codePointAt(0)) || word.length() < 3) {
                terms.merge(word, 1, Integer::sum);
                continue;
            }
            for (int i = 0; i + 2 <= word.length(); i++) {
                terms.merge(word.substring(i, i + 2), 1, Integer::sum);
            }
        }
        return terms;
    }

    private static boolean isIdeographicOrHangul(int codePoint) {
        return Character.isIdeographic(codePoint)
                || Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HANGUL
                || Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HIRAGANA
                || Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.KATAKANA;
    }
}

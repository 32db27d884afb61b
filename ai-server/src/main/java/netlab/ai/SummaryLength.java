package netlab.ai;

/**
 * How long a summary may be and has to be, in the model's tokens.
 *
 * @param max the longest, inclusive
 * @param min the shortest, inclusive
 */
public record SummaryLength(int max, int min) {
    /**
     * Returns the lengths for {@code text}, from its number n of code points: at most n / 8 tokens, kept between 24 and
     * 160; at least n / 20 (10 for a short text), kept between 12 and 8 less than the most.
     */
    public static SummaryLength of(String text) {
        int n = text.codePointCount(0, text.length());
        int max = Math.max(24, Math.min(160, n / 8));
        int min = Math.max(12, Math.min(max - 8, n > 100 ? n / 20 : 10));
        return new SummaryLength(max, min);
    }
}

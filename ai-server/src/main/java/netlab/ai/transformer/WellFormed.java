package netlab.ai.transformer;

/** Texts that can be written in UTF-8. */
final class WellFormed {
    private WellFormed() {}

    /** Returns {@code text} with every half of a surrogate pair made U+FFFD: JSON can carry one, the tokenizer cannot. */
    static String text(String text) {
        if (text.codePoints().noneMatch(WellFormed::isLoneSurrogate)) {
            return text;
        }
        return text.codePoints()
                .map(c -> isLoneSurrogate(c) ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}

package netlab.ai;

/**
 * One request, as it was parsed; whether it makes sense is the server's to say.
 *
 * @param task the {@code task} field: its value if that is a string, its JSON text otherwise
 * @param text the {@code text} field, or null if it is missing or not a string
 * @param id the {@code id} field as JSON text, or null if there is none
 */
public record Request(String task, String text, String id) {
    /** Classifies {@link #text}. */
    public static final String SENTIMENT = "sentiment";

    /** Summarizes {@link #text}. */
    public static final String SUMMARY = "summary";

    /** Asks whether the server is there. */
    public static final String PING = "ping";

    /** Tells whether there is a text with anything in it but white space. */
    public boolean hasText() {
        return text != null && !isBlank(text);
    }

    /** Tells whether nothing would be left of {@code text} after Python's {@code str.strip()}. */
    static boolean isBlank(String text) {
        return text.codePoints().allMatch(Request::isPythonSpace);
    }

    /** {@code str.isspace()}: Unicode's spaces and separators, and the controls that ASCII calls white space. */
    private static boolean isPythonSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}

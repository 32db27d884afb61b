package netlab.webserver;

/** The character classes of HTTP (RFC 9110, 5.6), as table look-ups and plain loops. */
final class Syntax {
    private static final boolean[] DIGIT = new boolean[128];
    private static final boolean[] TOKEN = new boolean[128];
    private static final boolean[] HOST = new boolean[128];

    static {
        for (char c = '0'; c <= '9'; c++) {
            DIGIT[c] = true;
            TOKEN[c] = true;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            TOKEN[c] = true;
            TOKEN[Character.toUpperCase(c)] = true;
        }
        System.arraycopy(TOKEN, 0, HOST, 0, TOKEN.length);
        "!#$%&'*+-.^_`|~".chars().forEach(c -> TOKEN[c] = true);
        "-._~%!$&'()*+,;=:[]".chars().forEach(c -> HOST[c] = true);
    }

    private Syntax() {}

    /** {@code token}: at least one character, letters, digits and some punctuation; methods and field names are such. */
    static boolean isToken(String text, int from, int to) {
        return from < to && isAll(TOKEN, text, from, to);
    }

    /** {@code uri-host [ ":" port ]}, roughly: no blank, slash, {@code @}, … that would let one text mean two hosts. */
    static boolean isHost(String text) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > text.lastIndexOf(']'); // the colons of an IPv6 address are in brackets
        return hasPort
                ? isAll(HOST, text, 0, colon) && isAll(DIGIT, text, colon + 1, text.length())
                : isAll(HOST, text, 0, text.length());
    }

    private static boolean isAll(boolean[] set, String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= set.length || !set[c]) {
                return false;
            }
        }
        return true;
    }

    /** Printable ASCII without the blank, which a request target is made of. */
    static boolean isVisible(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /** A control character other than the tab. */
    static boolean isControl(char c) {
        return c < ' ' && c != '\t' || c == 0x7F;
    }

    /** {@code text} from {@code from} to {@code to} without blanks and tabs at its ends (OWS). */
    static String trimBlanks(String text, int from, int to) {
        int first = from;
        int last = to;
        while (first < last && isBlank(text.charAt(first))) {
            first++;
        }
        while (last > first && isBlank(text.charAt(last - 1))) {
            last--;
        }
        return text.substring(first, last);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** At least one character, all of them digits 0 to 9. */
    static boolean isDigits(String text) {
        return !text.isEmpty() && isAll(DIGIT, text, 0, text.length());
    }
}

package netlab.tools.report;

/** Foreign text made harmless to look at: nothing in it is invisible, moves the cursor, or turns the line around. */
final class Visible {
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int DELETE_PICTURE = 0x2421;
    private static final int REPLACEMENT = 0xFFFD;

    private Visible() {}

    /** Returns text of any length, whose lines end in LF; tabs stay. */
    static String text(String foreign) {
        StringBuilder visible = new StringBuilder(foreign.length());
        foreign.replace("\r\n", "\n").codePoints().forEach(c -> append(visible, c));
        return visible.toString();
    }

    /** Returns text on one line, cut to {@code maxChars}. */
    static String line(String foreign, int maxChars) {
        String line = text(foreign).replace('\n', '⏎').replace('\t', ' ').strip();
        return line.length() <= maxChars ? line : cut(line, maxChars) + "…";
    }

    /** Returns a text without the empty lines around it; a first line that is indented, as diagrams' are, stays so. */
    static String block(String foreign, int maxChars) {
        return text(foreign.replaceFirst("^(?:[ \\t]*\\R)+", "").stripTrailing(), maxChars);
    }

    /** Returns the beginning of a text that is too long for a report, and says how much is missing. */
    static String text(String foreign, int maxChars) {
        if (foreign.length() <= maxChars) {
            return text(foreign);
        }
        String kept = cut(foreign, maxChars);
        return text(kept) + "\n… " + (foreign.length() - kept.length()) + " more characters";
    }

    private static String cut(String text, int maxChars) {
        boolean splitsPair = Character.isHighSurrogate(text.charAt(maxChars - 1));
        return text.substring(0, splitsPair ? maxChars - 1 : maxChars);
    }

    private static void append(StringBuilder visible, int c) {
        if (c == '\n' || c == '\t') {
            visible.appendCodePoint(c);
        } else if (c < ' ') {
            visible.appendCodePoint(CONTROL_PICTURES + c);
        } else if (c == 0x7F) {
            visible.appendCodePoint(DELETE_PICTURE);
        } else if (Character.getType(c) == Character.SURROGATE || (c & 0xFFFE) == 0xFFFE) {
            visible.appendCodePoint(REPLACEMENT);
        } else if (isInvisible(c)) {
            visible.append(String.format("⟨U+%04X⟩", c));
        } else {
            visible.appendCodePoint(c);
        }
    }

    /** C1 controls, and format characters such as U+202E, which turns the rest of the line around; emoji need the joiner. */
    private static boolean isInvisible(int c) {
        return c != 0x200D && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)
                || c == 0x2028
                || c == 0x2029;
    }
}

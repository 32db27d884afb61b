package netlab.calculator;

import java.text.ParseException;

/** What the server says to a message: a value, or what is wrong with the expression. One line, without its end. */
final class Reply {
    /** How every reply begins that is not a value. */
    static final String ERROR = "Error: ";

    /** So much of the expression is shown on either side of the caret, in characters. */
    private static final int CONTEXT = 20;

    private Reply() {}

    /** Calculates {@code expression}. */
    static String to(String expression) {
        try {
            return CalculationCodec.parse(expression).value();
        } catch (ParseException e) {
            return error(e.getMessage(), expression, e.getErrorOffset());
        }
    }

    /** Says what is wrong with a message that is no text at all. */
    static String error(String reason) {
        return ERROR + reason;
    }

    private static String error(String reason, String expression, int offset) {
        int column = expression.codePointCount(0, offset) + 1;
        return ERROR + reason + " at column " + column + ": " + before(expression, offset) + "^"
                + after(expression, offset);
    }

    private static String before(String expression, int offset) {
        int from = Math.max(0, offset - CONTEXT);
        return (from > 0 ? "…" : "") + printable(expression.substring(from, offset));
    }

    private static String after(String expression, int offset) {
        int to = Math.min(expression.length(), offset + CONTEXT);
        return printable(expression.substring(offset, to)) + (to < expression.length() ? "…" : "");
    }

    /** A control character sent by one program must not act on the terminal of another. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(c -> shown.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c));
        return shown.toString();
    }
}

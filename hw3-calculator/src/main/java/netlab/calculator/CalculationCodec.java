package netlab.calculator;

import java.math.BigInteger;
import java.text.ParseException;
import netlab.calculator.Calculation.Operator;

/** Text ↔ {@link Calculation}, by the grammar in this package's documentation. */
final class CalculationCodec {
    /** Longest integer: generous for a homework, and small enough that multiplying two costs microseconds. */
    static final int MAX_DIGITS = 1_000;

    private CalculationCodec() {}

    /** Returns {@code calculation} as an expression, with a blank on either side of the operator. */
    static String format(Calculation calculation) {
        return calculation.left() + " " + calculation.operator().symbol + " " + calculation.right();
    }

    /**
     * Reads an expression.
     *
     * @throws ParseException if it is not one; the message says what was expected and what was found, and the error
     *     offset is that of the first wrong character
     */
    static Calculation parse(String expression) throws ParseException {
        return new Parser(expression).expression();
    }

    /** Recursive descent: a method for each rule of the grammar. */
    private static final class Parser {
        private static final char END = '\0';

        private final String text;
        private int position;

        Parser(String text) {
            this.text = text;
        }

        Calculation expression() throws ParseException {
            // BEGIN SOLUTION
            BigInteger left = integer();
            Operator operator = operator();
            skipBlanks();
            int rightStart = position;
            BigInteger right = integer();
            if (position < text.length()) {
                throw expected("the end of the expression");
            }
            if (operator == Operator.DIVIDE && right.signum() == 0) {
                throw new ParseException("cannot divide by zero", rightStart);
            }
            return new Calculation(left, operator, right);
            // END SOLUTION
            // STUB: throw new UnsupportedOperationException("TODO 1: read integer, operator, integer, then the end");
        }

        // BEGIN SOLUTION
        private BigInteger integer() throws ParseException {
            skipBlanks();
            int start = position;
            if (peek() == '+' || peek() == '-') {
                position++;
            }
            int digits = position;
            while (isDigit(peek())) {
                position++;
            }
            if (position == digits) {
                throw expected("an integer");
            }
            if (position - digits > MAX_DIGITS) {
                throw new ParseException("expected at most " + MAX_DIGITS + " digits", digits + MAX_DIGITS);
            }
            BigInteger value = new BigInteger(text.substring(start, position));
            skipBlanks();
            return value;
        }
        // END SOLUTION

        private Operator operator() throws ParseException {
            for (Operator operator : Operator.values()) {
                if (peek() == operator.symbol) {
                    position++;
                    return operator;
                }
            }
            throw expected("+ - * or /");
        }

        private void skipBlanks() {
            while (peek() == ' ' || peek() == '\t') {
                position++;
            }
        }

        private char peek() {
            return position < text.length() ? text.charAt(position) : END;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private ParseException expected(String what) {
            return new ParseException("expected " + what + ", found " + found(), position);
        }

        private String found() {
            if (position == text.length()) {
                return "the end";
            }
            int codePoint = text.codePointAt(position);
            return Character.isISOControl(codePoint)
                    ? String.format("U+%04X", codePoint)
                    : "'" + Character.toString(codePoint) + "'";
        }
    }
}

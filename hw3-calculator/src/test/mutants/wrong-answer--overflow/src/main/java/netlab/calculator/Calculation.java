package netlab.calculator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What the client asks: one operation on two integers of any size.
 *
 * @param right not zero if {@code operator} is {@link Operator#DIVIDE}
 */
record Calculation(BigInteger left, Operator operator, BigInteger right) {
    /** A quotient has this many decimals. */
    private static final int QUOTIENT_DECIMALS = 1;

    enum Operator {
        ADD('+'),
        SUBTRACT('-'),
        MULTIPLY('*'),
        DIVIDE('/');

        final char symbol;

        Operator(char symbol) {
            this.symbol = symbol;
        }
    }

    Calculation {
        if (operator == Operator.DIVIDE && right.signum() == 0) {
            throw new IllegalArgumentException("the divisor of a calculation is not zero");
        }
    }

    /** Returns the value as the reply shows it: an integer, or a quotient rounded half up to one decimal. */
    String value() {
        return switch (operator) {
            case ADD -> Long.toString(left.longValue() + right.longValue());
            case SUBTRACT -> Long.toString(left.longValue() - right.longValue());
            case MULTIPLY -> Long.toString(left.longValue() * right.longValue());
            case DIVIDE ->
                new BigDecimal(left)
                        .divide(new BigDecimal(right), QUOTIENT_DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString();
        };
    }
}

package netlab.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.ParseException;
import java.util.Random;
import netlab.calculator.Calculation.Operator;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Checkpoint(1)
class CalculationCodecTest {
    private static final long SEED = 20260903;

    @ParameterizedTest
    @CsvSource({
        "20 + 17, 37",
        "20+17, 37",
        "3--5, 8",
        "3 - -5, 8",
        "-3 + +5, 2",
        "-3*-4, 12",
        "0 - 0, 0",
        "007 + 1, 8",
        "7 / 2, 3.5",
        "6 / 2, 3.0",
        "1 / 3, 0.3",
        "2 / 3, 0.7",
        "1 / 20, 0.1",
        "-1 / 20, -0.1",
        "-1 / 30, 0.0",
        "-7 / 2, -3.5",
        "9223372036854775807 + 1, 9223372036854775808",
    })
    void calculates(String expression, String value) throws Exception {
        assertThat(CalculationCodec.parse(expression).value()).isEqualTo(value);
    }

    @Test
    void takesBlanksAndTabsAroundEveryPart() throws Exception {
        assertThat(CalculationCodec.parse(" \t20 \t + \t17\t ").value()).isEqualTo("37");
    }

    @Test
    void readsBackWhatItWrites() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            Calculation calculation = randomCalculation(random);
            assertThat(CalculationCodec.parse(CalculationCodec.format(calculation)))
                    .as("seed %d, calculation %d", SEED, i)
                    .isEqualTo(calculation);
        }
    }

    @Test
    void roundsQuotientsHalfUpWhateverTheirSize() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            BigInteger left = new BigInteger(random.nextInt(400), random);
            BigInteger right = new BigInteger(random.nextInt(400), random).add(BigInteger.ONE);
            BigDecimal exactEnough = new BigDecimal(left).divide(new BigDecimal(right), new MathContext(200));
            assertThat(CalculationCodec.parse(left + "/" + right).value())
                    .as("seed %d, quotient %d", SEED, i)
                    .isEqualTo(exactEnough.setScale(1, RoundingMode.HALF_UP).toPlainString());
        }
    }

    @Test
    void takesIntegersOfAThousandDigitsAndNotOneMore() throws Exception {
        String thousand = "9".repeat(1_000);
        assertThat(CalculationCodec.parse("-" + thousand + " * -" + thousand).value())
                .isEqualTo(new BigInteger(thousand).pow(2).toString());
        assertError("1 + 9" + thousand, 1_004, "expected at most 1000 digits");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''        | 0 | expected an integer, found the end",
                "'   '     | 3 | expected an integer, found the end",
                "20        | 2 | expected + - * or /, found the end",
                "20 +      | 4 | expected an integer, found the end",
                "20 ? 17   | 3 | expected + - * or /, found '?'",
                "+ 17      | 1 | expected an integer, found ' '",
                "1 ++ 2    | 4 | expected an integer, found ' '",
                "1 + 2 + 3 | 6 | expected the end of the expression, found '+'",
                "1.5 + 1   | 1 | expected + - * or /, found '.'",
                "1 / 0     | 4 | cannot divide by zero",
                "1 / -000  | 4 | cannot divide by zero",
                "٣ + 4     | 0 | expected an integer, found '٣'",
                "1 + 😀    | 4 | expected an integer, found '😀'",
                "q         | 0 | expected an integer, found 'q'",
            })
    void saysWhatIsWrongAndWhere(String expression, int offset, String message) {
        assertError(expression, offset, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001B[2J", "1\r+ 1", "\uD800 + 1"})
    void refusesCharactersThatAreNoText(String expression) {
        assertThatThrownBy(() -> CalculationCodec.parse(expression)).isInstanceOf(ParseException.class);
    }

    @Test
    void randomTextNeverBreaksIt() {
        Random random = new Random(SEED);
        String alphabet = "0123456789+-*/ \t.eq()가😀\u0000";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 0, alphabet.length()).forEach(c -> text.append(alphabet.charAt(c)));
            String reply = Reply.to(text.toString());
            assertThat(reply)
                    .as("seed %d, text %d: %s", SEED, i, text)
                    .matches("-?[0-9]+(\\.[0-9])?|Error: [^\\p{Cntrl}]+\\^[^\\p{Cntrl}]*");
        }
    }

    private static Calculation randomCalculation(Random random) {
        Operator operator = Operator.values()[random.nextInt(4)];
        BigInteger right = randomInteger(random);
        boolean divisionByZero = operator == Operator.DIVIDE && right.signum() == 0;
        return new Calculation(randomInteger(random), operator, divisionByZero ? BigInteger.ONE : right);
    }

    private static BigInteger randomInteger(Random random) {
        BigInteger magnitude = new BigInteger(random.nextInt(300), random);
        return random.nextBoolean() ? magnitude : magnitude.negate();
    }

    private static void assertError(String expression, int offset, String message) {
        assertThatThrownBy(() -> CalculationCodec.parse(expression)).isInstanceOfSatisfying(ParseException.class, e -> {
            assertThat(e).hasMessage(message);
            assertThat(e.getErrorOffset()).isEqualTo(offset);
        });
    }
}

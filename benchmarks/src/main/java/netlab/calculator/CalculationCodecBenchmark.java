package netlab.calculator;

import java.text.ParseException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From an expression to its value. */
@State(Scope.Thread)
public class CalculationCodecBenchmark {
    private String sum = "1000003 + 97";
    private String quotient = "1000003 / 97";

    @Benchmark
    public String add() throws ParseException {
        return CalculationCodec.parse(sum).value();
    }

    @Benchmark
    public String divide() throws ParseException {
        return CalculationCodec.parse(quotient).value();
    }
}

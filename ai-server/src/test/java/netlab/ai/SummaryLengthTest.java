package netlab.ai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryLengthTest {
    @ParameterizedTest
    @CsvSource({
        "1,24,12",
        "100,24,12",
        "101,24,12",
        "200,25,12",
        "400,50,20",
        "1280,160,64",
        "4000,160,152",
        "1000000,160,152"
    })
    void followsFromTheNumberOfCodePoints(int codePoints, int max, int min) {
        assertThat(SummaryLength.of("a".repeat(codePoints))).isEqualTo(new SummaryLength(max, min));
        assertThat(SummaryLength.of("😀".repeat(codePoints))).isEqualTo(new SummaryLength(max, min));
    }
}

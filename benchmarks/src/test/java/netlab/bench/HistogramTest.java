package netlab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void percentilesAreRightToTwoPercent() {
        Histogram histogram = new Histogram();
        for (long micros = 1; micros <= 10_000; micros++) {
            histogram.add(micros * 1_000);
        }
        assertThat(histogram.percentileMillis(0.5)).isCloseTo(5.0, within(0.1));
        assertThat(histogram.percentileMillis(0.99)).isCloseTo(9.9, within(0.2));
    }

    @Test
    void holdsWhateverALongCanSay() {
        Histogram histogram = new Histogram();
        histogram.add(0);
        histogram.add(Long.MAX_VALUE);
        assertThat(histogram.percentileMillis(0.5)).isZero();
        assertThat(histogram.percentileMillis(1)).isCloseTo(Long.MAX_VALUE / 1e6, within(Long.MAX_VALUE / 1e6 / 50));
    }

    @Test
    void ofNothingThePercentileIsZero() {
        assertThat(new Histogram().percentileMillis(0.99)).isZero();
    }
}

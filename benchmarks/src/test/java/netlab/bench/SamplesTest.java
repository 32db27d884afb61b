package netlab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void medianIsTheMiddleValueWhateverTheOrder() {
        Samples samples = new Samples(List.of(9.0, 1.0, 5.0));
        assertThat(samples.median()).isEqualTo(5.0);
        assertThat(samples.min()).isEqualTo(1.0);
        assertThat(samples.max()).isEqualTo(9.0);
    }

    @Test
    void medianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(new Samples(List.of(8.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3.0);
    }

    @Test
    void refusesToSayAnythingOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Samples(List.of()));
    }
}

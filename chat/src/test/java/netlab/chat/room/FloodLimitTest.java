package netlab.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FloodLimitTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void aBurstIsFreeAndThenLinesAreDue() {
        FloodLimit limit = new FloodLimit(10, 3, 0);
        assertThat(limit.take(0)).isZero();
        assertThat(limit.take(0)).isZero();
        assertThat(limit.take(0)).isZero();
        assertThat(limit.take(0)).isEqualTo(SECOND / 10);
        assertThat(limit.take(0)).isEqualTo(2 * SECOND / 10);
    }

    @Test
    void theBucketRefills() {
        FloodLimit limit = new FloodLimit(10, 3, 0);
        for (int i = 0; i < 3; i++) {
            limit.take(0);
        }
        assertThat(limit.isFull(SECOND / 10)).isFalse();
        assertThat(limit.isFull(3 * SECOND / 10)).isTrue();
        assertThat(limit.take(100 * SECOND)).isZero();
    }

    @Test
    void zeroIsNoLimit() {
        FloodLimit limit = new FloodLimit(0, 3, 0);
        for (int i = 0; i < 1_000; i++) {
            assertThat(limit.take(0)).isZero();
        }
    }
}

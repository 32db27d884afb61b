package netlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void theSameNumbersGiveTheSameRandomness() {
        assertThat(Seeds.of(42, 1, 0).nextLong()).isEqualTo(Seeds.of(42, 1, 0).nextLong());
    }

    @Test
    void everyDirectionOfEveryConnectionHasItsOwn() {
        Set<Long> first = new HashSet<>();
        for (int connection = 1; connection <= 100; connection++) {
            first.add(Seeds.of(42, connection, 0).nextLong());
            first.add(Seeds.of(42, connection, 1).nextLong());
            first.add(Seeds.of(43, connection, 0).nextLong());
        }
        assertThat(first).hasSize(300);
    }

    @Test
    void theCommandLineChoosesTheSeed() {
        String before = System.getProperty("seed");
        System.setProperty("seed", "4711");
        try {
            assertThat(Seeds.choose()).isEqualTo(4711);
        } finally {
            if (before == null) {
                System.clearProperty("seed");
            } else {
                System.setProperty("seed", before);
            }
        }
    }
}

package netlab.tools.handout;

import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Points;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests to be found, not run: the name ends in neither Test nor IT. */
class CheckpointSample extends InheritedSample {
    @Test
    void isFree() {}

    @Test
    @Checkpoint(1)
    @Points(3)
    void needsAHole() {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @Points(4)
    void takesNumbers(int number) {}

    void isNoTest() {}

    @Nested
    @Checkpoint(2)
    class Inside {
        @Test
        void needsAHoleToo() {}

        @Nested
        class Deeper {
            @Test
            void needsAHoleAsWell() {}
        }
    }
}

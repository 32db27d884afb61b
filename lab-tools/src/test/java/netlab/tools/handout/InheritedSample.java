package netlab.tools.handout;

import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;

abstract class InheritedSample {
    @Test
    @Checkpoint(1)
    void isInherited() {}
}

package netlab.udptcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundariesTest {
    @Test
    void datagramsComeAsTheyWereSentAndLoseWhatDoesNotFit() throws Exception {
        assertThat(Boundaries.overUdp(2048)).containsExactly("one", "two", "three");
        assertThat(Boundaries.overUdp(4)).containsExactly("one", "two", "thre");
    }

    @Test
    void streamLosesTheBoundariesAndNothingElse() throws Exception {
        assertThat(Boundaries.overTcp(2048)).containsExactly("onetwothree");
        assertThat(Boundaries.overTcp(4)).containsExactly("onet", "woth", "ree");
    }
}

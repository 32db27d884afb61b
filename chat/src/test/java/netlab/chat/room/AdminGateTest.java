package netlab.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Optional;
import netlab.chat.room.AdminGate.Verdict;
import org.junit.jupiter.api.Test;

class AdminGateTest {
    private final AdminGate gate = new AdminGate(Optional.of("sesame"));

    @Test
    void opensForThePasswordAlone() throws Exception {
        InetAddress one = InetAddress.getByName("192.0.2.1");
        assertThat(gate.enter(one, "Sesame")).isEqualTo(Verdict.WRONG);
        assertThat(gate.enter(one, "sesame")).isEqualTo(Verdict.OPEN);
        assertThat(gate.enter(one, "")).isEqualTo(Verdict.WRONG);
    }

    @Test
    void closesAfterThreeTriesForThatAddressAlone() throws Exception {
        InetAddress guesser = InetAddress.getByName("192.0.2.1");
        for (int i = 0; i < AdminGate.MAX_TRIES; i++) {
            assertThat(gate.enter(guesser, "guess " + i)).isEqualTo(Verdict.WRONG);
        }
        assertThat(gate.enter(guesser, "sesame")).isEqualTo(Verdict.LOCKED);
        assertThat(gate.enter(InetAddress.getByName("192.0.2.2"), "sesame")).isEqualTo(Verdict.OPEN);
    }

    @Test
    void neverOpensWithoutAPassword() throws Exception {
        assertThat(new AdminGate(Optional.empty()).enter(InetAddress.getByName("192.0.2.1"), ""))
                .isEqualTo(Verdict.NO_PASSWORD);
    }
}

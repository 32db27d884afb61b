package netlab.calculator;

import java.io.IOException;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Role;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.Test;

/** What homework 3 is graded by. */
@Graded(main = "netlab.calculator.Main")
class CalculatorGradedTest {
    private static final Role SERVER = Role.of("server", "server --port {port}", 9003);

    @Test
    @Checkpoint(1)
    @Points(3)
    void answersOneRequest(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send("20 + 17\n");
            peer.expect("37\n");
        }
    }

    @Test
    @Checkpoint(2)
    @Points(2)
    @Requires("answersOneRequest")
    void answersTwoRequestsOfOneSegment(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send("20 + 17\n1 + 2\n");
            subject.blame(
                    Misconception.ONE_READ,
                    "printf '20 + 17\\n1 + 2\\n' | nc {host} {port}",
                    () -> peer.expect("37\n3\n"));
        }
    }
}

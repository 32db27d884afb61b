package netlab.tools.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Role;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.Test;

/** What the homework of the grader's own tests is graded by. */
@Graded(main = "echo.Main")
class EchoGradedTest {
    private static final Role SERVER = Role.of("server", "{port}", 9999);

    @Test
    @Checkpoint(1)
    @Points(3)
    void answersALine(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send("hello\n");
            peer.expect("hello\n");
        }
    }

    @Test
    @Checkpoint(2)
    @Points(2)
    @Requires("answersALine")
    void answersTwoLinesOfOneSegment(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send("hello\nworld\n");
            peer.expect("hello\nworld\n");
        }
    }

    @Test
    @Checkpoint(2)
    @Points(1)
    @Requires("answersALine")
    void listensWhereItIsTold(Subject subject) throws IOException {
        subject.startOnGivenPort(SERVER);
    }

    /** Without a time limit of its own: the grader's is what ends it. */
    @Test
    @Checkpoint(3)
    @Points(1)
    void answersAClientWithPatience(Subject subject) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", subject.shared(SERVER).port())) {
            socket.getOutputStream().write("hello\n".getBytes(StandardCharsets.UTF_8));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(in.readLine()).isEqualTo("hello");
        }
    }
}

package netlab.nameid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import netlab.testkit.LabProcess;
import netlab.testkit.Python;
import netlab.testkit.RequiresPython;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;

/** Our programs and the handout's, both ways. */
@RequiresPython
class NameIdPythonTest {
    @Test
    @Checkpoint(2)
    void ourServerAnswersThePythonClient() throws Exception {
        RecordingObserver observer = new RecordingObserver();
        StudentId id = new StudentId(StudentId.MAX - 1);
        try (NameIdServer server = NameIdServer.start(new InetSocketAddress("127.0.0.1", 0), id, observer);
                LabProcess client = Python.script("name_id_client.py", "{host}", "{port}", "홍길동")
                        .port(server.port())
                        .start()) {
            assertThat(client.awaitExit().exitCode()).isZero();
            assertThat(client.stdout().lines()).containsExactly("Hello 127.0.0.1", "4294967294");
            observer.expect("connected");
            observer.expect("named 홍길동");
        }
    }

    @Test
    @Checkpoint(3)
    void ourClientAsksThePythonServer() throws Exception {
        try (LabProcess server =
                Python.script("name_id_server.py", "{port}", "2147483648").start()) {
            InetSocketAddress address = new InetSocketAddress("127.0.0.1", server.port());
            for (boolean plain : new boolean[] {false, true}) {
                try (NameIdClient client = NameIdClient.connect(address, LabProcess.DEFAULT_TIMEOUT, plain)) {
                    assertThat(client.exchange(new Name("홍길동")))
                            .isEqualTo(new NameIdClient.Answer("Hello 127.0.0.1", new StudentId(2_147_483_648L)));
                }
            }
            assertThat(server.awaitStdout("홍길동")).contains("connection from");
        }
    }
}

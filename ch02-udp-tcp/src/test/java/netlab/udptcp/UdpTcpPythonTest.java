package netlab.udptcp;

import static org.assertj.core.api.Assertions.assertThat;

import netlab.testkit.LabProcess;
import netlab.testkit.Python;
import netlab.testkit.RequiresPython;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our programs and the handout's, both ways. */
@RequiresPython
class UdpTcpPythonTest {
    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void ourServerAnswersThePythonClient(String protocol) throws Exception {
        try (LabProcess server = LabProcess.java(Main.class, protocol, "server", "-p", "0")
                        .start();
                LabProcess client = Python.script(protocol + "_client.py", "{host}", "{port}")
                        .port(server.port())
                        .start()) {
            assertAnswers(client);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void ourClientAsksThePythonServer(String protocol) throws Exception {
        try (LabProcess server =
                        Python.script(protocol + "_server.py", "{port}").start();
                LabProcess client = LabProcess.java(Main.class, protocol, "client", "-p", "" + server.port())
                        .start()) {
            assertAnswers(client);
        }
    }

    private static void assertAnswers(LabProcess client) {
        client.writeLine("hello, world");
        client.writeLine("안녕 straße");
        client.writeLine("x".repeat(1000));
        client.closeStdin();
        assertThat(client.awaitExit().exitCode()).isZero();
        assertThat(client.stdout().lines()).containsExactly("HELLO, WORLD", "안녕 STRASSE", "X".repeat(1000));
    }
}

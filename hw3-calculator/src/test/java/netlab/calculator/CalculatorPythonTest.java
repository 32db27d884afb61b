package netlab.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import netlab.testkit.LabProcess;
import netlab.testkit.Python;
import netlab.testkit.RequiresPython;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;

/** Our programs and the handout's, both ways. */
@RequiresPython
class CalculatorPythonTest {
    @Test
    @Checkpoint(2)
    void ourServerAnswersThePythonClient() throws Exception {
        try (CalculatorServer server = CalculatorServer.start(new InetSocketAddress("127.0.0.1", 0));
                LabProcess client = Python.script("calculator_client.py", "{host}", "{port}")
                        .port(server.port())
                        .start()) {
            client.writeLine("20 + 17");
            client.writeLine("7 / 2");
            client.writeLine("3--5");
            client.writeLine("1 / 0");
            client.writeLine("q");
            assertThat(client.awaitExit().exitCode()).isZero();
            assertThat(client.stdout().lines())
                    .containsExactly("37", "3.5", "8", "Error: cannot divide by zero at column 5: 1 / ^0");
        }
    }

    @Test
    @Checkpoint(3)
    void ourClientAsksThePythonServer() throws Exception {
        try (LabProcess server = Python.script("calculator_server.py", "{port}").start()) {
            for (String style : new String[] {"", "--plain"}) {
                String[] arguments =
                        ("client --port " + server.port() + " " + style).trim().split(" ");
                try (LabProcess client = LabProcess.java(Main.class, arguments).start()) {
                    client.writeLine("20 + 17");
                    client.writeLine("6 / 4");
                    client.writeLine("12345678901234567890 * 10");
                    client.closeStdin();
                    assertThat(client.awaitExit().exitCode()).isZero();
                    assertThat(client.stdout().lines()).containsExactly("37", "1.5", "123456789012345678900");
                }
            }
        }
    }
}

package netlab.udptcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import netlab.net.cli.Program;
import netlab.net.cli.Stdio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line answers, without a process of its own. */
class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {"", "udp ", "tcp ", "udp server ", "udp client ", "tcp server ", "tcp client ", "boundaries "})
    void everythingHasHelp(String command) {
        assertThat(run(command + "--help")).isZero();
        assertThat(out.toString(UTF_8)).startsWith("Usage: ch02-udp-tcp " + command);
    }

    @Test
    void boundariesPrintsBothSideBySide() {
        assertThat(run("boundaries")).isZero();
        assertThat(out.toString(UTF_8).lines())
                .contains(
                        "receive 1            \"one\"             \"onetwothree\"",
                        "receive 3            \"thre\" rest lost  \"ree\"");
    }

    @ParameterizedTest
    @CsvSource({"udp server", "tcp server", "server"})
    void portThatIsTakenIsOneSentenceAndExitCodeOne(String command) throws Exception {
        try (LoopServer udp = LoopServer.udp("127.0.0.1", 0, UdpServer::upperCase);
                LoopServer tcp = LoopServer.tcp("127.0.0.1", 0, TcpServer::upperCase)) {
            int port = command.startsWith("udp") ? udp.port() : tcp.port();
            assertThat(run(command + " --port " + port)).isEqualTo(1);
            assertFailure("cannot listen on 127.0.0.1:" + port + ": ");
        }
    }

    @ParameterizedTest
    @CsvSource({"udp client", "tcp client", "client"})
    void serverThatIsNotThereIsOneSentenceAndExitCodeOne(String command) throws Exception {
        int port = command.startsWith("udp") ? freeUdpPort() : freeTcpPort();
        assertThat(run(command + " -p " + port)).isEqualTo(1);
        assertFailure("cannot talk to 127.0.0.1:" + port + ": ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "udp server --port 70000 | expected a port of 0 to 65535, got '70000'",
                "tcp server --count ss | expected one letter, got 'ss'",
                "udp client --count s | Unknown option",
                "udp | Missing required subcommand",
                "serve | 'serve'"
            })
    void nonsenseOnTheCommandLineIsExitCodeTwo(String commandLine, String message) {
        assertThat(run(commandLine)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains(message).doesNotContain("\tat ");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    private int run(String commandLine) {
        Stdio stdio = new Stdio(
                new ByteArrayInputStream("hello\n".getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false);
        return Program.run(new Main(stdio), stdio, commandLine.split(" "));
    }

    private void assertFailure(String beginning) {
        assertThat(err.toString(UTF_8).lines()).singleElement().asString().startsWith(beginning);
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    private static int freeUdpPort() throws IOException {
        try (LoopServer server = LoopServer.udp("127.0.0.1", 0, UdpServer::upperCase)) {
            return server.port();
        }
    }

    private static int freeTcpPort() throws IOException {
        try (LoopServer server = LoopServer.tcp("127.0.0.1", 0, TcpServer::upperCase)) {
            return server.port();
        }
    }
}

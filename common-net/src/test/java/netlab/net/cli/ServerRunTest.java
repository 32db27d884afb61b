package netlab.net.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import netlab.net.ChildJvm;
import netlab.net.TcpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerRunTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    /** A server program: greets, and says good-bye when its input ends. */
    static final class Greeter {
        public static void main(String[] args) throws Exception {
            TcpServer server = TcpServer.named("greeter").start(ANY_PORT, socket -> {
                socket.getOutputStream().write('<');
                socket.getInputStream().readAllBytes();
                socket.getOutputStream().write('>');
            });
            ServerRun.untilStopped(server, "greeter", "127.0.0.1", Stdio.system());
        }
    }

    /** A program whose server run fails, and that then fails itself. */
    static final class Failing {
        public static void main(String[] args) throws Exception {
            try (TcpServer server = TcpServer.named("failing").start(ANY_PORT, socket -> {})) {
                ServerRun.untilStopped(server, "failing", "127.0.0.1", Stdio.system(), () -> {
                    throw new IllegalStateException("no use");
                });
            } catch (IllegalStateException e) {
                System.exit(1);
            }
        }
    }

    @Test
    void printsTheReadyLineAndReturnsWhenTheServerIsClosed() throws Exception {
        TestStdio streams = new TestStdio("", false);
        TcpServer server = TcpServer.named("lab").start(ANY_PORT, socket -> {});
        FutureTask<Void> run = new FutureTask<>(() -> {
            ServerRun.untilStopped(server, "hw3-calculator", "127.0.0.1", streams.stdio(), server::close);
            return null;
        });
        new Thread(run).start();
        run.get(10, TimeUnit.SECONDS);
        assertThat(streams.out())
                .isEqualTo("hw3-calculator listening on 127.0.0.1:" + server.port() + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
    void aSignalFinishesWhatIsOpenReleasesThePortAndExitsWithZero(String signal) throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of(), Greeter.class)) {
            String ready = child.readLine();
            assertThat(ready).matches("greeter listening on 127\\.0\\.0\\.1:\\d+");
            int port = Integer.parseInt(ready.substring(ready.lastIndexOf(':') + 1));
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.setSoTimeout(20_000);
                assertThat(client.getInputStream().read()).isEqualTo('<');
                send(isIgnored(signal) ? "TERM" : signal, child.process());
                assertThat(new String(client.getInputStream().readAllBytes(), UTF_8))
                        .isEqualTo(">");
            }
            ChildJvm.Result result = child.awaitExit();
            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).isEmpty();
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(IOException.class);
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        }
    }

    private static void send(String signal, Process process) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** A shell starts background jobs with SIGINT ignored; so are their children then, and nothing can be tested. */
    private static boolean isIgnored(String signal) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "kill -" + signal + " $$").start();
        return shell.waitFor() == 0;
    }

    @Test
    void aRunThatFailedDoesNotTurnALaterExitCodeIntoZero() throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of(), Failing.class)) {
            assertThat(child.awaitExit().exitCode()).isEqualTo(1);
        }
    }
}

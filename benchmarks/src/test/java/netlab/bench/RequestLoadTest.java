package netlab.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import netlab.net.TcpServer;
import org.junit.jupiter.api.Test;

class RequestLoadTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void countsWhatIsAnswered() throws IOException {
        try (TcpServer echo = server(socket -> socket.getInputStream().transferTo(socket.getOutputStream()))) {
            RequestLoad.Result result = RequestLoad.run(echo.port(), 8, Dialogue.echo(64 * 1024), SHORT);
            assertThat(result.rate()).isPositive();
            assertThat(result.latencies().percentileMillis(0.99)).isPositive();
        }
    }

    @Test
    void noticesAWrongAnswer() throws IOException {
        try (TcpServer liar = server(socket -> {
            while (socket.getInputStream().read() >= 0) {
                socket.getOutputStream().write('x');
            }
        })) {
            assertThatExceptionOfType(ProtocolException.class)
                    .isThrownBy(() -> RequestLoad.run(liar.port(), 1, Dialogue.echo(1), SHORT));
        }
    }

    @Test
    void skipsAGreeting() throws IOException {
        try (TcpServer greeter = server(socket -> {
            socket.getOutputStream().write("hello\n".getBytes(UTF_8));
            socket.getInputStream().transferTo(socket.getOutputStream());
        })) {
            Dialogue dialogue = Dialogue.of(List.of("ping\n"), List.of("ping\n"), 1);
            assertThat(RequestLoad.run(greeter.port(), 2, dialogue.afterGreeting(), SHORT)
                            .rate())
                    .isPositive();
        }
    }

    private static TcpServer server(TcpServer.Handler handler) throws IOException {
        return TcpServer.named("test").gracePeriod(Duration.ZERO).start(ANY_PORT, handler);
    }
}

package netlab.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import netlab.testkit.Fault;
import netlab.testkit.FaultProxy;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever one peer does, the next one is served. */
@Checkpoint(4)
class CalculatorMisbehavingPeerTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private CalculatorServer server;

    @BeforeEach
    void start() throws IOException {
        server = CalculatorServer.start(new InetSocketAddress("127.0.0.1", 0));
    }

    @AfterEach
    void nextClientIsServed() throws IOException {
        try (RawPeer next = RawPeer.connect(server.port())) {
            next.send("20 + 17\n");
            next.expect("37\n");
        }
        server.close();
    }

    @Test
    void requestArrivesOneByteAtATime() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("1 + 1\n"); // now the server knows that this peer speaks in lines, however slowly
            peer.sendOneByteAtATime("20 + 17\n7 / 2\r\n");
            peer.expect("2\n37\n3.5\n");
        }
    }

    @Test
    void requestAndReplyAreSplitOnTheWay() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(server.port())
                        .towardsServer(Fault.split(7))
                        .towardsClient(Fault.split(7))
                        .start();
                CalculatorClient client = client(proxy.port())) {
            assertThat(client.calculate("1+1")).isEqualTo("2"); // now both know that the other speaks in lines
            assertThat(client.calculate("123456789 * 987654321")).isEqualTo("121932631112635269");
        }
    }

    @Test
    void requestIsCutInside() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("20 +");
            peer.halfClose();
            peer.expect("Error: expected an integer, found the end at column 5: 20 +^");
            peer.expectEndOfStream();
        }
    }

    @Test
    void clientLeavesWithoutAWord() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.halfClose();
            peer.expectEndOfStream();
        }
    }

    @Test
    void clientResets() throws Exception {
        for (String sent : List.of("", "20", "20 + 17", "20 + 17\n", "1 + 1\n".repeat(1_000))) {
            try (RawPeer peer = RawPeer.connect(server.port())) {
                peer.send(sent);
                peer.reset();
            }
        }
    }

    @Test
    void clientSendsGarbage() throws Exception {
        byte[] garbage = new byte[100_000];
        new Random(1).nextBytes(garbage);
        try (RawPeer peer = RawPeer.connect(server.port())) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAll(peer, garbage));
            long lines = 0;
            for (byte b : garbage) {
                lines += b == '\n' ? 1 : 0;
            }
            for (long i = 0; i < lines; i++) {
                assertThat(peer.readLine()).isNotEmpty();
            }
            sending.join();
        }
    }

    @Test
    void idleClientsComeFirst() throws Exception {
        List<RawPeer> idle = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            idle.add(RawPeer.connect(server.port()));
        }
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("1 + 1\n");
            peer.expect("2\n");
        } finally {
            idle.forEach(RawPeer::close);
        }
    }

    @Test
    void clientNeverReadsItsReplies() throws Exception {
        try (RawPeer deaf = RawPeer.connect(server.port());
                RawPeer peer = RawPeer.connect(server.port())) {
            deaf.socket().setReceiveBufferSize(4 * 1024);
            CompletableFuture<Void> sending = CompletableFuture.runAsync(
                    () -> sendAll(deaf, "1 + 1\n".repeat(200_000).getBytes()));
            peer.send("2 + 2\n");
            peer.expect("4\n");
            deaf.reset();
            sending.handle((done, failure) -> done).join();
        }
    }

    @Test
    void closingEndsAClientThatWaits() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("1 + 1\n");
            peer.expect("2\n");
            server.close();
            peer.expectEndOfStream();
        }
        assertThatThrownBy(() -> RawPeer.connect(server.port())).isInstanceOf(ConnectException.class);
        start();
    }

    @Test
    void clientSaysThatTheServerLeft() throws Exception {
        try (RawListener listener = RawListener.open();
                CalculatorClient client = client(listener.port());
                RawPeer handler = listener.accept()) {
            handler.halfClose();
            assertThatThrownBy(() -> client.calculate("1 + 1"))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("the server closed the connection without a reply");
        }
    }

    @Test
    void clientSaysThatTheServerIsSilent() throws Exception {
        try (RawListener listener = RawListener.open();
                CalculatorClient client =
                        CalculatorClient.connect(new InetSocketAddress("127.0.0.1", listener.port()), SHORT, false);
                RawPeer handler = listener.accept()) {
            assertThatThrownBy(() -> client.calculate("1 + 1"))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("no reply to '1 + 1' within 300 ms");
            handler.expect("1 + 1\n");
        }
    }

    @Test
    void clientSaysThatTheConnectionWasReset() throws Exception {
        try (RawListener listener = RawListener.open();
                CalculatorClient client = client(listener.port());
                RawPeer handler = listener.accept()) {
            handler.reset();
            assertThatThrownBy(() -> client.calculate("1 + 1"))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void plainClientSendsNoNewline() throws Exception {
        try (RawListener listener = RawListener.open();
                CalculatorClient client = CalculatorClient.connect(
                        new InetSocketAddress("127.0.0.1", listener.port()), RawPeer.DEFAULT_TIMEOUT, true);
                RawPeer handler = listener.accept()) {
            CompletableFuture<String> reply = CompletableFuture.supplyAsync(() -> calculate(client, "1 + 1"));
            handler.expect("1 + 1");
            handler.send("2");
            assertThat(reply.join()).isEqualTo("2");
            handler.expectSilence(Duration.ofMillis(50));
        }
    }

    private static CalculatorClient client(int port) throws IOException {
        return CalculatorClient.connect(new InetSocketAddress("127.0.0.1", port), RawPeer.DEFAULT_TIMEOUT, false);
    }

    private static String calculate(CalculatorClient client, String expression) {
        try {
            return client.calculate(expression);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void sendAll(RawPeer peer, byte[] bytes) {
        try {
            peer.send(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

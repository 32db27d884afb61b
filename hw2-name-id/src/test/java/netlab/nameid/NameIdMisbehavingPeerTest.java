package netlab.nameid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import netlab.testkit.Fault;
import netlab.testkit.FaultProxy;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever one peer does, it is told on the server, and the next one is served. */
@Checkpoint(4)
class NameIdMisbehavingPeerTest {
    private static final byte[] ID_BYTES = {0, 0, 0, 7};
    private static final Duration SHORT = Duration.ofMillis(300);

    private final RecordingObserver observer = new RecordingObserver();
    private NameIdServer server;

    @BeforeEach
    void start() throws IOException {
        server = NameIdServer.start(new InetSocketAddress("127.0.0.1", 0), new StudentId(7), observer, SHORT);
    }

    @AfterEach
    void nextClientIsServed() throws IOException {
        try (RawPeer next = RawPeer.connect(server.port())) {
            next.expect("Hello 127.0.0.1");
            next.send("next\n");
            next.expect(ID_BYTES);
        }
        server.close();
    }

    @Test
    void nameArrivesOneByteAtATime() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.expect("Hello 127.0.0.1");
            peer.sendOneByteAtATime("홍길동\n");
            peer.expect(ID_BYTES);
            peer.expectEndOfStream();
        }
        observer.expect("connected");
        observer.expect("named 홍길동");
    }

    @Test
    void greetingAndIdArriveInPieces() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(server.port())
                        .towardsClient(Fault.split(1))
                        .start();
                NameIdClient client = client(proxy.port(), RawPeer.DEFAULT_TIMEOUT)) {
            assertThat(client.exchange(new Name("홍길동")))
                    .isEqualTo(new NameIdClient.Answer("Hello 127.0.0.1", new StudentId(7)));
        }
    }

    @Test
    void emptyNameIsRefused() throws Exception {
        assertRefused("\n".getBytes(), "expected a name, got none");
    }

    @Test
    void tooLongNameIsRefused() throws Exception {
        assertRefused("a".repeat(100_000).getBytes(), "expected a message of at most 1024 bytes, got 100000");
    }

    @Test
    void nameThatIsNotUtf8IsRefused() throws Exception {
        assertRefused(new byte[] {(byte) 0xB1, (byte) 0xE6, '\n'}, "expected UTF-8"); // 길 in CP949
    }

    private void assertRefused(byte[] name, String reason) throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.expect("Hello 127.0.0.1");
            peer.send(name);
            peer.expectEndOfStream();
        }
        observer.expect("connected");
        observer.expectBeginning("refused: " + reason);
    }

    @Test
    void clientLeavesWithoutAName() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.expect("Hello 127.0.0.1");
            peer.halfClose();
            peer.expectEndOfStream();
        }
        observer.expect("connected");
        observer.expect("refused: the client left without a name");
    }

    @Test
    void silentClientIsSentAway() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.expect("Hello 127.0.0.1");
            peer.expectEndOfStream();
        }
        observer.expect("connected");
        observer.expect("refused: no name within 0.3 s");
    }

    @Test
    void clientResetsAtEveryStep() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.reset();
        }
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.expect("Hello 127.0.0.1");
            peer.reset();
        }
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.expect("Hello 127.0.0.1");
            peer.send("홍길동");
            peer.reset();
        }
    }

    @Test
    void closingEndsAClientThatWaits() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.expect("Hello 127.0.0.1");
            server.close();
            peer.expectEndOfStream();
        }
        assertThatThrownBy(() -> RawPeer.connect(server.port())).isInstanceOf(ConnectException.class);
        start();
    }

    @Test
    void clientSaysWhatAServerDidNotDo() throws Exception {
        assertClientFails(RawPeer::halfClose, EOFException.class, "without a greeting");
        assertClientFails(RawPeer::reset, SocketException.class, "");
        assertClientFails(peer -> {}, SocketTimeoutException.class, "");
        assertClientFails(
                peer -> {
                    peer.send("Hello 127.0.0.1");
                    peer.expect("홍길동\n");
                    peer.send(new byte[] {1, 2, 3});
                    peer.halfClose();
                },
                EOFException.class,
                "without an id");
        assertClientFails(
                peer -> {
                    peer.send("Hello 127.0.0.1");
                    peer.send(new byte[5_000]);
                },
                ProtocolException.class,
                "expected an id and the end of the stream");
    }

    private interface Step {
        void run(RawPeer peer) throws IOException;
    }

    private static void assertClientFails(Step server, Class<? extends IOException> failure, String message)
            throws Exception {
        try (RawListener listener = RawListener.open();
                NameIdClient client = client(listener.port(), Duration.ofSeconds(1));
                RawPeer handler = listener.accept()) {
            CompletableFuture<NameIdClient.Answer> answer = CompletableFuture.supplyAsync(() -> exchange(client));
            server.run(handler);
            assertThatThrownBy(answer::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .cause()
                    .isInstanceOf(failure)
                    .hasMessageContaining(message);
        }
    }

    private static NameIdClient.Answer exchange(NameIdClient client) {
        try {
            return client.exchange(new Name("홍길동"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NameIdClient client(int port, Duration timeout) throws IOException {
        return NameIdClient.connect(new InetSocketAddress("127.0.0.1", port), timeout, false);
    }
}

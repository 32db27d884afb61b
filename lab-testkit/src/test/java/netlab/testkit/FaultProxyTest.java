package netlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import netlab.testkit.Transcript.Event;
import netlab.testkit.Transcript.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each fault is shown to happen on the wire: client and server are raw peers. */
@ExtendWith(TranscriptOnFailure.class)
class FaultProxyTest {
    private static final Duration LATER = Duration.ofMillis(150);

    private RawListener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = RawListener.open();
    }

    @AfterEach
    void stopListening() {
        listener.close();
    }

    private ProxyBuilder<Fault, FaultProxy> proxy() {
        return FaultProxy.to(listener.port()).seed(42);
    }

    /** What is to be done with a client, and with the server's end of its connection through a proxy. */
    private interface Conversation {
        void between(RawPeer client, RawPeer server) throws Exception;
    }

    private void converse(FaultProxy proxy, Conversation conversation) throws Exception {
        try (RawPeer client = RawPeer.connect(proxy.port());
                RawPeer server = listener.accept()) {
            conversation.between(client, server);
        }
    }

    @Test
    void withoutFaultsChangesNothing() throws Exception {
        byte[] request = randomBytes(1_000_000);
        byte[] reply = randomBytes(300_000);
        try (FaultProxy proxy = proxy().start()) {
            converse(proxy, (client, server) -> {
                client.send(request);
                assertThat(server.readFully(request.length)).isEqualTo(request);
                server.send(reply);
                assertThat(client.readFully(reply.length)).isEqualTo(reply);
                client.halfClose();
                server.expectEndOfStream();
                server.send("still there");
                server.halfClose();
                client.expect("still there");
                client.expectEndOfStream();
            });
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void splitIsSeenByTheReceiversReads() throws Exception {
        try (FaultProxy proxy = proxy().towardsServer(Fault.split(3)).start()) {
            converse(proxy, (client, server) -> {
                client.send("abcdefghij");
                assertThat(reads(server, 10)).containsExactly("abc", "def", "ghi", "j");
                client.send("ABCD");
                assertThat(reads(server, 4))
                        .as("the cuts are where they would have been")
                        .containsExactly("AB", "CD");
                server.send("one piece");
                assertThat(reads(client, 9)).as("the other direction").containsExactly("one piece");
            });
        }
    }

    @Test
    void splitKeepsTheBytesOfALargeTransferToASlowReceiver() throws Exception {
        byte[] content = randomBytes(400_000);
        try (FaultProxy proxy = proxy().towardsServer(Fault.split(1000)).start()) {
            converse(proxy, (client, server) -> {
                client.send(content);
                client.halfClose();
                assertThat(server.readToEnd()).isEqualTo(content);
            });
        }
    }

    @Test
    void aSeedSplitsInTheSamePlacesAgain() throws Exception {
        byte[] text = "The same seed cuts this sentence in the same places, whenever it is sent."
                .getBytes(StandardCharsets.US_ASCII);
        List<String> first = randomPieces(7, text);
        assertThat(first).hasSizeGreaterThan(text.length / 8).allMatch(piece -> piece.length() <= 8);
        assertThat(randomPieces(7, text)).isEqualTo(first);
        assertThat(randomPieces(8, text)).isNotEqualTo(first);
    }

    /** The pieces as the proxy sent them on. */
    private List<String> randomPieces(long seed, byte[] text) throws Exception {
        try (FaultProxy proxy =
                proxy().seed(seed).towardsServer(Fault.splitRandomly(8)).start()) {
            converse(proxy, (client, server) -> {
                client.send(text);
                server.expect(text);
            });
            return proxy.transcript().events().stream()
                    .filter(event ->
                            event.kind() == Kind.DATA && event.to().name().equals("server"))
                    .map(event -> new String(event.bytes(), StandardCharsets.US_ASCII))
                    .toList();
        }
    }

    @Test
    void trickleTakesItsTime() throws Exception {
        Duration pause = Duration.ofMillis(20);
        try (FaultProxy proxy = proxy().towardsServer(Fault.trickle(1, pause)).start()) {
            converse(proxy, (client, server) -> {
                long start = System.nanoTime();
                client.send("12345678");
                assertThat(reads(server, 8)).hasSize(8);
                assertThat(since(start)).isGreaterThanOrEqualTo(pause.multipliedBy(7));
            });
        }
    }

    @Test
    void coalesceMakesOneWriteOfMany() throws Exception {
        try (FaultProxy proxy =
                proxy().towardsServer(Fault.split(1), Fault.coalesce(10)).start()) {
            converse(proxy, (client, server) -> {
                client.send("0123456789");
                assertThat(reads(server, 10)).containsExactly("0123456789");
                client.send("less");
                assertThat(reads(server, 4)).as("let go by silence").containsExactly("less");
                client.send("end");
                client.halfClose();
                assertThat(reads(server, 3)).as("let go by the end").containsExactly("end");
                server.expectEndOfStream();
            });
        }
    }

    @Test
    void coalesceForAWhileMakesOneWriteOfAllThatCameInIt() throws Exception {
        try (FaultProxy proxy =
                proxy().towardsServer(Fault.coalesce(Duration.ofHours(1))).start()) {
            converse(proxy, (client, server) -> {
                client.sendOneByteAtATime("0123456789");
                client.halfClose();
                assertThat(reads(server, 10)).as("let go by the end").containsExactly("0123456789");
                server.expectEndOfStream();
            });
        }
    }

    @Test
    void coalesceForAWhileLetsGoWhenItHasPassed() throws Exception {
        try (FaultProxy proxy = proxy().towardsServer(Fault.coalesce(LATER)).start()) {
            converse(proxy, (client, server) -> {
                for (String text : new String[] {"first", "second"}) {
                    long start = System.nanoTime();
                    client.send(text);
                    server.expect(text);
                    assertThat(since(start)).isGreaterThanOrEqualTo(LATER);
                }
            });
        }
    }

    @Test
    void delayDelaysEveryByteAndTheEnd() throws Exception {
        try (FaultProxy proxy = proxy().towardsServer(Fault.delay(LATER)).start()) {
            converse(proxy, (client, server) -> {
                long start = System.nanoTime();
                client.send("late");
                server.expect("late");
                assertThat(since(start)).isGreaterThanOrEqualTo(LATER);
                start = System.nanoTime();
                client.send("again");
                client.halfClose();
                server.expect("again");
                server.expectEndOfStream();
                assertThat(since(start)).isGreaterThanOrEqualTo(LATER);
            });
        }
    }

    @Test
    void delayLeavesTheThroughputAsItIs() throws Exception {
        byte[] content = randomBytes(1_000_000);
        try (FaultProxy proxy = proxy().towardsServer(Fault.delay(LATER)).start()) {
            converse(proxy, (client, server) -> {
                long start = System.nanoTime();
                client.send(content);
                assertThat(server.readFully(content.length)).isEqualTo(content);
                // A delay for each of the 61 or more pieces would take nine seconds.
                assertThat(since(start)).isBetween(LATER, Duration.ofSeconds(8));
            });
        }
    }

    @Test
    void delayUpToKeepsTheOrder() throws Exception {
        byte[] content = randomBytes(200);
        try (FaultProxy proxy = proxy().towardsServer(Fault.split(10), Fault.delayUpTo(Duration.ofMillis(20)))
                .start()) {
            converse(proxy, (client, server) -> {
                client.send(content);
                server.expect(content);
            });
        }
    }

    @Test
    void stallForwardsNothingAfterItsByteAndNoEnd() throws Exception {
        try (FaultProxy proxy = proxy().towardsServer(Fault.stallAfter(4)).start()) {
            converse(proxy, (client, server) -> {
                client.send("only this");
                client.halfClose();
                server.expect("only");
                server.expectSilence(LATER);
                server.send("the other direction");
                client.expect("the other direction");
            });
        }
    }

    @Test
    void halfCloseEndsOneDirectionAfterItsByte() throws Exception {
        try (FaultProxy proxy = proxy().towardsServer(Fault.halfCloseAfter(4)).start()) {
            converse(proxy, (client, server) -> {
                client.send("only this");
                server.expect("only");
                server.expectEndOfStream();
                server.send("the other direction");
                client.expect("the other direction");
                client.send("dropped");
                server.halfClose();
                client.expectEndOfStream();
            });
        }
    }

    @Test
    void resetComesAfterItsByteHasBeenRead() throws Exception {
        try (FaultProxy proxy = proxy().towardsClient(Fault.resetAfter(5)).start()) {
            converse(proxy, (client, server) -> {
                server.send("hello world");
                client.expect("hello");
                client.expectReset();
                server.expectReset();
            });
        }
    }

    @Test
    void resetAfterNoByteComesAtOnce() throws Exception {
        try (FaultProxy proxy = proxy().towardsServer(Fault.resetAfter(0)).start()) {
            assertReset(proxy);
            try (RawPeer server = listener.accept()) {
                server.expectReset();
            }
        }
    }

    /** A reset may be so quick that {@code connect} itself reports it. */
    private static void assertReset(FaultProxy proxy) {
        try (RawPeer client = RawPeer.connect(proxy.port())) {
            client.expectReset();
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    @Test
    void corruptChangesExactlyItsByte() throws Exception {
        byte[] content = randomBytes(50_000);
        int victim = 34_567;
        try (FaultProxy proxy = proxy().towardsServer(Fault.corrupt(victim)).start()) {
            converse(proxy, (client, server) -> {
                client.send(content);
                byte[] received = server.readFully(content.length);
                assertThat(received[victim]).isNotEqualTo(content[victim]);
                received[victim] = content[victim];
                assertThat(received).isEqualTo(content);
            });
        }
    }

    @Test
    void aSeedCorruptsInTheSameWayAgain() throws Exception {
        assertThat(corrupted(5)).isEqualTo(corrupted(5)).isNotEqualTo(corrupted(6));
    }

    private byte[] corrupted(long seed) throws Exception {
        byte[][] received = new byte[1][];
        try (FaultProxy proxy = proxy().seed(seed)
                .towardsServer(Fault.corrupt(0), Fault.corrupt(1), Fault.corrupt(2))
                .start()) {
            converse(proxy, (client, server) -> {
                client.send("abc");
                received[0] = server.readFully(3);
            });
        }
        return received[0];
    }

    @Test
    void faultsActInTheOrderListed() throws Exception {
        try (FaultProxy proxy = proxy().towardsServer(Fault.corrupt(1), Fault.split(2), Fault.resetAfter(5))
                .start()) {
            converse(proxy, (client, server) -> {
                client.send("abcdefgh");
                byte[] received = server.readFully(5);
                assertThat(received[1]).isNotEqualTo((byte) 'b');
                server.expectReset();
            });
        }
    }

    @Test
    void aResetOfOneSideReachesTheOther() throws Exception {
        try (FaultProxy proxy = proxy().start()) {
            converse(proxy, (client, server) -> {
                client.send("x");
                server.expect("x");
                client.reset();
                server.expectReset();
            });
            converse(proxy, (client, server) -> {
                server.reset();
                client.expectReset();
            });
        }
    }

    @Test
    void aServerThatIsNotThereIsAResetForTheClient() throws Exception {
        listener.close();
        try (FaultProxy proxy = proxy().start()) {
            assertReset(proxy);
            assertThat(proxy.transcript().diagram()).contains("cannot connect to 127.0.0.1:" + listener.port());
            assertThat(proxy.transcript().events())
                    .extracting(Event::kind)
                    .containsExactly(Kind.CONNECT, Kind.NOTE, Kind.RESET);
        }
    }

    @Test
    void closeBreaksStalledAndDelayedConnections() throws Exception {
        FaultProxy proxy = proxy().towardsServer(Fault.delay(Duration.ofMinutes(5)))
                .towardsClient(Fault.stallAfter(0))
                .start();
        long start = System.nanoTime();
        try (RawPeer client = RawPeer.connect(proxy.port());
                RawPeer server = listener.accept()) {
            client.send("x");
            server.send("y");
            proxy.close();
            assertThat(since(start)).isLessThan(Duration.ofSeconds(10));
            assertThatThrownBy(() -> RawPeer.connect(proxy.port())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void servesManyConnectionsAtOnce() throws Exception {
        try (FaultProxy proxy = proxy().towardsServer(Fault.split(5)).start()) {
            List<RawPeer> clients = new ArrayList<>();
            List<RawPeer> servers = new ArrayList<>();
            try {
                for (int i = 0; i < 50; i++) {
                    clients.add(RawPeer.connect(proxy.port()));
                    servers.add(listener.accept());
                }
                for (int i = clients.size() - 1; i >= 0; i--) {
                    clients.get(i).send("client " + i + "\n");
                    assertThat(servers.get(i).readLine()).isEqualTo("client " + i);
                }
            } finally {
                clients.forEach(RawPeer::close);
                servers.forEach(RawPeer::close);
            }
        }
    }

    @Test
    void theTranscriptShowsBothSides() throws Exception {
        try (FaultProxy proxy =
                proxy().towardsServer(Fault.split(2), Fault.resetAfter(4)).start()) {
            converse(proxy, (client, server) -> {
                client.send("hello");
                server.expect("hell");
                server.expectReset();
                client.expectReset();
            });
            Transcript transcript = proxy.transcript();
            assertThat(transcript.bytes("client", "proxy")).asString().isEqualTo("hello");
            assertThat(transcript.bytes("proxy", "server")).asString().isEqualTo("hell");
            assertThat(transcript.events())
                    .extracting(Event::kind)
                    .containsExactly(
                            Kind.CONNECT,
                            Kind.CONNECT,
                            Kind.DATA,
                            Kind.DATA,
                            Kind.DATA,
                            Kind.NOTE,
                            Kind.RESET,
                            Kind.RESET);
            assertThat(transcript.toString())
                    .contains("seed 42", "towards server [split(2), resetAfter(4)]")
                    .contains("* resetAfter(4)");
        }
    }

    @Test
    void refusesFaultsThatMakeNoSense() {
        assertThatThrownBy(() -> Fault.split(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.coalesce(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.resetAfter(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.corrupt(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> reads(RawPeer peer, int count) throws IOException {
        List<String> pieces = new ArrayList<>();
        for (int received = 0;
                received < count;
                received += pieces.get(pieces.size() - 1).length()) {
            pieces.add(new String(peer.readSome(count), StandardCharsets.US_ASCII));
        }
        return pieces;
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}

package netlab.udptcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import netlab.testkit.TranscriptOnFailure;
import netlab.testkit.UdpFault;
import netlab.testkit.UdpFaultProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The client against a network that loses, doubles, delays and cuts datagrams, and against servers that lie. */
@ExtendWith(TranscriptOnFailure.class)
class UdpClientTest {
    private static final String HOST = "127.0.0.1";

    @Test
    void printsTheReplyToEachSentence() throws Exception {
        try (LoopServer server = LoopServer.udp(HOST, 0, UdpServer::upperCase)) {
            assertThat(UdpClient.ask(HOST, server.port(), "hello")).isEqualTo("HELLO");
            assertThat(UdpClient.ask(HOST, server.port(), "")).isEmpty();
            assertThat(UdpClient.ask(HOST, server.port(), "a".repeat(2048))).isEqualTo("A".repeat(2048));
        }
    }

    @Test
    void sendsNothingBehindTheSentence() throws Exception {
        try (UdpPeer server = UdpPeer.server()) {
            var reply = inBackground(() -> UdpClient.ask(HOST, server.port(), "hello"));
            assertThat(server.receiveBytes()).isEqualTo(new byte[] {'h', 'e', 'l', 'l', 'o'});
            server.send("anything, and much of it ".repeat(1000));
            assertThat(reply.get()).isEqualTo("anything, and much of it ".repeat(1000));
        }
    }

    @Test
    void sendsAgainWhatGotLost() throws Exception {
        try (UdpPeer server = UdpPeer.server()) {
            var reply = inBackground(() -> UdpClient.ask(HOST, server.port(), "hello"));
            for (int i = 0; i < 3; i++) {
                assertThat(server.receive()).isEqualTo("hello");
            }
            server.send("HELLO");
            assertThat(reply.get()).isEqualTo("HELLO");
        }
    }

    @Test
    void everySentenceGetsThroughANetworkThatLosesSome() throws Exception {
        // With this seed two datagrams get lost, and no sentence, or its reply, three times.
        try (LoopServer server = LoopServer.udp(HOST, 0, UdpServer::upperCase);
                UdpFaultProxy network = UdpFaultProxy.to(server.port())
                        .seed(3)
                        .towardsServer(UdpFault.drop(0.25))
                        .towardsClient(UdpFault.drop(0.25))
                        .start()) {
            for (int i = 0; i < 4; i++) {
                assertThat(UdpClient.ask(HOST, network.port(), "sentence " + i)).isEqualTo("SENTENCE " + i);
            }
            assertThat(network.transcript().toString()).contains("dropped");
        }
    }

    @Test
    void givesUpWhenEverythingGetsLost() throws Exception {
        try (LoopServer server = LoopServer.udp(HOST, 0, UdpServer::upperCase);
                UdpFaultProxy network = UdpFaultProxy.to(server.port())
                        .towardsClient(UdpFault.drop(1))
                        .start()) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> UdpClient.ask(HOST, network.port(), "hello"))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("no reply to 3 datagrams, 1000 ms each");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(2_900));
        }
    }

    @Test
    void repliesThatComeTwiceAreNotTakenForTheNextSentence() throws Exception {
        try (LoopServer server = LoopServer.udp(HOST, 0, UdpServer::upperCase);
                UdpFaultProxy network = UdpFaultProxy.to(server.port())
                        .towardsServer(UdpFault.duplicate(1))
                        .towardsClient(UdpFault.duplicate(1), UdpFault.reorder(2))
                        .start()) {
            for (int i = 0; i < 50; i++) {
                assertThat(UdpClient.ask(HOST, network.port(), "sentence " + i)).isEqualTo("SENTENCE " + i);
            }
        }
    }

    @Test
    void lateReplyIsNotTakenForTheNextSentence() throws Exception {
        try (UdpPeer server = UdpPeer.server()) {
            var first = inBackground(() -> UdpClient.ask(HOST, server.port(), "first"));
            server.receive();
            var firstClient = server.other();
            server.send("FIRST");
            assertThat(first.get()).isEqualTo("FIRST");

            var second = inBackground(() -> UdpClient.ask(HOST, server.port(), "second"));
            assertThat(server.receive()).isEqualTo("second");
            var secondClient = server.other();
            server.sendTo(firstClient);
            server.send("FIRST, and late");
            server.sendTo(secondClient);
            server.send("SECOND");
            assertThat(second.get()).isEqualTo("SECOND");
        }
    }

    @Test
    void cutDatagramIsASentenceToo() throws Exception {
        try (LoopServer server = LoopServer.udp(HOST, 0, UdpServer::upperCase);
                UdpFaultProxy network = UdpFaultProxy.to(server.port())
                        .towardsServer(UdpFault.truncate(4))
                        .start()) {
            assertThat(UdpClient.ask(HOST, network.port(), "hello")).isEqualTo("HELL");
        }
    }

    @Test
    void strangersAreNotHeard() throws Exception {
        try (UdpPeer server = UdpPeer.server();
                UdpPeer stranger = UdpPeer.server()) {
            var reply = inBackground(() -> UdpClient.ask(HOST, server.port(), "hello"));
            server.receive();
            stranger.sendTo(server.other());
            stranger.send("WRONG");
            server.send("HELLO");
            assertThat(reply.get()).isEqualTo("HELLO");
        }
    }

    @Test
    void replyOfGarbageDoesNotBreakTheClient() throws Exception {
        try (UdpPeer server = UdpPeer.server()) {
            var reply = inBackground(() -> UdpClient.ask(HOST, server.port(), "hello"));
            server.receive();
            server.send(new byte[] {(byte) 0xFF, 'A'});
            assertThat(reply.get()).isEqualTo("\uFFFDA");
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        int free;
        try (UdpPeer peer = UdpPeer.server()) {
            free = peer.port();
        }
        assertThatThrownBy(() -> UdpClient.ask(HOST, free, "hello"))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(PortUnreachableException.class)
                .hasMessage("nobody listens on this UDP port; is the server running there?");
    }

    @Test
    void refusesASentenceThatFitsIntoNoDatagramOfOurs() {
        assertThatThrownBy(() -> UdpClient.ask(HOST, 9, "한".repeat(683)))
                .hasMessage("a sentence has at most 2048 bytes, not 2049");
    }

    @Test
    void saysThatTheHostIsUnknown() {
        assertThatThrownBy(() -> UdpClient.ask("no-such-host.invalid", 9, "hello"))
                .isInstanceOf(UnknownHostException.class);
    }

    /** Runs {@code task} in a thread of its own; its failure is {@link FutureTask#get}'s, as {@link ExecutionException}. */
    private static <T> FutureTask<T> inBackground(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        new Thread(future, "client").start();
        return future;
    }
}

package netlab.basics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import org.junit.jupiter.api.Test;

class DeadPeerTest {
    private static final String HOST = "127.0.0.1";
    private static final int SHORT_MS = 50;

    /** Never waited for, unless the test fails. */
    private static final int LONG_MS = 20_000;

    @Test
    void silentPeerShowsWhatEachWayOfWaitingDoes() throws Exception {
        try (RunningServer server = RunningServer.of(DeadPeerServer::serve)) {
            assertThat(Captured.run(() -> DeadPeerClient.run(HOST, server.port(), SHORT_MS, SHORT_MS))
                            .replaceAll("\\d+ ms: ", "N ms: ")
                            .replace("Socket is closed", "Socket closed")) // closed before the read had begun
                    .isEqualTo("""
                            1 blocking read
                              after 50 ms still waiting, and would for ever
                              after N ms: SocketException: Socket closed
                            2 read timeout of 50 ms
                              after N ms: SocketTimeoutException: Read timed out
                            3 keep-alive: first probe after 2 s, then every second, dead after 3 without answer
                              after N ms: SocketTimeoutException: Read timed out
                            """);
        }
    }

    @Test
    void peerThatClosesOrSpeaksIsNotTakenForDead() throws Exception {
        try (RawListener listener = RawListener.open()) {
            Thread peers = new Thread(() -> greetAndClose(listener));
            peers.start();
            assertThat(Captured.run(() -> DeadPeerClient.run(HOST, listener.port(), LONG_MS, LONG_MS)))
                    .contains("the peer is alive, it sent 33")
                    .contains("the peer closed")
                    .doesNotContain("still waiting");
            peers.join();
        }
    }

    /** The first two connections are those with timeout and keep-alive, the third is the plain one. */
    private static void greetAndClose(RawListener listener) {
        try (RawPeer withTimeout = listener.accept();
                RawPeer withKeepAlive = listener.accept();
                RawPeer plain = listener.accept()) {
            withTimeout.send("!");
            withKeepAlive.send("!");
            plain.halfClose();
            withKeepAlive.expectEndOfStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

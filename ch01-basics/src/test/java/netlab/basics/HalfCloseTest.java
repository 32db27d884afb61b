package netlab.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.time.Duration;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TranscriptOnFailure.class)
class HalfCloseTest {
    private static final String HOST = "127.0.0.1";

    @Test
    void serverAnswersAfterTheEndOfStreamAndNotBefore() throws Exception {
        try (RunningServer server = RunningServer.of(HalfCloseServer::serve);
                RawPeer peer = RawPeer.connect(server.port())) {
            peer.sendOneByteAtATime("one\ntwo\nthree\n");
            peer.expectSilence(Duration.ofMillis(100));
            peer.halfClose();
            assertThat(peer.readToEnd()).asString().isEqualTo("3 lines, 14 bytes");
        }
    }

    @Test
    void serverCountsNothingAndGarbage() throws Exception {
        try (RunningServer server = RunningServer.of(HalfCloseServer::serve)) {
            try (RawPeer peer = RawPeer.connect(server.port())) {
                peer.halfClose();
                peer.expect("0 lines, 0 bytes");
            }
            try (RawPeer peer = RawPeer.connect(server.port())) {
                peer.send(new byte[] {(byte) 0xFF, 0, '\n', (byte) 0xC0});
                peer.halfClose();
                peer.expect("1 lines, 4 bytes");
            }
        }
    }

    @Test
    void serverServesTheNextClientAfterAReset() throws Exception {
        try (RunningServer server = RunningServer.of(HalfCloseServer::serve)) {
            try (RawPeer peer = RawPeer.connect(server.port())) {
                peer.send("one\n");
                peer.reset();
            }
            assertThat(Captured.run("a\nb\n", () -> HalfCloseClient.run(HOST, server.port())))
                    .isEqualTo("sent 2 lines, done sending\nanswer: 2 lines, 4 bytes\n");
        }
    }

    @Test
    void clientSaysDoneSendingAndStillReads() throws Exception {
        try (Played server = Played.server(peer -> {
            assertThat(peer.readToEnd()).asString().isEqualTo("안녕\n");
            peer.sendOneByteAtATime("read to the end, and still connected");
        })) {
            assertThat(Captured.run("안녕\n", () -> HalfCloseClient.run(HOST, server.port())))
                    .endsWith("answer: read to the end, and still connected\n");
            server.awaitEnd();
        }
    }

    @Test
    void clientFailsWithoutAnAnswer() throws Exception {
        try (Played server = Played.server(RawPeer::readToEnd)) {
            assertThatThrownBy(() -> Captured.run("a\n", () -> HalfCloseClient.run(HOST, server.port())))
                    .isInstanceOf(EOFException.class);
        }
    }
}

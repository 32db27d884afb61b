package netlab.basics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import netlab.testkit.LabProcess;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TranscriptOnFailure.class)
class EchoSelectorServerTest {
    private static final int PIECE_BYTES = 64 * 1024;

    /** Far more than the buffers of the system hold, so that the server meets a socket that takes nothing. */
    private static final int PIECES = 640;

    /** Less than what is sent: a server that kept the unsent bytes would run out of memory. */
    private static final int HEAP_MEGABYTES = 16;

    @Test
    void slowReaderLosesNothingCostsNoMemoryAndStopsNobody() throws Exception {
        byte[] piece = new byte[PIECE_BYTES];
        new Random(2).nextBytes(piece);
        try (LabProcess server = LabProcess.java(EchoSelectorServer.class, "--port", "0")
                        .maxHeapMegabytes(HEAP_MEGABYTES)
                        .start();
                RawPeer slow = RawPeer.connect(server.port());
                RawPeer other = RawPeer.connect(server.port())) {
            CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> sendAll(slow, piece));

            for (int i = 0; i < 100; i++) {
                other.send("not in your way");
                other.expect("not in your way");
            }
            for (int i = 0; i < PIECES; i++) {
                assertThat(slow.readFully(PIECE_BYTES)).isEqualTo(piece);
            }
            sender.get(30, TimeUnit.SECONDS);
        }
    }

    private static void sendAll(RawPeer peer, byte[] piece) {
        try {
            for (int i = 0; i < PIECES; i++) {
                peer.socket().getOutputStream().write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

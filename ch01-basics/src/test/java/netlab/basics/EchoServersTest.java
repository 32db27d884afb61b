package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every echo server of the lecture must stand, whether it serves one client at a time or many. */
@ExtendWith(TranscriptOnFailure.class)
class EchoServersTest {
    @ParameterizedTest
    @EnumSource
    void returnsBytesUnchanged(EchoVariant variant) throws Exception {
        try (RunningServer server = variant.start();
                RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("hello 안녕");
            peer.expect("hello 안녕");
            peer.halfClose();
            peer.expectEndOfStream();
        }
    }

    @ParameterizedTest
    @EnumSource
    void returnsOneByteAtATime(EchoVariant variant) throws Exception {
        try (RunningServer server = variant.start();
                RawPeer peer = RawPeer.connect(server.port())) {
            peer.sendOneByteAtATime("one byte at a time\n");
            peer.expect("one byte at a time\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void returnsTwoMessagesOfOneWrite(EchoVariant variant) throws Exception {
        try (RunningServer server = variant.start();
                RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("first\nsecond\n");
            peer.expect("first\nsecond\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void returnsAnythingThatIsNoText(EchoVariant variant) throws Exception {
        byte[] garbage = new byte[64 * 1024];
        new Random(1).nextBytes(garbage);
        try (RunningServer server = variant.start();
                RawPeer peer = RawPeer.connect(server.port())) {
            peer.send(garbage);
            peer.expect(garbage);
        }
    }

    @ParameterizedTest
    @EnumSource
    void returnsEverythingToAClientThatIsDoneSending(EchoVariant variant) throws Exception {
        try (RunningServer server = variant.start();
                RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("cut in the mid");
            peer.halfClose();
            assertThat(peer.readToEnd()).isEqualTo("cut in the mid".getBytes(UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesTheNextClientAfterOneThatSaidNothing(EchoVariant variant) throws Exception {
        try (RunningServer server = variant.start()) {
            RawPeer.connect(server.port()).close();
            expectEcho(server);
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesTheNextClientAfterAReset(EchoVariant variant) throws Exception {
        try (RunningServer server = variant.start()) {
            for (int i = 0; i < 5; i++) {
                try (RawPeer peer = RawPeer.connect(server.port())) {
                    peer.send("gone before the answer");
                    peer.reset();
                }
            }
            expectEcho(server);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersManyClientsAtOnce(EchoVariant variant) throws Exception {
        int clients = 40;
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try (RunningServer server = variant.start()) {
            CountDownLatch together = new CountDownLatch(clients);
            List<Future<String>> echoes = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                String message = "message of client " + i;
                echoes.add(pool.submit(() -> {
                    together.countDown();
                    together.await();
                    try (RawPeer peer = RawPeer.connect(server.port())) {
                        peer.send(message);
                        peer.expect(message);
                    }
                    return message;
                }));
            }
            for (int i = 0; i < clients; i++) {
                assertThat(echoes.get(i).get(30, TimeUnit.SECONDS)).isEqualTo("message of client " + i);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void expectEcho(RunningServer server) throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("still here?");
            peer.expect("still here?");
        }
    }
}

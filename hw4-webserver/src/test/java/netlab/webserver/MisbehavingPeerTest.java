package netlab.webserver;

import static netlab.webserver.HttpPeer.ask;
import static netlab.webserver.HttpPeer.head;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import netlab.testkit.TranscriptOnFailure;
import netlab.testkit.grading.Checkpoint;
import netlab.webserver.HttpPeer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever one client does, the next one is served. */
@ExtendWith(TranscriptOnFailure.class)
@Checkpoint(2)
class MisbehavingPeerTest {
    private static final String GET = head("GET /iot.png HTTP/1.1", "Host: localhost");
    private static final String POST =
            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5;x\r\nhello\r\n0\r\nT: v\r\n\r\n";

    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        server = Servers.builtIn();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void expectNextClientServed() throws IOException {
        assertThat(ask(server, "GET /index.html HTTP/1.1", "Host: localhost").status())
                .isEqualTo(200);
    }

    @Test
    void understandsRequestsThatComeByteByByte() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.raw().sendOneByteAtATime(GET);
            assertThat(peer.readReply().status()).isEqualTo(200);
            peer.raw().sendOneByteAtATime(POST);
            assertThat(peer.readReply().status()).isEqualTo(405);
            peer.raw().sendOneByteAtATime("GET / HTTP/1.1\r\nHost : a\r\n\r\n");
            assertThat(peer.readReply().status()).isEqualTo(400);
        }
    }

    @Test
    void survivesAResetAtEveryByte() throws IOException {
        for (String request : List.of(GET, POST)) {
            for (int sent = 0; sent <= request.length(); sent++) {
                try (HttpPeer peer = HttpPeer.connect(server)) {
                    peer.send(request.substring(0, sent));
                    peer.raw().reset();
                }
            }
        }
        expectNextClientServed();
    }

    @Test
    void answersNothingToARequestThatEndsInTheMiddle() throws IOException {
        for (String request : List.of(GET, POST)) {
            for (int sent : new int[] {1, 10, request.length() / 2, request.length() - 1}) {
                try (HttpPeer peer = HttpPeer.connect(server)) {
                    peer.send(request.substring(0, sent));
                    peer.raw().halfClose();
                    peer.raw().expectEndOfStream();
                }
            }
        }
        expectNextClientServed();
    }

    @Test
    void survivesAClientThatLeavesWhileItIsAnswered() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (HttpPeer peer = HttpPeer.connect(server)) {
                peer.send(GET.repeat(50));
                peer.raw().readFully(100);
                peer.raw().reset();
            }
        }
        expectNextClientServed();
    }

    @Test
    void answersGarbageWithBadRequestOrCloses() throws IOException {
        Random random = new Random(9);
        for (int i = 0; i < 200; i++) {
            byte[] garbage = new byte[1 + random.nextInt(300)];
            random.nextBytes(garbage);
            garbage[0] = (byte) (garbage[0] | 0x80); // no blank line, and no method
            try (HttpPeer peer = HttpPeer.connect(server)) {
                peer.raw().send(garbage);
                peer.send("\r\n\r\n");
                Reply reply = peer.readReply();
                assertThat(reply.status()).isEqualTo(400);
                peer.raw().expectEndOfStream();
            }
        }
        expectNextClientServed();
    }

    /** Any single byte of a good request changed: an answer in the 200s or 400s, never silence or a crash. */
    @Test
    void answersEveryRequestThatIsOneByteOff() throws IOException {
        Random random = new Random(11);
        for (int position = 0; position < GET.length(); position++) {
            byte[] bytes = GET.getBytes(StandardCharsets.US_ASCII);
            bytes[position] = (byte) random.nextInt(256);
            try (HttpPeer peer = HttpPeer.connect(server)) {
                peer.raw().send(bytes);
                peer.raw().halfClose();
                byte[] answer = peer.raw().readToEnd();
                String start = new String(answer, 0, Math.min(answer.length, 12), StandardCharsets.US_ASCII);
                assertThat(start).as("byte " + position).matches("|HTTP/1\\.1 (2|4|5)\\d\\d");
            }
        }
        expectNextClientServed();
    }

    @Test
    void tlsHelloGetsAnAnswerThatSaysWhatIsWrong() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.raw().send(new byte[] {0x16, 0x03, 0x01, 0x02, 0x00, 0x01, '\r', '\n'});
            assertThat(peer.readReply().status()).isEqualTo(400);
        }
    }

    @Test
    void servesOthersWhileTheFirstClientIsIdle() throws IOException {
        try (HttpPeer idle = HttpPeer.connect(server);
                HttpPeer half = HttpPeer.connect(server)) {
            half.send("GET /index.html HTT");
            List<HttpPeer> peers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                peers.add(HttpPeer.connect(server));
            }
            for (int i = peers.size() - 1; i >= 0; i--) {
                peers.get(i).send(GET);
                assertThat(peers.get(i).readReply().status()).isEqualTo(200);
                peers.get(i).close();
            }
            half.send("P/1.1\r\nHost: a\r\n\r\n");
            assertThat(half.readReply().status()).isEqualTo(200);
            idle.send(GET);
            assertThat(idle.readReply().status()).isEqualTo(200);
        }
    }

    @Test
    void servesManyClientsAtOnce() throws Exception {
        byte[] picture = ask(server, "GET /iot.png HTTP/1.1", "Host: a").body();
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int c = 0; c < 32; c++) {
            clients.add(CompletableFuture.runAsync(() -> {
                try (HttpPeer peer = HttpPeer.connect(server)) {
                    for (int i = 0; i < 20; i++) {
                        peer.send(GET);
                        assertThat(peer.readReply().body()).isEqualTo(picture);
                    }
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    }

    @Test
    void closesWhileClientsAreConnected() throws IOException {
        try (HttpPeer idle = HttpPeer.connect(server);
                HttpPeer half = HttpPeer.connect(server);
                HttpPeer served = HttpPeer.connect(server)) {
            served.send(GET);
            assertThat(served.readReply().status()).isEqualTo(200);
            half.send("GET /index.html HTT");
            long start = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            idle.raw().expectEndOfStream();
            half.raw().expectEndOfStream();
            served.raw().expectEndOfStream();
        }
    }
}

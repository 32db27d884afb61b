package netlab.webserver;

import static netlab.webserver.HttpPeer.head;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import netlab.testkit.TranscriptOnFailure;
import netlab.testkit.grading.Checkpoint;
import netlab.webserver.HttpPeer.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RFC 9112, 9: several requests on one connection. */
@ExtendWith(TranscriptOnFailure.class)
@Checkpoint(2)
class PersistentConnectionTest {
    private static WebServer server;

    @BeforeAll
    static void start() throws IOException {
        server = Servers.builtIn();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.send(head("GET /index.html HTTP/1.1", "Host: a")
                    + head("HEAD /iot.png HTTP/1.1", "Host: a")
                    + head("GET /iot.png HTTP/1.1", "Host: a")
                    + head("GET /aaaaa HTTP/1.1", "Host: a")
                    + head("GET /favicon.ico HTTP/1.1", "Host: a", "Connection: close")
                    + head("GET /never HTTP/1.1", "Host: a"));
            assertThat(peer.readReply().field("Content-Type")).startsWith("text/html");
            assertThat(peer.readHead().field("Content-Type")).isEqualTo("image/png");
            assertThat(peer.readReply().field("Content-Type")).isEqualTo("image/png");
            assertThat(peer.readReply().status()).isEqualTo(404);
            Reply last = peer.readReply();
            assertThat(last.field("Content-Type")).isEqualTo("image/x-icon");
            assertThat(last.closes()).isTrue();
            peer.raw().expectEndOfStream();
        }
    }

    /** Otherwise the system would answer the body with a reset, which may destroy the answer on its way. */
    @Test
    void aBodyThatIsRefusedIsStillTakenFromAClientThatAskedForTheEnd() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.send(head(
                    "POST /index.html HTTP/1.1",
                    "Host: a",
                    "Connection: close",
                    "Expect: 100-continue",
                    "Content-Length: 200000"));
            assertThat(peer.readReply().status()).isEqualTo(405);
            peer.raw().expectEndOfStream();
            peer.raw().send(new byte[100_000]);
            peer.raw().send(new byte[100_000]);
        }
    }

    @Test
    void sendsAnswersToPipelinedRequestsTogether() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.send(head("GET /a HTTP/1.1", "Host: a").repeat(20));
            int segments = 0;
            int answers = 0;
            StringBuilder received = new StringBuilder();
            while (answers < 20) {
                received.append(new String(peer.raw().readSome(64 * 1024), java.nio.charset.StandardCharsets.UTF_8));
                segments++;
                answers = received.toString().split("HTTP/1.1 404", -1).length - 1;
            }
            assertThat(segments).isLessThan(10);
        }
    }

    @Test
    void doesNotHoldAnAnswerBackForHalfARequest() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.send(head("GET /aaaaa HTTP/1.1", "Host: a") + "GET /index.html HT");
            assertThat(peer.readReply().status()).isEqualTo(404);
            peer.send("TP/1.1\r\nHost: a\r\n\r\n");
            assertThat(peer.readReply().status()).isEqualTo(200);
        }
    }

    @Test
    void closesWhenAsked() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.sendHead("GET / HTTP/1.1", "Host: a", "Connection: foo, CLOSE");
            Reply reply = peer.readReply();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.closes()).isTrue();
            peer.raw().expectEndOfStream();
        }
    }

    @Test
    void closesAfterHttp10() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.send("GET /index.html HTTP/1.0\r\n\r\n");
            Reply reply = peer.readReply();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.closes()).isTrue();
            peer.raw().expectEndOfStream();
        }
    }

    @Test
    void keepsHttp10ThatAsksForIt() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            for (int i = 0; i < 3; i++) {
                peer.send("GET /index.html HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n");
                Reply reply = peer.readReply();
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.field("Connection")).isEqualTo("keep-alive");
            }
        }
    }

    @Test
    void answersAClientThatHasEndedItsSide() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.sendHead("GET /iot.png HTTP/1.1", "Host: a");
            peer.raw().halfClose();
            assertThat(peer.readReply().status()).isEqualTo(200);
            peer.raw().expectEndOfStream();
        }
    }

    @Test
    void closesAfterTheLastRequestAConnectionMayHave() throws IOException {
        Limits s = Limits.STANDARD;
        Limits three = new Limits(s.headTime(), s.bodyTime(), s.idleTime(), s.writeTime(), 3);
        try (WebServer strict = Servers.with(three);
                HttpPeer peer = HttpPeer.connect(strict)) {
            peer.send(head("GET /a HTTP/1.1", "Host: a").repeat(4));
            assertThat(peer.readReply().closes()).isFalse();
            assertThat(peer.readReply().closes()).isFalse();
            assertThat(peer.readReply().closes()).isTrue();
            peer.raw().expectEndOfStream();
        }
    }

    @Test
    void serves1000RequestsAConnection() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            for (int i = 1; i <= 1000; i++) {
                peer.sendHead("HEAD / HTTP/1.1", "Host: a");
                assertThat(peer.readHead().closes()).as("request " + i).isEqualTo(i == 1000);
            }
            peer.raw().expectEndOfStream();
        }
    }
}

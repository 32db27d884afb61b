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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * RFC 9112, 6 and 7: where a request ends. Each body that is accepted is followed by a second request, which is answered
 * only if the server found the end.
 */
@ExtendWith(TranscriptOnFailure.class)
@Checkpoint(2)
class RequestBodyTest {
    private static final String NEXT = head("GET /aaaaa HTTP/1.1", "Host: localhost");

    private static WebServer server;

    @BeforeAll
    static void start() throws IOException {
        server = Servers.builtIn();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void expectDrained(String bytes, int status) throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.send(bytes + NEXT);
            assertThat(peer.readReply().status()).isEqualTo(status);
            assertThat(peer.readReply().status()).as("the next request").isEqualTo(404);
        }
    }

    /** Refused, closed, and what looks like a second request is not answered: no smuggling. */
    private static void expectRefused(String bytes, int status) throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.send(bytes + NEXT);
            Reply reply = peer.readReply();
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.closes()).isTrue();
            peer.raw().expectEndOfStream();
        }
    }

    private static String post(String fields, String body) {
        return "POST / HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n\r\n" + body;
    }

    private static String chunked(String body) {
        return post("Transfer-Encoding: chunked", body);
    }

    @Test
    void dropsBodyOfKnownLength() throws IOException {
        expectDrained(post("Content-Length: 5", "hello"), 405);
        expectDrained(post("Content-Length: 0", ""), 405);
        expectDrained(post("Content-Length: " + Limits.BODY_BYTES, "x".repeat(Limits.BODY_BYTES)), 405);
        expectDrained("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello", 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0\r\n\r\n",
                "5\r\nhello\r\n0\r\n\r\n",
                "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n",
                "A;name=value\r\n0123456789\r\n0\r\n\r\n",
                "a \t;name=\"x\"\r\n0123456789\r\n000\r\n\r\n",
                "5\r\nhello\r\n0\r\nTrailer: value\r\n\r\n",
            })
    void dropsChunkedBody(String body) throws IOException {
        expectDrained(chunked(body), 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nhello\r\n0\r\n\r\n",
                "\r\nhello\r\n0\r\n\r\n",
                "-5\r\nhello\r\n0\r\n\r\n",
                "+5\r\nhello\r\n0\r\n\r\n",
                "0x5\r\nhello\r\n0\r\n\r\n",
                " 5\r\nhello\r\n0\r\n\r\n",
                "5 \r\nhello\r\n0\r\n\r\n",
                "5\nhello\r\n0\r\n\r\n",
                "5\r\nhello\n0\r\n\r\n",
                "4\r\nhello\r\n0\r\n\r\n",
                "5\r\nhello0\r\n\r\n",
                "5\rhello\r\n0\r\n\r\n",
                "5;a\rb\r\nhello\r\n0\r\n\r\n",
                "10000000000000005\r\nhello\r\n0\r\n\r\n",
                "0\r\nTrailer : value\r\n\r\n",
                "0\r\n\n",
            })
    void refusesMalformedChunks(String body) throws IOException {
        expectRefused(chunked(body), 400);
    }

    @Test
    void refusesChunkLineBeyondTheLimit() throws IOException {
        expectRefused(chunked("5;" + "x".repeat(Limits.CHUNK_LINE_BYTES) + "\r\nhello\r\n0\r\n\r\n"), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 5",
                "Content-Length: +5",
                "Content-Length: -5",
                "Content-Length: 0x5",
                "Content-Length: 5 5",
                "Content-Length: five",
                "Content-Length:",
                "Content-Length: ５",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Transfer-Encoding: chunked\r\nContent-Length: x",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, gzip",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding:",
                "Transfer-Encoding : chunked",
                "Content-Length : 5",
            })
    void refusesAmbiguousFraming(String fields) throws IOException {
        expectRefused(post(fields, "5\r\nhello\r\n0\r\n\r\n"), 400);
    }

    @Test
    void refusesChunkedInHttp10() throws IOException {
        expectRefused("GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    }

    @Test
    void knowsNoOtherTransferCoding() throws IOException {
        expectRefused(post("Transfer-Encoding: gzip, chunked", "0\r\n\r\n"), 501);
    }

    @ParameterizedTest
    @CsvSource({"1048577", "999999999999999999", "99999999999999999999999999"})
    void refusesBodyThatIsAnnouncedTooLarge(String length) throws IOException {
        expectRefused(post("Content-Length: " + length, ""), 413);
    }

    @Test
    void refusesChunksThatAreTooLargeTogether() throws IOException {
        String half = Integer.toHexString(Limits.BODY_BYTES / 2) + "\r\n" + "x".repeat(Limits.BODY_BYTES / 2) + "\r\n";
        expectDrained(chunked(half + half + "0\r\n\r\n"), 405);
        expectRefused(chunked(half + half + "1\r\nx\r\n0\r\n\r\n"), 413);
    }

    @Test
    void asksForTheBodyOfAClientThatWaits() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.sendHead("GET / HTTP/1.1", "Host: localhost", "Content-Length: 5", "Expect: 100-Continue");
            assertThat(peer.readHead().status()).isEqualTo(100);
            peer.send("hello");
            assertThat(peer.readReply().status()).isEqualTo(200);
            peer.send(NEXT);
            assertThat(peer.readReply().status()).isEqualTo(404);
        }
    }

    @Test
    void refusesAtOnceWhatAWaitingClientWouldSendInVain() throws IOException {
        expectFinalAnswer(405, "POST / HTTP/1.1", "Host: localhost", "Content-Length: 5", "Expect: 100-continue");
        expectFinalAnswer(413, "GET / HTTP/1.1", "Host: localhost", "Content-Length: 9999999", "Expect: 100-continue");
        expectFinalAnswer(417, "GET / HTTP/1.1", "Host: localhost", "Content-Length: 5", "Expect: the best");
    }

    private static void expectFinalAnswer(int status, String... head) throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.sendHead(head);
            Reply reply = peer.readReply();
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.closes()).isTrue();
            peer.raw().expectEndOfStream();
        }
    }

    @Test
    void expectsNothingOfHttp10() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.send("GET / HTTP/1.0\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nhello");
            assertThat(peer.readReply().status()).isEqualTo(200);
        }
    }
}

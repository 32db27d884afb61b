package netlab.webserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import netlab.testkit.TranscriptOnFailure;
import netlab.testkit.grading.Checkpoint;
import netlab.webserver.HttpPeer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, 13 and 14: what the client has already, and what part it wants. */
@ExtendWith(TranscriptOnFailure.class)
@Checkpoint(2)
class ConditionalRequestTest {
    private WebServer server;
    private HttpPeer peer;
    private Reply whole;
    private String etag;
    private Instant lastModified;

    @BeforeEach
    void start() throws IOException {
        server = Servers.builtIn();
        peer = HttpPeer.connect(server);
        peer.sendHead("GET /iot.png HTTP/1.1", "Host: a");
        whole = peer.readReply();
        etag = whole.field("ETag");
        lastModified = HttpDates.parse(whole.field("Last-Modified")).orElseThrow();
    }

    @AfterEach
    void stop() {
        peer.close();
        server.close();
    }

    private Reply get(String... fields) throws IOException {
        peer.send("GET /iot.png HTTP/1.1\r\nHost: a\r\n" + String.join("\r\n", fields) + "\r\n\r\n");
        Reply head = peer.readHead();
        if (head.status() == 304) {
            return head;
        }
        int length = Integer.parseInt(head.field("Content-Length"));
        return new Reply(head.status(), head.fields(), peer.raw().readFully(length));
    }

    @Test
    void saysNotModifiedWithoutBody() throws IOException {
        Reply reply = get("If-None-Match: " + etag);
        assertThat(reply.status()).isEqualTo(304);
        assertThat(reply.field("ETag")).isEqualTo(etag);
        assertThat(reply.field("Date")).isNotNull();
        assertThat(reply.field("Content-Length")).isNull();
        assertThat(get("X: y").status()).as("the next request").isEqualTo(200);
    }

    @Test
    void comparesEveryTagOfAList() throws IOException {
        assertThat(get("If-None-Match: \"a\", W/" + etag + " , \"b\"").status()).isEqualTo(304);
        assertThat(get("If-None-Match: \"a\"", "If-None-Match: " + etag).status())
                .isEqualTo(304);
        assertThat(get("If-None-Match: *").status()).isEqualTo(304);
        assertThat(get("If-None-Match: \"a\", \"b\"").status()).isEqualTo(200);
        assertThat(get("If-None-Match: " + etag.replace("\"", "")).status()).isEqualTo(200);
    }

    @Test
    void comparesDates() throws IOException {
        String before = HttpDates.format(lastModified.minusSeconds(1));
        assertThat(get("If-Modified-Since: " + HttpDates.format(lastModified)).status())
                .isEqualTo(304);
        assertThat(get("If-Modified-Since: " + before).status()).isEqualTo(200);
        assertThat(get("If-Modified-Since: yesterday").status()).isEqualTo(200);
        assertThat(get("If-Unmodified-Since: " + before).status()).isEqualTo(412);
        assertThat(get("If-Unmodified-Since: " + HttpDates.format(lastModified)).status())
                .isEqualTo(200);
    }

    @Test
    void prefersTagsToDates() throws IOException {
        String date = HttpDates.format(lastModified);
        assertThat(get("If-None-Match: \"other\"", "If-Modified-Since: " + date).status())
                .isEqualTo(200);
        assertThat(get("If-Match: \"other\"", "If-Unmodified-Since: " + date).status())
                .isEqualTo(412);
        assertThat(get("If-Match: " + etag).status()).isEqualTo(200);
        assertThat(get("If-Match: W/" + etag).status()).as("weak").isEqualTo(412);
        assertThat(get("If-Match: *").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-99, 0, 99",
        "bytes=100-, 100, -1",
        "bytes=-100, -100, -1",
        "bytes=5-5, 5, 5",
        "Bytes=0-, 0, -1",
        "bytes=10-99999999999999999999, 10, -1",
        "bytes=-99999999999999999999, 0, -1"
    })
    void sendsOneRange(String range, int first, int last) throws IOException {
        int size = whole.body().length;
        int from = first < 0 ? size + first : first;
        int to = last < 0 ? size + last : last;
        Reply reply = get("Range: " + range);
        assertThat(reply.status()).isEqualTo(206);
        assertThat(reply.field("Content-Range")).isEqualTo("bytes " + from + "-" + to + "/" + size);
        assertThat(reply.field("Content-Type")).isEqualTo("image/png");
        assertThat(reply.field("ETag")).isEqualTo(etag);
        assertThat(reply.body()).isEqualTo(java.util.Arrays.copyOfRange(whole.body(), from, to + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=5-4",
                "bytes=1",
                "bytes=--1",
                "bytes=+1-2",
                "lines=1-2",
                "bytes=0-1,3-4",
                "0-1"
            })
    void ignoresRangeThatIsMalformedOrNotSupported(String range) throws IOException {
        Reply reply = get("Range: " + range);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(whole.body());
    }

    @Test
    void saysTheSizeWhenNoByteIsInRange() throws IOException {
        int size = whole.body().length;
        for (String range : new String[] {"bytes=" + size + "-", "bytes=-0", "bytes=99999999999999999999-"}) {
            Reply reply = get("Range: " + range);
            assertThat(reply.status()).as(range).isEqualTo(416);
            assertThat(reply.field("Content-Range")).isEqualTo("bytes */" + size);
        }
        assertThat(ByteRange.parse("bytes=0-", 0)).contains(ByteRange.UNSATISFIABLE);
        assertThat(ByteRange.parse("bytes=-1", 0)).contains(ByteRange.UNSATISFIABLE);
    }

    @Test
    void sendsTheRangeOnlyOfTheVersionTheClientKnows() throws IOException {
        assertThat(get("Range: bytes=0-9", "If-Range: " + etag).status()).isEqualTo(206);
        assertThat(get("Range: bytes=0-9", "If-Range: \"other\"").status()).isEqualTo(200);
        assertThat(get("Range: bytes=0-9", "If-Range: W/" + etag).status()).isEqualTo(200);
        assertThat(get("Range: bytes=0-9", "If-Range: " + HttpDates.format(lastModified))
                        .status())
                .isEqualTo(206);
        assertThat(get("Range: bytes=0-9", "If-Range: " + HttpDates.format(lastModified.plusSeconds(1)))
                        .status())
                .isEqualTo(200);
        assertThat(get("Range: bytes=0-9", "If-None-Match: " + etag).status()).isEqualTo(304);
    }

    @Test
    void ignoresRangeOfHead() throws IOException {
        peer.sendHead("HEAD /iot.png HTTP/1.1", "Host: a", "Range: bytes=0-9");
        Reply reply = peer.readHead();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.field("Content-Length")).isEqualTo(String.valueOf(whole.body().length));
    }

    @Test
    void readsAllThreeFormatsOfADate() {
        Instant time = Instant.parse("1994-11-06T08:49:37Z");
        assertThat(HttpDates.format(time)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
        assertThat(HttpDates.parse("Sun, 06 Nov 1994 08:49:37 GMT")).contains(time);
        assertThat(HttpDates.parse("Sunday, 06-Nov-94 08:49:37 GMT")).contains(time);
        assertThat(HttpDates.parse("Sun Nov  6 08:49:37 1994")).contains(time);
        assertThat(HttpDates.parse("Sun Nov 16 08:49:37 1994")).isEqualTo(Optional.empty()); // it was a Wednesday
        assertThat(HttpDates.parse("Sun, 6 Nov 1994 08:49:37 +0000")).isEmpty();
        assertThat(HttpDates.parse(HttpDates.now()).orElseThrow())
                .isBetween(Instant.now().minus(1, ChronoUnit.MINUTES), Instant.now());
    }
}

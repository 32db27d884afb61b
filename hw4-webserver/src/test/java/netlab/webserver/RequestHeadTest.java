package netlab.webserver;

import static netlab.webserver.HttpPeer.ask;
import static netlab.webserver.HttpPeer.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** RFC 9112, 2 to 5: what a request line and its fields may look like, and what is refused. */
@ExtendWith(TranscriptOnFailure.class)
@Checkpoint(1)
class RequestHeadTest {
    private static WebServer server;

    @BeforeAll
    static void start() throws IOException {
        server = Servers.builtIn();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The bytes are refused, and the connection ends: where the next request begins is not known. */
    private static void expectRefusal(String bytes, int status) throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.send(bytes);
            Reply reply = peer.readReply();
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.closes()).isTrue();
            peer.raw().expectEndOfStream();
        }
    }

    @Test
    void answersGet() throws IOException {
        Reply reply = ask(server, "GET /index.html HTTP/1.1", "Host: localhost");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.field("Content-Type")).isEqualTo("text/html; charset=euc-kr");
        assertThat(reply.field("Date")).matches("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
        assertThat(reply.field("Connection")).isNull();
        assertThat(new String(reply.body(), BuiltInPages.PAGE_CHARSET)).contains("안녕하세요", "iot.png");
    }

    @Test
    @Checkpoint(2)
    void answersHeadWithTheSameFieldsAndNoBody() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.sendHead("GET /iot.png HTTP/1.1", "Host: localhost");
            Reply get = peer.readReply();
            peer.sendHead("HEAD /iot.png HTTP/1.1", "Host: localhost", "Connection: close");
            Reply head = peer.readHead();
            peer.raw().expectEndOfStream();
            assertThat(head.status()).isEqualTo(200);
            for (String name : new String[] {"Content-Length", "Content-Type", "ETag", "Last-Modified"}) {
                assertThat(head.field(name)).as(name).isNotNull().isEqualTo(get.field(name));
            }
        }
    }

    @Test
    void answersHeadOfAMissingPageWithoutBody() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.sendHead("HEAD /aaaaa HTTP/1.1", "Host: localhost", "Connection: close");
            assertThat(peer.readHead().status()).isEqualTo(404);
            peer.raw().expectEndOfStream();
        }
    }

    @Test
    void saysNotFound() throws IOException {
        Reply reply = ask(server, "GET /aaaaa HTTP/1.1", "Host: localhost");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).contains("Not Found");
        assertThat(reply.body()).hasSizeLessThan(500);
        assertThat(reply.closes()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get", "BREW"})
    void namesTheMethodsThatAreAllowed(String method) throws IOException {
        Reply reply = ask(server, method + " /index.html HTTP/1.1", "Host: localhost");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.field("Allow")).isEqualTo("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS * HTTP/1.1", "CONNECT example.org:443 HTTP/1.1"})
    void allowsNoOtherMethodWhateverItsTarget(String requestLine) throws IOException {
        assertThat(ask(server, requestLine, "Host: localhost").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({
        "/index.html?a=b/../c%zz, 200",
        "/index%2Ehtml, 200",
        "/%69ndex.html, 200",
        "/, 200",
        "http://example.org/index.html, 200",
        "HTTP://example.org:8080/index.html?x, 200",
        "http://example.org, 200",
        "https://[::1]:443/iot.png, 200",
        "/index.html/, 404",
        "//index.html, 404",
        "/index.html%2F, 404",
        "/%FF, 404",
        "/%00, 404",
        "/%, 400",
        "/%4, 400",
        "/%zz, 400",
        "/%-1, 400",
        "/index.html#top, 400",
        "index.html, 400",
        "*, 400",
        "ftp://example.org/index.html, 400",
        "http:///index.html, 400",
        "http://user@example.org/, 400",
    })
    void understandsTargets(String target, int status) throws IOException {
        assertThat(ask(server, "GET " + target + " HTTP/1.1", "Host: localhost").status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /index.html",
                "GET",
                "GET  HTTP/1.1",
                "GET  /index.html HTTP/1.1",
                "GET /index.html  HTTP/1.1",
                "GET /index.html HTTP/1.1 ",
                "GET /index html HTTP/1.1",
                " GET /index.html HTTP/1.1",
                "GET\t/index.html\tHTTP/1.1",
                "GET /index.html http/1.1",
                "GET /index.html HTTP/1",
                "GET /index.html HTTP/1.10",
                "GET /index.html HTTP/11",
                "GET /index.html XTTP/1.1",
                "G(T /index.html HTTP/1.1",
                "GET /ind\u0000ex.html HTTP/1.1",
                "GET /ind\u0007ex.html HTTP/1.1",
                "GET /ind\u00e9x.html HTTP/1.1",
                "GET /index.html\rHTTP/1.1",
            })
    void refusesMalformedRequestLine(String line) throws IOException {
        expectRefusal(head(line, "Host: localhost"), 400);
    }

    @Test
    void refusesOtherMajorVersions() throws IOException {
        expectRefusal(head("GET / HTTP/2.0", "Host: localhost"), 505);
        expectRefusal(head("GET / HTTP/0.9"), 505);
    }

    @Test
    void takesLaterMinorVersionForItsOwn() throws IOException {
        assertThat(ask(server, "GET / HTTP/1.7", "Host: localhost").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name : value",
                "Name\t: value",
                " Name: value",
                "Name",
                ": value",
                "Na me: value",
                "Na\u0000me: value",
                "Name: val\u0000ue",
                "Name: val\u0007ue",
                "Name: val\rue",
                "Name: value\r",
                "First: a\r\n folded: b",
                "First: a\r\n\tb",
            })
    void refusesMalformedField(String line) throws IOException {
        expectRefusal(head("GET / HTTP/1.1", "Host: localhost", line), 400);
    }

    @Test
    void refusesBlankLineBetweenRequestLineAndFields() throws IOException {
        expectRefusal("GET / HTTP/1.1\r\n \r\nHost: localhost\r\n\r\n", 400);
    }

    @Test
    void wantsExactlyOneHost() throws IOException {
        expectRefusal(head("GET / HTTP/1.1"), 400);
        expectRefusal(head("GET http://localhost/ HTTP/1.1"), 400);
        expectRefusal(head("GET / HTTP/1.1", "Host: a", "host: a"), 400);
        expectRefusal(head("GET / HTTP/1.0", "Host: a", "Host: b"), 400);
        expectRefusal(head("GET / HTTP/1.1", "Host: a b"), 400);
        expectRefusal(head("GET / HTTP/1.1", "Host: a/b"), 400);
        expectRefusal(head("GET / HTTP/1.1", "Host: a@b"), 400);
        expectRefusal(head("GET / HTTP/1.1", "Host: a:b"), 400);
        expectRefusal(head("GET / HTTP/1.1", "Host: [::1]:b"), 400);
        assertThat(ask(server, "GET / HTTP/1.1", "Host: a:80").status()).isEqualTo(200);
        assertThat(ask(server, "GET / HTTP/1.1", "Host: [::1]").status()).isEqualTo(200);
        assertThat(ask(server, "GET / HTTP/1.1", "Host: [::1]:8080").status()).isEqualTo(200);
        assertThat(ask(server, "GET / HTTP/1.1", "Host:").status()).isEqualTo(200);
        assertThat(ask(server, "GET / HTTP/1.1", "hOsT:\t [::1]:80 \t").status())
                .isEqualTo(200);
    }

    @Test
    @Checkpoint(2)
    void skipsEmptyLinesBeforeARequestAndTakesLfForALineEnd() throws IOException {
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.send("\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(peer.readReply().status()).isEqualTo(200);
            peer.send("\nGET / HTTP/1.1\nHost: localhost\n\n");
            assertThat(peer.readReply().status()).isEqualTo(200);
        }
    }

    @Test
    void acceptsRequestLineAtTheLimitAndRefusesOneBeyond() throws IOException {
        int around = "GET / HTTP/1.1\r\n".length();
        String longest = "GET /" + "a".repeat(Limits.REQUEST_LINE_BYTES - around) + " HTTP/1.1";
        assertThat(ask(server, longest, "Host: localhost").status()).isEqualTo(404);
        expectRefusal(head(longest.replace("/a", "/aa"), "Host: localhost"), 414);
        expectRefusal("G".repeat(100_000), 414);
    }

    @Test
    void acceptsHeaderSectionAtTheLimitAndRefusesOneBeyond() throws IOException {
        int around = "Host: localhost\r\nX: \r\n".length();
        String value = "v".repeat(Limits.HEADER_SECTION_BYTES - around);
        assertThat(ask(server, "GET / HTTP/1.1", "Host: localhost", "X: " + value)
                        .status())
                .isEqualTo(200);
        expectRefusal(head("GET / HTTP/1.1", "Host: localhost", "X: " + value + "v"), 431);
        expectRefusal("GET / HTTP/1.1\r\nHost: localhost\r\n" + "X".repeat(100_000), 431);
    }

    @Test
    void acceptsOneHundredFieldsAndRefusesOneMore() throws IOException {
        String most = "GET / HTTP/1.1\r\nHost: localhost\r\n" + "X: y\r\n".repeat(Limits.HEADER_FIELDS - 1);
        try (HttpPeer peer = HttpPeer.connect(server)) {
            peer.send(most + "\r\n");
            assertThat(peer.readReply().status()).isEqualTo(200);
        }
        expectRefusal(most + "X: y\r\n\r\n", 431);
    }

    @Test
    void joinsFieldLinesOfTheSameName() throws HttpException {
        Fields fields =
                new Fields(java.util.List.of(Fields.Field.parse("Accept: a"), Fields.Field.parse("ACCEPT:\tb,c ")));
        assertThat(fields.value("accept")).contains("a, b,c");
        assertThat(fields.listContains("Accept", "B")).isTrue();
        assertThat(fields.listContains("Accept", "d")).isFalse();
    }

    @Test
    void keepsMethodTargetAndVersionApart() throws HttpException {
        RequestHead head = RequestParser.parseRequestLine("GET /a?b HTTP/1.0");
        assertThat(head).isEqualTo(new RequestHead("GET", "/a?b", 0, Fields.NONE));
        assertThatThrownBy(() -> RequestParser.parseRequestLine("")).isInstanceOf(HttpException.class);
    }
}

package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.Charset;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TranscriptOnFailure.class)
class MiniBrowserTest {
    private static final String HOST = "127.0.0.1";

    /** Returns what the browser prints when the server answers {@code response} and, at the end, closes. */
    private static String browse(String path, byte[] response) throws Exception {
        try (Played server = Played.server(peer -> {
            expectGet(peer, path);
            peer.sendOneByteAtATime(response);
        })) {
            return Captured.run(() -> MiniBrowser.run(HOST, server.port(), path));
        }
    }

    private static String browse(String response) throws Exception {
        return browse("/", response.getBytes(UTF_8));
    }

    private static void expectGet(RawPeer peer, String path) throws IOException {
        peer.expect("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + peer.socket().getLocalPort() + "\r\nConnection: close\r\n\r\n");
    }

    @Test
    void printsStatusHeadersAndBody() throws Exception {
        assertThat(browse("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello, not read"))
                .isEqualTo("HTTP/1.1 200 OK\nContent-Type: text/plain\nContent-Length: 5\n\nhello\n");
    }

    @Test
    void doesNotWaitForTheCloseWhenTheLengthIsKnown() throws Exception {
        try (Played server = Played.server(peer -> {
            expectGet(peer, "/");
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            peer.expectEndOfStream();
        })) {
            assertThat(Captured.run(() -> MiniBrowser.run(HOST, server.port(), "/")))
                    .endsWith("\n\nok\n");
            server.awaitEnd();
        }
    }

    @Test
    void putsChunksTogether() throws Exception {
        assertThat(browse("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "6\r\nhello \r\n5;why=not\r\nworld\r\n0\r\n\r\n"))
                .endsWith("\n\nhello world\n");
    }

    @Test
    void bodyWithoutALengthEndsWithTheStream() throws Exception {
        assertThat(browse("HTTP/1.0 200 OK\n\nold and simple")).isEqualTo("HTTP/1.0 200 OK\n\nold and simple\n");
    }

    @Test
    void readsTheBodyInItsOwnEncoding() throws Exception {
        byte[] page = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=EUC-KR\r\n\r\n<p>안녕</p>"
                .getBytes(Charset.forName("EUC-KR"));
        assertThat(browse("/index.html", page)).endsWith("\n\n<p>안녕</p>\n");
    }

    @Test
    void showsNoPictures() throws Exception {
        assertThat(browse("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\u0089PNG"))
                .endsWith("(image/png: not text, not shown)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n1388\r\n", "\r\n"})
    void showsTheStartOfALongBody(String framing) throws Exception {
        assertThat(browse("HTTP/1.1 200 OK\r\n" + framing + "x".repeat(5000)))
                .endsWith("\n\n" + "x".repeat(1024) + "\n(the first 1024 bytes)\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhell"
            })
    void saysSoWhenTheReplyIsCut(String reply) {
        assertThatThrownBy(() -> browse(reply)).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"
            })
    void refusesWhatIsNotHttp(String reply) {
        assertThatThrownBy(() -> browse(reply)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void refusesHeadersWithoutEnd() {
        assertThatThrownBy(() -> browse("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(101) + "\r\n"))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("expected at most 100 headers");
        assertThatThrownBy(() -> browse("HTTP/1.1 200 OK\r\nA: " + "b".repeat(9000)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("expected a line end within 8192 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "/a b", "/\r\nX: y", ""})
    void asksForNoPathThatWouldMakeAnotherRequest(String path) {
        int nobody = 1;
        assertThatThrownBy(() -> MiniBrowser.run(HOST, nobody, path)).isInstanceOf(ProtocolException.class);
    }
}

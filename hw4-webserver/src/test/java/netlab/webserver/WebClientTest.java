package netlab.webserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import netlab.testkit.grading.Checkpoint;
import netlab.webserver.WebClient.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against servers of every kind; the test plays them. */
@ExtendWith(TranscriptOnFailure.class)
class WebClientTest {
    private RawListener listener;
    private WebClient client;
    private RawPeer server;

    @BeforeEach
    void connect() throws IOException {
        listener = RawListener.open();
        client = WebClient.connect(listener.address(), Duration.ofSeconds(5));
        server = listener.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        listener.close();
    }

    private CompletableFuture<Reply> get(String path) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return client.get(path);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    private Reply reply(String bytes) throws Exception {
        CompletableFuture<Reply> reply = get("/");
        while (!server.readLine().isEmpty()) {
            continue;
        }
        server.send(bytes);
        server.halfClose();
        return reply.get(10, TimeUnit.SECONDS);
    }

    @Test
    @Checkpoint(1)
    void sendsARequestThatNeedsNoGuessing() throws Exception {
        CompletableFuture<Reply> reply = get("한글 a.html");
        server.expect("GET /%ED%95%9C%EA%B8%80%20a.html HTTP/1.1\r\nHost: 127.0.0.1:" + listener.port()
                + "\r\nUser-Agent: netlab\r\n\r\n");
        server.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\r\nhi");
        Reply got = reply.get(10, TimeUnit.SECONDS);
        assertThat(got.statusLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(got.fieldLines()).containsExactly("Content-Length: 2", "Content-Type: text/plain");
        assertThat(got.text()).contains("hi");
    }

    @Test
    @Checkpoint(1)
    void readsBodiesHoweverTheyEnd() throws Exception {
        assertThat(new String(reply("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n")
                        .body()))
                .isEqualTo("hi");
    }

    @Test
    @Checkpoint(1)
    void readsBodyThatEndsWithTheConnection() throws Exception {
        assertThat(new String(reply("HTTP/1.0 200 OK\r\n\r\nuntil the end").body()))
                .isEqualTo("until the end");
    }

    @Test
    @Checkpoint(1)
    void skipsInterimAnswersAndExpectsNoBodyWhereThereIsNone() throws Exception {
        Reply reply = reply("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
        assertThat(reply.statusLine()).isEqualTo("HTTP/1.1 204 No Content");
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void decodesTextAsItsTypeSays() throws Exception {
        byte[] body = "안녕".getBytes("EUC-KR");
        Reply euc = new Reply("", java.util.List.of(), java.util.Optional.of("text/html; charset=\"euc-kr\""), body);
        assertThat(euc.text()).contains("안녕");
        Reply image = new Reply("", java.util.List.of(), java.util.Optional.of("image/png"), body);
        assertThat(image.text()).isEmpty();
        Reply unknown = new Reply("", java.util.List.of(), java.util.Optional.of("text/html; charset=%"), new byte[2]);
        assertThat(unknown.text().orElseThrow()).hasSize(2);
    }

    @Test
    @Checkpoint(1)
    void asksAgainWhenTheServerHasClosedTheIdleConnection() throws Exception {
        server.close();
        CompletableFuture<Reply> reply = get("/a");
        server = listener.accept();
        assertThat(server.readLine()).isEqualTo("GET /a HTTP/1.1");
        server.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        assertThat(reply.get(10, TimeUnit.SECONDS).body()).isEmpty();
    }

    @ParameterizedTest
    @Checkpoint(1)
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nbroken\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            })
    void refusesWhatIsNotHttp(String bytes) {
        assertThatThrownBy(() -> reply(bytes)).hasCauseInstanceOf(ProtocolException.class);
    }

    @Test
    @Checkpoint(1)
    void doesNotTakeHalfABodyForTheWhole() throws Exception {
        CompletableFuture<Reply> reply = get("/");
        server.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel");
        server.halfClose();
        RawPeer again = listener.accept();
        again.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel");
        again.halfClose();
        assertThatThrownBy(() -> reply.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(EOFException.class);
        again.close();
    }

    @Test
    @Checkpoint(1)
    void doesNotWaitForEver() throws IOException {
        try (RawListener silent = RawListener.open();
                WebClient waiting =
                        WebClient.connect(new InetSocketAddress("127.0.0.1", silent.port()), Duration.ofMillis(300))) {
            assertThatThrownBy(() -> waiting.get("/")).isInstanceOf(SocketTimeoutException.class);
        }
    }
}

package netlab.webserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The JDK's own client, which asks for an upgrade to HTTP/2 first and must be refused politely. */
@Checkpoint(1)
class JdkHttpClientTest {
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        server = Servers.builtIn();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    @Test
    void decodesThePageByItsDeclaredCharset() throws Exception {
        HttpResponse<String> response = client.send(request("/index.html").build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(response.body()).contains("안녕하세요");
        assertThat(Charset.forName("EUC-KR")).isEqualTo(BuiltInPages.PAGE_CHARSET);
    }

    @Test
    void sendsBodies() throws Exception {
        HttpResponse<String> post =
                client.send(request("/").POST(BodyPublishers.ofString("a=b")).build(), BodyHandlers.ofString());
        assertThat(post.statusCode()).isEqualTo(405);
        HttpResponse<String> get = client.send(
                request("/")
                        .expectContinue(true)
                        .method("GET", BodyPublishers.ofString("a=b"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(get.statusCode()).isEqualTo(200);
    }

    @Test
    void getsManyAtOnce() throws Exception {
        List<CompletableFuture<HttpResponse<byte[]>>> responses = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            responses.add(client.sendAsync(request("/iot.png").build(), BodyHandlers.ofByteArray()));
        }
        byte[] picture = responses.get(0).get().body();
        for (CompletableFuture<HttpResponse<byte[]>> response : responses) {
            assertThat(response.get().body()).isEqualTo(picture);
        }
    }

    @Test
    void revalidates() throws Exception {
        HttpResponse<byte[]> first = client.send(request("/iot.png").build(), BodyHandlers.ofByteArray());
        String etag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> second =
                client.send(request("/iot.png").header("If-None-Match", etag).build(), BodyHandlers.ofByteArray());
        assertThat(second.statusCode()).isEqualTo(304);
    }
}

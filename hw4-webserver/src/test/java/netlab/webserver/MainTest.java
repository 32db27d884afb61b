package netlab.webserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import netlab.net.cli.Program;
import netlab.net.cli.Stdio;
import netlab.testkit.RawListener;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;

/** The command line, in this process. */
class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String input, String... args) {
        Stdio stdio = new Stdio(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return Program.run(new Main(stdio), stdio, args);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    @Checkpoint(1)
    void demoRunsServerAndClient() {
        assertThat(run("/index.html\n\n/iot.png\nq\n/never\n")).isZero();
        assertThat(printed())
                .contains("Open in a browser: http://127.0.0.1:")
                .contains("exec:java@server")
                .contains("HTTP/1.1 200 OK\n")
                .contains("Content-Type: text/html; charset=euc-kr\n")
                .contains("사물인터넷")
                .contains(" more lines)")
                .containsPattern("\\(\\d+ bytes, not text\\)")
                .doesNotContain("404");
    }

    @Test
    @Checkpoint(1)
    void demoEndsWithItsInput() {
        assertThat(run("/aaaaa")).isZero();
        assertThat(printed()).contains("HTTP/1.1 404 Not Found", "<h1>Not Found</h1>");
    }

    @Test
    @Checkpoint(1)
    void clientGetsThePathsItIsTold() throws IOException {
        try (WebServer server = Servers.builtIn()) {
            String port = String.valueOf(server.port());
            assertThat(run("", "client", "-p", port, "/favicon.ico", "aaaaa")).isZero();
        }
        assertThat(printed()).contains("Content-Type: image/x-icon", "HTTP/1.1 404 Not Found");
    }

    @Test
    void clientSaysThatNobodyListens() throws IOException {
        int port;
        try (RawListener listener = RawListener.open()) {
            port = listener.port();
        }
        assertThat(run("", "client", "--port", String.valueOf(port), "/")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("cannot connect to 127.0.0.1:");
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    @Test
    @Checkpoint(1)
    void serverSaysWhyItCannotStart() throws IOException {
        try (WebServer server = Servers.builtIn()) {
            assertThat(run("", "server", "--port", String.valueOf(server.port())))
                    .isEqualTo(1);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("cannot listen on 127.0.0.1:");
        err.reset();
        assertThat(run("", "server", "--port", "0", "--root", "pom.xml")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("cannot serve pom.xml: not a directory\n");
    }

    @Test
    void explainsItself() {
        assertThat(run("", "--help")).isZero();
        assertThat(run("", "server", "--help")).isZero();
        assertThat(printed()).contains("--root=DIR", "--port=PORT", "--verbose");
        assertThat(run("", "server", "--port", "65536")).isEqualTo(2);
        assertThat(run("", "serve")).isEqualTo(2);
    }
}

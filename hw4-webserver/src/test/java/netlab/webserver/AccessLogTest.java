package netlab.webserver;

import static netlab.webserver.HttpPeer.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;

/** The common log format. */
@Checkpoint(1)
class AccessLogTest {
    private static final String START =
            "127\\.0\\.0\\.1 - - \\[\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}\\] ";

    @Test
    void printsALineARequest() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        int pageSize;
        try (WebServer server = Servers.with(AccessLog.printingTo(out))) {
            pageSize = ask(server, "GET /index.html?q=1 HTTP/1.1", "Host: a").body().length;
            ask(server, "HEAD /iot.png HTTP/1.1", "Host: a");
            ask(server, "GET /\"\\%22 HTTP/1.0");
            ask(server, "nonsense");
        }
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).matches(START + "\"GET /index.html\\?q=1 HTTP/1.1\" 200 " + pageSize);
        assertThat(lines.get(1)).matches(START + "\"HEAD /iot.png HTTP/1.1\" 200 -");
        assertThat(lines.get(2)).matches(START + "\"GET /\\\\\"\\\\\\\\%22 HTTP/1.0\" 404 \\d+");
        assertThat(lines.get(3)).matches(START + "\"-\" 400 \\d+");
    }
}

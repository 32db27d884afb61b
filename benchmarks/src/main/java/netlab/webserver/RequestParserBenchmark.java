package netlab.webserver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The head of a request, as a browser sends it. */
@State(Scope.Thread)
public class RequestParserBenchmark {
    private static final byte[] REQUEST = """
            GET /index.html HTTP/1.1\r
            Host: 127.0.0.1:8080\r
            User-Agent: Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0\r
            Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r
            Accept-Language: ko,en;q=0.5\r
            Accept-Encoding: gzip, deflate\r
            Connection: keep-alive\r
            \r
            """.getBytes(US_ASCII);

    @Benchmark
    public Object read() throws IOException {
        HttpInput in = new HttpInput(new OneRequest(), () -> {});
        in.await(Duration.ofSeconds(1));
        return RequestParser.read(in);
    }

    private static final class OneRequest extends Socket {
        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(REQUEST);
        }

        /** Nothing waits here; the real one would open a socket. */
        @Override
        public synchronized void setSoTimeout(int millis) {}
    }
}

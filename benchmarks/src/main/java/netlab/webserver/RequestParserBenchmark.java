package netlab.webserver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
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

    private HttpInput in;

    @Setup
    public void connect() throws IOException {
        in = new HttpInput(new SameRequestAgain(), () -> {}, Duration.ofSeconds(1));
    }

    @Benchmark
    public Object read() throws IOException {
        in.await();
        return RequestParser.read(in);
    }

    private static final class SameRequestAgain extends Socket {
        @Override
        public InputStream getInputStream() {
            return new InputStream() {
                @Override
                public int read() {
                    throw new UnsupportedOperationException("nobody reads single bytes here");
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    System.arraycopy(REQUEST, 0, bytes, offset, REQUEST.length);
                    return REQUEST.length;
                }
            };
        }

        /** Nothing waits here; the real one would open a socket. */
        @Override
        public synchronized void setSoTimeout(int millis) {}
    }
}

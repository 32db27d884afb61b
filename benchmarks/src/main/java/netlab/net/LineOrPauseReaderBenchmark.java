package netlab.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Lines from a socket that always has more of them. */
@State(Scope.Thread)
public class LineOrPauseReaderBenchmark {
    private static final byte[] LINES = "1000003 + 97\n".repeat(16).getBytes(US_ASCII);

    private LineOrPauseReader reader;

    @Setup
    public void open() throws IOException {
        reader = new LineOrPauseReader(new EndlessSocket(), 4_096);
    }

    @Benchmark
    public Optional<LineOrPauseReader.Message> read() throws IOException {
        return reader.read();
    }

    private static final class EndlessSocket extends Socket {
        @Override
        public InputStream getInputStream() {
            return new InputStream() {
                @Override
                public int read() {
                    throw new UnsupportedOperationException("the reader asks for many bytes at once");
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    int n = Math.min(length, LINES.length);
                    System.arraycopy(LINES, 0, bytes, offset, n);
                    return n;
                }
            };
        }
    }
}

package netlab.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Framing in memory: 100 bytes each way. */
@State(Scope.Thread)
public class FramesBenchmark {
    private static final int PAYLOAD = 100;
    private static final int LIMIT = 4_096;
    private static final int DIGITS = 10;

    private final byte[] payload = "x".repeat(PAYLOAD).getBytes(UTF_8);
    private final byte[] integers = new byte[Integer.BYTES];
    private ByteArrayInputStream line;
    private ByteArrayInputStream lengthPrefixed;
    private ByteArrayInputStream digitPrefixed;
    private int number;

    /** Writes what is read again and again. */
    @Setup
    public void write() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frames.writeDelimited(out, payload, (byte) '\n');
        line = new ByteArrayInputStream(out.toByteArray());
        out.reset();
        Frames.writeLengthPrefixed(out, payload);
        lengthPrefixed = new ByteArrayInputStream(out.toByteArray());
        out.reset();
        Frames.writeDigitPrefixed(out, payload, DIGITS);
        digitPrefixed = new ByteArrayInputStream(out.toByteArray());
    }

    @Benchmark
    public Optional<String> readLine() throws IOException {
        line.reset();
        return Frames.readLine(line, LIMIT);
    }

    @Benchmark
    public Optional<byte[]> readLengthPrefixed() throws IOException {
        lengthPrefixed.reset();
        return Frames.readLengthPrefixed(lengthPrefixed, LIMIT);
    }

    @Benchmark
    public Optional<byte[]> readDigitPrefixed() throws IOException {
        digitPrefixed.reset();
        return Frames.readDigitPrefixed(digitPrefixed, DIGITS, LIMIT);
    }

    @Benchmark
    public int putAndGetIntBE() {
        Endian.putIntBE(integers, 0, number++);
        return Endian.getIntBE(integers, 0);
    }
}

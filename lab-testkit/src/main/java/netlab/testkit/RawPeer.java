package netlab.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import netlab.net.Deadline;
import netlab.net.TcpClient;
import netlab.net.TcpOptions;
import netlab.net.TimedOutputStream;
import netlab.testkit.Transcript.Endpoint;
import netlab.testkit.Transcript.Kind;

/**
 * One end of a TCP connection, byte by byte: it sends exactly what it is told, and fails the test when anything else
 * comes back than what is expected. It can also be rude: end early, fall silent, reset.
 *
 * <pre>{@code
 * try (RawPeer peer = RawPeer.connect(server.port())) {
 *     peer.sendOneByteAtATime("20 + 17\n".getBytes(UTF_8));
 *     peer.expect("37\n");
 *     peer.halfClose();
 *     peer.expectEndOfStream();
 * }
 * }</pre>
 *
 * <p>Text is UTF-8. Every wait, for input as well as for the other side to take output, lasts at most the timeout; then
 * it is an {@link AssertionError}, which shows what had come until then. For one thread at a time.
 */
public final class RawPeer implements AutoCloseable {
    /** Long, since it is waited for only when a test fails, and the machine may be busy. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /** The longest line that {@link #readLine} accepts, and the most that {@link #readToEnd} does. */
    public static final int MAX_LINE_BYTES = 64 * 1024;

    public static final int MAX_STREAM_BYTES = 256 * 1024 * 1024;

    private static final int READ_BYTES = 64 * 1024;

    private final Socket socket;
    private final OutputStream out;
    private final Duration timeout;
    private final Transcript transcript = new Transcript("client", "server");
    private final Endpoint self;
    private final Endpoint other;
    private final RecordedInput in;
    private final Pieces pieces;

    private RawPeer(Socket socket, Duration timeout, String selfName, String otherName) throws IOException {
        this.socket = socket;
        this.timeout = timeout;
        this.out = new TimedOutputStream(socket, timeout);
        this.self = new Endpoint(selfName, socket.getLocalPort());
        this.other = new Endpoint(otherName, socket.getPort());
        this.in = new RecordedInput(socket, transcript, other, self);
        this.pieces = new Pieces(socket, this::send);
    }

    /** Connects to a port of 127.0.0.1, with {@link #DEFAULT_TIMEOUT}. */
    public static RawPeer connect(int port) throws IOException {
        return connect(new InetSocketAddress("127.0.0.1", port), DEFAULT_TIMEOUT);
    }

    /** Connects to {@code address}; no wait lasts longer than {@code timeout}. */
    public static RawPeer connect(InetSocketAddress address, Duration timeout) throws IOException {
        RawPeer peer = new RawPeer(TcpClient.connect(address, timeout), timeout, "client", "server");
        peer.transcript.event(1, Kind.CONNECT, peer.self, peer.other, "");
        return peer;
    }

    static RawPeer accepted(Socket socket, Duration timeout) throws IOException {
        TcpOptions.apply(socket);
        RawPeer peer = new RawPeer(socket, timeout, "server", "client");
        peer.transcript.event(1, Kind.CONNECT, peer.other, peer.self, "");
        return peer;
    }

    /** Sends {@code bytes} with one write. */
    public void send(byte[] bytes) throws IOException {
        out.write(bytes);
        transcript.data(1, self, other, bytes, bytes.length);
    }

    /** Sends {@code text} as UTF-8 with one write; no line end is added. */
    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends each byte with a write, and thus in a segment, of its own. Reads of the other side may still see several
     * at once; {@link Fault#split} is stricter.
     */
    public void sendOneByteAtATime(byte[] bytes) throws IOException {
        for (byte b : bytes) {
            send(new byte[] {b});
        }
    }

    /** Sends the bytes of {@code text} one at a time; see {@link #sendOneByteAtATime(byte[])}. */
    public void sendOneByteAtATime(String text) throws IOException {
        sendOneByteAtATime(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends {@code bytes} in pieces of {@code n}, each once the other side's program has read the one before. On Linux, to
     * a program on this machine, reads of the other side see exactly these pieces; elsewhere, and on a machine with so
     * many connections that this cannot be seen swiftly, each follows the one before by 2 ms.
     */
    public void sendInPieces(byte[] bytes, int n) throws IOException {
        pieces.send(bytes, n);
    }

    /** Sends the bytes of {@code text} in pieces of {@code n}; see {@link #sendInPieces(byte[], int)}. */
    public void sendInPieces(String text, int n) throws IOException {
        sendInPieces(text.getBytes(StandardCharsets.UTF_8), n);
    }

    /** Returns for how long, at most, the other side can have waited between two pieces of {@link #sendInPieces}. */
    public Duration longestGap() {
        return pieces.longestGap();
    }

    /**
     * Reads as many bytes as {@code expected} has, and compares. It stops at the first wrong byte, and does not look
     * whether more follows: {@link #expectEndOfStream} and {@link #expectSilence} do.
     */
    public void expect(byte[] expected) throws IOException {
        byte[] actual = new byte[expected.length];
        int received = 0;
        Deadline deadline = Deadline.after(timeout);
        try {
            while (received < expected.length) {
                int n = in.read(actual, received, expected.length - received, deadline);
                if (n < 0) {
                    throw wrong(expected, actual, received, "the stream ended after " + received);
                }
                received += n;
                int mismatch = Arrays.mismatch(expected, 0, received, actual, 0, received);
                if (mismatch >= 0) {
                    throw wrong(
                            expected,
                            actual,
                            received,
                            "byte " + mismatch + " should be " + Hexdump.describe(expected[mismatch]) + " and is "
                                    + Hexdump.describe(actual[mismatch]));
                }
            }
        } catch (SocketTimeoutException e) {
            throw wrong(expected, actual, received, "only " + received + " came within " + timeout.toMillis() + " ms");
        } catch (SocketException e) {
            throw wrong(expected, actual, received, "after " + received + ": " + e.getMessage());
        }
    }

    /** Expects the UTF-8 bytes of {@code expected}; see {@link #expect(byte[])}. */
    public void expect(String expected) throws IOException {
        expect(expected.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads exactly {@code count} bytes. */
    public byte[] readFully(int count) throws IOException {
        byte[] bytes = new byte[count];
        int received = 0;
        Deadline deadline = Deadline.after(timeout);
        while (received < count) {
            int n = readOrFail(bytes, received, count - received, deadline, count + " bytes");
            if (n < 0) {
                throw failure("expected " + count + " bytes; the stream ended after " + received);
            }
            received += n;
        }
        return bytes;
    }

    /** Returns what one read gives, at least a byte and at most {@code maxBytes}: the pieces as they arrive. */
    public byte[] readSome(int maxBytes) throws IOException {
        byte[] bytes = new byte[maxBytes];
        int n = readOrFail(bytes, 0, maxBytes, Deadline.after(timeout), "some bytes");
        if (n < 0) {
            throw failure("expected some bytes; the stream ended");
        }
        return Arrays.copyOf(bytes, n);
    }

    /** Reads a line of UTF-8 and returns it without its LF or CRLF; {@code expect("…\r\n")} tells the two apart. */
    public String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] one = new byte[1];
        Deadline deadline = Deadline.after(timeout);
        while (true) {
            if (readOrFail(one, 0, 1, deadline, "a line") < 0) {
                throw failure("expected a line; the stream ended after " + line.size() + " bytes");
            }
            if (one[0] == '\n') {
                break;
            }
            line.write(one[0]);
            if (line.size() > MAX_LINE_BYTES) {
                throw failure("expected a line; no line end came in " + line.size() + " bytes");
            }
        }
        String text = decode(line.toByteArray());
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * Reads past line ends, CR and LF, up to the first other byte or the end of the stream, and waits for either.
     *
     * @param expected what is waited for, as the message says it if neither comes
     */
    public void skipLineEnds(String expected) throws IOException {
        byte[] one = new byte[1];
        Deadline deadline = Deadline.after(timeout);
        while (readOrFail(one, 0, 1, deadline, expected) > 0) {
            if (one[0] != '\r' && one[0] != '\n') {
                in.unread();
                return;
            }
        }
    }

    /** Reads until the other side ends its stream. */
    public byte[] readToEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[READ_BYTES];
        Deadline deadline = Deadline.after(timeout);
        int n = readOrFail(piece, 0, piece.length, deadline, "the end of the stream");
        while (n >= 0) {
            all.write(piece, 0, n);
            if (all.size() > MAX_STREAM_BYTES) {
                throw failure("expected the end of the stream; " + all.size() + " bytes came");
            }
            n = readOrFail(piece, 0, piece.length, deadline, "the end of the stream");
        }
        return all.toByteArray();
    }

    /** Expects that the other side has ended its stream (FIN), and that nothing came before. */
    public void expectEndOfStream() throws IOException {
        byte[] extra = new byte[READ_BYTES];
        int n = readOrFail(extra, 0, extra.length, Deadline.after(timeout), "the end of the stream");
        if (n >= 0) {
            throw failure("expected the end of the stream; got\n" + Hexdump.of(Arrays.copyOf(extra, n)));
        }
    }

    /**
     * Expects that the connection has been reset (RST). Bytes that came before are skipped, since a reset may or may
     * not have overtaken them.
     */
    public void expectReset() throws IOException {
        byte[] skipped = new byte[READ_BYTES];
        Deadline deadline = Deadline.after(timeout);
        try {
            while (in.read(skipped, 0, skipped.length, deadline) >= 0) {
                continue;
            }
        } catch (SocketTimeoutException e) {
            throw failure("expected a reset; the connection was still open after " + timeout.toMillis() + " ms");
        } catch (SocketException e) {
            return;
        }
        throw failure("expected a reset; the stream ended in order");
    }

    /** Expects that nothing comes, neither a byte nor an end, for {@code duration}. */
    public void expectSilence(Duration duration) throws IOException {
        byte[] extra = new byte[READ_BYTES];
        int n;
        try {
            n = in.read(extra, 0, extra.length, Deadline.after(duration));
        } catch (SocketTimeoutException e) {
            return;
        }
        throw failure("expected silence for " + duration.toMillis() + " ms; "
                + (n < 0 ? "the stream ended" : "got\n" + Hexdump.of(Arrays.copyOf(extra, n))));
    }

    /** Returns what comes first, if anything comes within {@code duration}; the end of the stream is a failure. */
    public byte[] readWithin(Duration duration) throws IOException {
        byte[] bytes = new byte[READ_BYTES];
        int n;
        try {
            n = in.read(bytes, 0, bytes.length, Deadline.after(duration));
        } catch (SocketTimeoutException e) {
            return new byte[0];
        }
        if (n < 0) {
            throw failure("expected that the connection stays open; the stream ended");
        }
        return Arrays.copyOf(bytes, n);
    }

    /** Ends our side of the stream (FIN) and goes on reading. */
    public void halfClose() throws IOException {
        socket.shutdownOutput();
        transcript.event(1, Kind.END, self, other, "");
    }

    /** Closes the connection with a reset (RST): what was not sent yet, or not read yet, is lost. */
    public void reset() throws IOException {
        TcpOptions.reset(socket);
        transcript.event(1, Kind.RESET, self, other, "");
    }

    /** Returns the socket, for what this class has no method for. */
    public Socket socket() {
        return socket;
    }

    /** Returns what was sent and received so far. */
    public Transcript transcript() {
        return transcript;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError("cannot close the connection", e);
        }
    }

    private int readOrFail(byte[] bytes, int offset, int length, Deadline deadline, String expected)
            throws IOException {
        try {
            return in.read(bytes, offset, length, deadline);
        } catch (SocketTimeoutException e) {
            throw failure("expected " + expected + "; it did not come within " + timeout.toMillis() + " ms");
        } catch (SocketException | EOFException e) {
            throw failure("expected " + expected + "; got: " + e.getMessage());
        }
    }

    private AssertionError wrong(byte[] expected, byte[] actual, int received, String what) {
        String difference = Hexdump.difference(expected, Arrays.copyOf(actual, received));
        return failure("expected " + expected.length + " bytes; " + what + "\n" + difference);
    }

    private AssertionError failure(String message) {
        return new AssertionError(message + transcript.forFailure());
    }

    private String decode(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw failure("expected a line of UTF-8; got\n" + Hexdump.of(line));
        }
    }
}

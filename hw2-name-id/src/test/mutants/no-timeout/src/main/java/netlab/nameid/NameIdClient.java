package netlab.nameid;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import netlab.net.Frames;
import netlab.net.TcpClient;

/** Tells a server a name, and takes its greeting and the id. One exchange a connection. */
public final class NameIdClient implements AutoCloseable {
    /** {@code Hello } and an address take 45 bytes at most; a server may be more talkative. */
    private static final int MAX_GREETING_BYTES = 1_024;

    private final Socket socket;
    private final Duration timeout;
    private final String lineEnd;

    /** What the server said: all text before the id, and the id. */
    record Answer(String greeting, StudentId id) {}

    private NameIdClient(Socket socket, Duration timeout, boolean plain) {
        this.socket = socket;
        this.timeout = timeout;
        this.lineEnd = plain ? "" : "\n";
    }

    /**
     * Connects to a server.
     *
     * @param timeout how long to wait for the connection, and then for the whole exchange
     * @param plain whether the name goes out without a newline, as a handout server expects it
     */
    public static NameIdClient connect(InetSocketAddress address, Duration timeout, boolean plain) throws IOException {
        return new NameIdClient(TcpClient.connect(address, timeout), timeout, plain);
    }

    /**
     * Waits for the greeting, sends {@code name} and reads to the end of the stream.
     *
     * @throws EOFException if the server ended the connection without an id
     * @throws ProtocolException if it sent more than a greeting and an id
     * @throws SocketTimeoutException if it was not done in time
     */
    Answer exchange(Name name) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] greeting = new byte[MAX_GREETING_BYTES];
        int greeted = in.read(greeting); // the greeting has begun: the server is ready for a name
        if (greeted < 0) {
            throw new EOFException("the server ended the connection without a greeting");
        }
        socket.getOutputStream().write((name.value() + lineEnd).getBytes(StandardCharsets.UTF_8));
        byte[] rest = in.readNBytes(MAX_GREETING_BYTES + 1);
        if (rest.length > MAX_GREETING_BYTES) {
            throw new ProtocolException(
                    "expected an id and the end of the stream, got more than " + MAX_GREETING_BYTES + " bytes");
        }
        if (rest.length < StudentId.BYTES) {
            throw new EOFException("the server ended the connection without an id: it got no name that it takes");
        }
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        received.write(greeting, 0, greeted);
        received.write(rest, 0, rest.length);
        return answer(received.toByteArray());
    }

    /** The id is the last four bytes, the greeting what comes before. */
    private static Answer answer(byte[] received) throws ProtocolException {
        int greetingLength = received.length - StudentId.BYTES;
        return new Answer(
                Frames.decodeUtf8(Arrays.copyOf(received, greetingLength)), StudentId.decode(received, greetingLength));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

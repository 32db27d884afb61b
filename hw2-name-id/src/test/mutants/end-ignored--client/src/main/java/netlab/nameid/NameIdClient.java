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
        socket.setSoTimeout((int) timeout.toMillis());
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        received.write(in.read());
        socket.getOutputStream().write((name.value() + lineEnd).getBytes(StandardCharsets.UTF_8));
        byte[] buffer = new byte[MAX_GREETING_BYTES];
        int expected = ("Hello " + socket.getLocalAddress().getHostAddress()).length() + StudentId.BYTES;
        while (received.size() < expected) {
            int n = in.read(buffer);
            received.write(buffer, 0, Math.max(0, n));
        }
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

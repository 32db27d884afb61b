package netlab.ai;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import netlab.net.Frames;
import netlab.net.TcpClient;

/** A conversation with the model server, line by line. */
public final class AiClient implements AutoCloseable {
    /** A long text, summarized by a large model on a busy machine. */
    private static final Duration REPLY_TIMEOUT = Duration.ofMinutes(10);

    /** The longest reply accepted. */
    private static final int MAX_REPLY_BYTES = 16 << 20;

    private final Socket socket;
    private final LineReader replies;
    private final String hello;

    /** Connects, waiting no longer than {@code timeout} for that and for the server's hello. */
    public static AiClient connect(InetSocketAddress address, Duration timeout) throws IOException {
        Socket socket = TcpClient.connect(address, timeout);
        try {
            socket.setSoTimeout((int) timeout.toMillis());
            AiClient client = new AiClient(socket);
            socket.setSoTimeout((int) REPLY_TIMEOUT.toMillis());
            return client;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private AiClient(Socket socket) throws IOException {
        this.socket = socket;
        this.replies = new LineReader(socket.getInputStream(), MAX_REPLY_BYTES);
        this.hello = readLine();
    }

    /** Returns the server's first line. */
    public String hello() {
        return hello;
    }

    /** Sends a request and returns the reply, both as JSON; {@code text} may be null. */
    public String request(String task, String text) throws IOException {
        return exchange(requestLine(task, text));
    }

    /** Sends a line and returns the line that answers it. */
    public String exchange(String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        return readLine();
    }

    static String requestLine(String task, String text) {
        byte[] line = NdjsonCodec.encodeRequest(task, text);
        return new String(Arrays.copyOf(line, line.length - 1), StandardCharsets.UTF_8);
    }

    private String readLine() throws IOException {
        byte[] line = replies.read()
                .orElseThrow(() -> new EOFException("the server closed the connection without an answer"));
        return Frames.decodeUtf8(line);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

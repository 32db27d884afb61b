package netlab.chat.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import netlab.net.LineOrPauseReader.Message;

/** Reads what a person says: several lines of one read, but no line of several reads. */
public final class ChatLineReader {
    public static final int MAX_LINE_BYTES = 4096;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[1024];
    private final Queue<String> lines = new ArrayDeque<>();

    public ChatLineReader(Socket socket) throws IOException {
        this(socket, false);
    }

    public ChatLineReader(Socket socket, boolean speaksInLines) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    public void idleTimeout(Duration idleTimeout) throws IOException {
        socket.setSoTimeout(Math.toIntExact(idleTimeout.toMillis()));
    }

    public Optional<Message> read() throws IOException {
        while (lines.isEmpty()) {
            int n = in.read(buffer);
            if (n < 0) {
                return Optional.empty();
            }
            new String(buffer, 0, n, StandardCharsets.UTF_8).lines().forEach(lines::add);
        }
        byte[] bytes = lines.remove().getBytes(StandardCharsets.UTF_8);
        return Optional.of(new Message(bytes, bytes.length, true));
    }
}

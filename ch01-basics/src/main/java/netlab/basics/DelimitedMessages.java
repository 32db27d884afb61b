package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;

/**
 * Messages, way 2: a byte that never occurs inside a message ends it. Here the newline.
 *
 * <pre>
 *   | h e l l o | \n | 안 녕 | \n |           6 and 7 bytes: in UTF-8 each of 안 and 녕 has 3
 * </pre>
 *
 * <p>Good for text, and to type by hand; what is sent must not contain the delimiter.
 *
 * <p>Alone: {@code java DelimitedMessages.java}.
 *
 * <p>Left out on purpose: CRLF line ends and malformed UTF-8; see {@link netlab.net.Frames#readLine}.
 */
public final class DelimitedMessages {
    static final int DELIMITER = '\n';

    /** Without a limit a peer that never sends the delimiter would fill our memory. */
    static final int MAX_MESSAGE_BYTES = 1024;

    private DelimitedMessages() {}

    static void write(OutputStream out, byte[] message) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        for (byte b : message) {
            if (b == DELIMITER) {
                throw new IllegalArgumentException("the message contains the delimiter");
            }
            frame.write(b);
        }
        frame.write(DELIMITER);
        out.write(frame.toByteArray()); // in one go, so that it is one packet where it can be
    }

    /**
     * Returns the bytes up to the delimiter, which is dropped, or empty where the stream ends between two messages.
     *
     * @param in buffered, since it is read byte by byte, and the same one for all messages of a connection
     */
    static Optional<byte[]> read(BufferedInputStream in) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        while (b != DELIMITER) {
            if (b < 0) {
                throw new EOFException("stream ended after " + message.size() + " bytes, before the delimiter");
            }
            if (message.size() == MAX_MESSAGE_BYTES) {
                throw new ProtocolException("expected the delimiter within " + MAX_MESSAGE_BYTES + " bytes");
            }
            message.write(b);
            b = in.read();
        }
        return Optional.of(message.toByteArray());
    }

    static void run() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket sender = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket receiver = listener.accept()) {
            for (String text : new String[] {"hello", "", "a longer message"}) {
                write(sender.getOutputStream(), text.getBytes(UTF_8));
            }
            sender.shutdownOutput();

            System.out.println("delimited by a newline");
            BufferedInputStream in = new BufferedInputStream(receiver.getInputStream());
            Optional<byte[]> message = read(in);
            while (message.isPresent()) {
                System.out.println("  '" + new String(message.get(), UTF_8) + "'");
                message = read(in);
            }
        }
    }

    public static void main(String[] args) throws IOException {
        run();
    }
}

package netlab.basics;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;

/**
 * Messages, way 1: every message has the same length, which both sides know. Here 8 bytes, filled up with blanks.
 *
 * <pre>
 *   | k i m . . . . . | l e e . . . . . | c h o i . . . . |      . is a blank
 *   0                 8                 16                24
 * </pre>
 *
 * <p>Good for what has a natural length, such as a sensor reading; wasteful for short text, impossible for long.
 *
 * <p>Alone: {@code java FixedLengthMessages.java}.
 *
 * <p>Left out on purpose: a length that the peer chooses, which must be checked; see {@link LengthPrefixedMessages}.
 */
public final class FixedLengthMessages {
    static final int MESSAGE_BYTES = 8;

    private FixedLengthMessages() {}

    /** Writes {@code text}, at most 8 bytes of ASCII, and blanks up to 8. */
    static void write(OutputStream out, String text) throws IOException {
        byte[] message = new byte[MESSAGE_BYTES];
        byte[] bytes = text.getBytes(US_ASCII);
        Arrays.fill(message, (byte) ' ');
        System.arraycopy(bytes, 0, message, 0, bytes.length);
        out.write(message);
    }

    /** Returns the next 8 bytes, or empty where the stream ends between two messages. */
    static Optional<byte[]> read(InputStream in) throws IOException {
        byte[] message = new byte[MESSAGE_BYTES];
        int filled = 0;
        while (filled < MESSAGE_BYTES) {
            int n = in.read(message, filled, MESSAGE_BYTES - filled);
            if (n < 0 && filled == 0) {
                return Optional.empty();
            }
            if (n < 0) {
                throw new EOFException("stream ended after " + filled + " of " + MESSAGE_BYTES + " bytes");
            }
            filled += n;
        }
        return Optional.of(message);
    }

    static void run() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket sender = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket receiver = listener.accept()) {
            for (String name : new String[] {"kim", "lee", "choi"}) {
                write(sender.getOutputStream(), name);
            }
            sender.shutdownOutput();

            System.out.println("fixed length, " + MESSAGE_BYTES + " bytes each");
            Optional<byte[]> message = read(receiver.getInputStream());
            while (message.isPresent()) {
                System.out.println("  '" + new String(message.get(), US_ASCII) + "'");
                message = read(receiver.getInputStream());
            }
        }
    }

    public static void main(String[] args) throws IOException {
        run();
    }
}

package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;

/**
 * Messages, way 3: the length goes first, as 4 bytes big-endian.
 *
 * <pre>
 *   | 00 00 00 05 | h e l l o | 00 00 00 02 | h i |
 *   0             4           9             13    15
 * </pre>
 *
 * <p>Good for everything: any bytes, any length, and the reader knows at once how much is to come. It must not believe
 * it, though: a length is the peer's claim, and is checked before memory is spent on it.
 *
 * <p>Alone: {@code java LengthPrefixedMessages.java}.
 *
 * <p>Left out on purpose: memory that grows with what has come instead of what was announced; see
 * {@link netlab.net.Frames#readLengthPrefixed}.
 */
public final class LengthPrefixedMessages {
    static final int PREFIX_BYTES = 4;
    static final int MAX_MESSAGE_BYTES = 64 * 1024;

    private LengthPrefixedMessages() {}

    static void write(OutputStream out, byte[] message) throws IOException {
        int length = message.length;
        byte[] frame = new byte[PREFIX_BYTES + length];
        frame[0] = (byte) (length >>> 24);
        frame[1] = (byte) (length >>> 16);
        frame[2] = (byte) (length >>> 8);
        frame[3] = (byte) length;
        System.arraycopy(message, 0, frame, PREFIX_BYTES, length);
        out.write(frame); // in one go, so that it is one packet where it can be
    }

    /** Returns the next message, or empty where the stream ends between two. */
    static Optional<byte[]> read(InputStream in) throws IOException {
        byte[] prefix = in.readNBytes(PREFIX_BYTES);
        if (prefix.length == 0) {
            return Optional.empty();
        }
        requireComplete(prefix, PREFIX_BYTES);
        int length = (prefix[0] & 0xFF) << 24 | (prefix[1] & 0xFF) << 16 | (prefix[2] & 0xFF) << 8 | (prefix[3] & 0xFF);
        if (length < 0 || length > MAX_MESSAGE_BYTES) { // from 80 00 00 00 on an int is negative
            throw new ProtocolException("expected at most " + MAX_MESSAGE_BYTES + " bytes, got a length of "
                    + Integer.toUnsignedString(length));
        }
        byte[] message = in.readNBytes(length);
        requireComplete(message, length);
        return Optional.of(message);
    }

    private static void requireComplete(byte[] bytes, int expected) throws EOFException {
        if (bytes.length < expected) {
            throw new EOFException("stream ended after " + bytes.length + " of " + expected + " bytes");
        }
    }

    static void run() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket sender = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket receiver = listener.accept()) {
            for (String text : new String[] {"hello", "two\nlines", ""}) {
                write(sender.getOutputStream(), text.getBytes(UTF_8));
            }
            sender.shutdownOutput();

            System.out.println("length-prefixed, 4 bytes big-endian");
            Optional<byte[]> message = read(receiver.getInputStream());
            while (message.isPresent()) {
                String text = new String(message.get(), UTF_8).replace("\n", "\\n");
                System.out.println("  '" + text + "', " + message.get().length + " bytes");
                message = read(receiver.getInputStream());
            }
        }
    }

    public static void main(String[] args) throws IOException {
        run();
    }
}

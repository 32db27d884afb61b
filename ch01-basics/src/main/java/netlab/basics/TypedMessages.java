package netlab.basics;

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
 * Messages, way 4: the first byte names the type, and each type has a length of its own.
 *
 * <pre>
 *   temperature   | T | tenths of a degree, 2 bytes big-endian, signed |
 *   door          | D | 0 closed, 1 open |
 *   alarm         | A |
 * </pre>
 *
 * <p>Good for many kinds of small messages on one connection. A type that the reader does not know is the end: it cannot
 * tell how much to skip, unless each message has a length as well.
 *
 * <p>Alone: {@code java TypedMessages.java}.
 *
 * <p>Left out on purpose: a type whose length varies; see {@link LengthPrefixedMessages}.
 */
public final class TypedMessages {
    /** A type and the bytes that follow it. */
    record Message(char type, byte[] payload) {
        @Override
        public String toString() {
            return switch (type) {
                case 'T' -> "temperature " + ((payload[0] << 8 | (payload[1] & 0xFF)) / 10.0);
                case 'D' -> "door " + (payload[0] == 0 ? "closed" : "open");
                default -> "alarm";
            };
        }
    }

    private TypedMessages() {}

    /** Returns how many bytes follow the byte that says {@code type}. */
    static int payloadBytes(int type) throws ProtocolException {
        return switch (type) {
            case 'T' -> 2;
            case 'D' -> 1;
            case 'A' -> 0;
            default -> throw new ProtocolException("expected type T, D or A, got byte " + type);
        };
    }

    static void write(OutputStream out, Message message) throws IOException {
        byte[] frame = new byte[1 + message.payload().length];
        frame[0] = (byte) message.type();
        System.arraycopy(message.payload(), 0, frame, 1, message.payload().length);
        out.write(frame); // in one go, so that it is one packet where it can be
    }

    /** Returns the next message, or empty where the stream ends between two. */
    static Optional<Message> read(InputStream in) throws IOException {
        int type = in.read();
        if (type < 0) {
            return Optional.empty();
        }
        int length = payloadBytes(type);
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("stream ended after " + payload.length + " of " + length + " bytes");
        }
        return Optional.of(new Message((char) type, payload));
    }

    static void run() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket sender = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket receiver = listener.accept()) {
            int tenths = -45;
            write(sender.getOutputStream(), new Message('T', new byte[] {(byte) (tenths >>> 8), (byte) tenths}));
            write(sender.getOutputStream(), new Message('D', new byte[] {1}));
            write(sender.getOutputStream(), new Message('A', new byte[0]));
            sender.shutdownOutput();

            System.out.println("typed, the first byte tells");
            Optional<Message> message = read(receiver.getInputStream());
            while (message.isPresent()) {
                System.out.println("  " + message.get());
                message = read(receiver.getInputStream());
            }
        }
    }

    public static void main(String[] args) throws IOException {
        run();
    }
}

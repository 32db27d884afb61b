package netlab.net;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Messages over a stream. TCP delivers bytes, not messages: what one side sent with one {@code write} may arrive in
 * three reads, and three writes in one. A protocol therefore says where a message ends, and there are four ways to:
 *
 * <pre>
 *   fixed length       +---------------+            both sides know n
 *                      |   n bytes     |
 *                      +---------------+
 *   delimited          +-----------+----+           a byte that never occurs inside ends it; a line is the usual case
 *                      |  payload  | \n |
 *                      +-----------+----+
 *   length-prefixed    +----------+-----------+     the length goes first: 4 bytes big-endian, or n ASCII digits
 *                      |  length  |  payload  |
 *                      +----------+-----------+
 *   typed              +------+-----------+         the first byte names the type, and the type has a length
 *                      | type |  payload  |
 *                      +------+-----------+
 * </pre>
 *
 * <p>Every read takes a limit in bytes and compares the announced length with it <em>before</em> anything is allocated,
 * so that a peer that announces 2 GiB costs nothing. Reads return {@link Optional#empty()} when the stream ends where
 * the next message would begin, and throw {@link EOFException} when it ends inside one and {@link ProtocolException}
 * when the bytes break the format or the limit.
 *
 * <p>The delimited reads take one byte at a time: give them a {@link java.io.BufferedInputStream}, and use that same
 * stream for everything that follows. The writes hand the whole message over in one {@code write} and do not flush.
 *
 * @see LineOrPauseReader a fifth way, for peers that never say where a message ends
 */
public final class Frames {
    /** Reads whose length is not known beforehand start with this much and grow as bytes arrive. */
    private static final int FIRST_CHUNK = 8 * 1024;

    private Frames() {}

    /** One message of a typed protocol: {@code type} is 0 to 255, {@code payload} as long as that type says. */
    public record Typed(int type, byte[] payload) {}

    /** Tells how long the payload of each type is. */
    @FunctionalInterface
    public interface TypeLengths {
        /**
         * Returns the payload's length in bytes for {@code type}, 0 to 255.
         *
         * @throws ProtocolException when there is no such type
         */
        int of(int type) throws ProtocolException;
    }

    // Fixed length

    /**
     * Reads exactly {@code length} bytes. No bytes, {@code length} 0, are there at the end of the stream too.
     *
     * @param maxBytes the largest {@code length} accepted, inclusive: the length may itself have come from the peer
     * @throws ProtocolException if {@code length} is negative or over {@code maxBytes}
     */
    public static Optional<byte[]> readFixed(InputStream in, long length, int maxBytes) throws IOException {
        requireLength(length, maxBytes);
        byte[] payload = readUpTo(in, (int) length);
        if (payload.length == 0 && length > 0) {
            return Optional.empty();
        }
        requireComplete(payload.length, (int) length, "a message");
        return Optional.of(payload);
    }

    // Delimited

    /**
     * Reads up to {@code delimiter}, which is consumed and not returned.
     *
     * @param maxBytes the longest payload accepted, inclusive, the delimiter not counted
     */
    public static Optional<byte[]> readDelimited(InputStream in, byte delimiter, int maxBytes) throws IOException {
        requireLimit(maxBytes);
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream payload = new ByteArrayOutputStream(Math.min(maxBytes, 128));
        while ((byte) b != delimiter) {
            if (payload.size() == maxBytes) {
                throw new ProtocolException("expected the delimiter " + hex(delimiter) + " within " + maxBytes
                        + " bytes, and it did not come");
            }
            payload.write(b);
            b = in.read();
            if (b < 0) {
                throw new EOFException(
                        "stream ended after " + payload.size() + " bytes, before the delimiter " + hex(delimiter));
            }
        }
        return Optional.of(payload.toByteArray());
    }

    /** Writes {@code payload} and {@code delimiter}. The payload must not contain the delimiter. */
    public static void writeDelimited(OutputStream out, byte[] payload, byte delimiter) throws IOException {
        for (int i = 0; i < payload.length; i++) {
            if (payload[i] == delimiter) {
                throw new IllegalArgumentException(
                        "payload contains the delimiter " + hex(delimiter) + " at offset " + i);
            }
        }
        byte[] frame = new byte[payload.length + 1];
        System.arraycopy(payload, 0, frame, 0, payload.length);
        frame[payload.length] = delimiter;
        out.write(frame);
    }

    /**
     * Reads a line of UTF-8 that ends in LF or CRLF; the line end is not returned.
     *
     * @param maxBytes the longest line accepted, inclusive, in bytes and without its line end
     * @throws ProtocolException if the line is too long or not UTF-8 (RFC 3629; nothing is replaced silently)
     */
    public static Optional<String> readLine(InputStream in, int maxBytes) throws IOException {
        requireLimit(maxBytes);
        // One byte more than the limit, for the CR that may precede the LF.
        int maxWithCr = maxBytes == Integer.MAX_VALUE ? maxBytes : maxBytes + 1;
        Optional<byte[]> line = readDelimited(in, (byte) '\n', maxWithCr);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = line.get();
        boolean cr = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        int length = cr ? bytes.length - 1 : bytes.length;
        requireLength(length, maxBytes);
        return Optional.of(decodeUtf8(bytes, length));
    }

    /** Writes {@code line} as UTF-8 and an LF. The line must not contain one. */
    public static void writeLine(OutputStream out, String line) throws IOException {
        writeDelimited(out, line.getBytes(StandardCharsets.UTF_8), (byte) '\n');
    }

    // Length-prefixed

    /**
     * Reads a 4-byte big-endian unsigned length and as many bytes.
     *
     * @param maxBytes the longest payload accepted, inclusive, the prefix not counted
     */
    public static Optional<byte[]> readLengthPrefixed(InputStream in, int maxBytes) throws IOException {
        Optional<byte[]> prefix = readFixed(in, Integer.BYTES, Integer.BYTES);
        if (prefix.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(readPayload(in, Endian.getUnsignedIntBE(prefix.get(), 0), maxBytes));
    }

    /** Writes the length of {@code payload} as 4 bytes big-endian, then {@code payload}. */
    public static void writeLengthPrefixed(OutputStream out, byte[] payload) throws IOException {
        byte[] frame = new byte[Integer.BYTES + payload.length];
        Endian.putIntBE(frame, 0, payload.length);
        System.arraycopy(payload, 0, frame, Integer.BYTES, payload.length);
        out.write(frame);
    }

    /**
     * Reads a length of exactly {@code digits} ASCII digits ({@code 0000000042}) and as many bytes.
     *
     * @param digits how many digits the prefix has, 1 to 18
     * @param maxBytes the longest payload accepted, inclusive, the prefix not counted
     */
    public static Optional<byte[]> readDigitPrefixed(InputStream in, int digits, int maxBytes) throws IOException {
        requireDigits(digits);
        Optional<byte[]> prefix = readFixed(in, digits, digits);
        if (prefix.isEmpty()) {
            return Optional.empty();
        }
        long length = 0;
        for (byte b : prefix.get()) {
            if (b < '0' || b > '9') {
                throw new ProtocolException("expected " + digits + " ASCII digits as length, got " + hex(b));
            }
            length = length * 10 + (b - '0');
        }
        return Optional.of(readPayload(in, length, maxBytes));
    }

    /** Writes the length of {@code payload} as {@code digits} ASCII digits with leading zeros, then {@code payload}. */
    public static void writeDigitPrefixed(OutputStream out, byte[] payload, int digits) throws IOException {
        requireDigits(digits);
        byte[] frame = new byte[digits + payload.length];
        int rest = payload.length;
        for (int i = digits - 1; i >= 0; i--) {
            frame[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        if (rest > 0) {
            throw new IllegalArgumentException(payload.length + " bytes do not fit a length of " + digits + " digits");
        }
        System.arraycopy(payload, 0, frame, digits, payload.length);
        out.write(frame);
    }

    // Typed

    /**
     * Reads one byte that names the type, and as many bytes as that type has.
     *
     * @param maxBytes the longest payload accepted, inclusive, the type byte not counted
     */
    public static Optional<Typed> readTyped(InputStream in, TypeLengths lengths, int maxBytes) throws IOException {
        int type = in.read();
        if (type < 0) {
            return Optional.empty();
        }
        return Optional.of(new Typed(type, readPayload(in, lengths.of(type), maxBytes)));
    }

    /** Writes the low 8 bits of {@code type}, then {@code payload}. */
    public static void writeTyped(OutputStream out, int type, byte[] payload) throws IOException {
        byte[] frame = new byte[1 + payload.length];
        frame[0] = (byte) type;
        System.arraycopy(payload, 0, frame, 1, payload.length);
        out.write(frame);
    }

    /**
     * Decodes UTF-8 strictly: malformed bytes are an error, not U+FFFD.
     *
     * @throws ProtocolException if {@code bytes} is not UTF-8
     */
    public static String decodeUtf8(byte[] bytes) throws ProtocolException {
        return decodeUtf8(bytes, bytes.length);
    }

    private static String decodeUtf8(byte[] bytes, int length) throws ProtocolException {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        // Malformed bytes have become U+FFFD. So has U+FFFD itself, which the strict decoder tells from them.
        return text.indexOf('\uFFFD') < 0 ? text : decodeUtf8Strictly(ByteBuffer.wrap(bytes, 0, length));
    }

    private static String decodeUtf8Strictly(ByteBuffer bytes) throws ProtocolException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            ProtocolException malformed =
                    new ProtocolException("expected UTF-8, got " + hex(bytes.get(bytes.position())) + " at offset "
                            + bytes.position() + " of " + bytes.limit() + " bytes");
            malformed.initCause(e);
            throw malformed;
        }
    }

    /** Reads what a prefix announced; the message has begun, so an end of stream is inside it. */
    private static byte[] readPayload(InputStream in, long length, int maxBytes) throws IOException {
        requireLength(length, maxBytes);
        byte[] payload = readUpTo(in, (int) length);
        requireComplete(payload.length, (int) length, "the announced payload");
        return payload;
    }

    /**
     * Reads until {@code length} bytes are there or the stream ends. Memory grows with what has arrived, not with what
     * was announced: a peer that announces the limit and sends nothing holds one small buffer.
     */
    private static byte[] readUpTo(InputStream in, int length) throws IOException {
        byte[] buffer = new byte[Math.min(length, FIRST_CHUNK)];
        int filled = 0;
        while (filled < length) {
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, (int) Math.min(length, 2L * buffer.length));
            }
            int n = in.read(buffer, filled, buffer.length - filled);
            if (n < 0) {
                return Arrays.copyOf(buffer, filled);
            }
            filled += n;
        }
        return buffer;
    }

    private static void requireLimit(int maxBytes) {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("maxBytes must not be negative, and is " + maxBytes);
        }
    }

    private static void requireLength(long length, int maxBytes) throws ProtocolException {
        requireLimit(maxBytes);
        if (length < 0 || length > maxBytes) {
            throw new ProtocolException("expected a length of 0 to " + maxBytes + " bytes, got " + length);
        }
    }

    private static void requireComplete(int actual, int expected, String what) throws EOFException {
        if (actual < expected) {
            throw new EOFException("stream ended after " + actual + " of " + expected + " bytes of " + what);
        }
    }

    private static void requireDigits(int digits) {
        if (digits < 1 || digits > 18) {
            throw new IllegalArgumentException("a length has 1 to 18 digits, not " + digits);
        }
    }

    private static String hex(byte b) {
        return String.format("0x%02X", b & 0xFF);
    }
}

package netlab.video;

import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The length of a frame ↔ its ten ASCII digits. */
final class FrameLength {
    /** Digits of a length, leading zeros included. */
    static final int DIGITS = 10;

    private FrameLength() {}

    /** Returns {@code length} as ten digits: {@code 21604 → "0000021604"}. */
    static byte[] encode(int length) {
        if (length < 0) {
            throw new IllegalArgumentException("a length is not negative: " + length);
        }
        return String.format(Locale.ROOT, "%010d", length).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads ten digits.
     *
     * @param maxBytes the largest length accepted, inclusive
     * @throws ProtocolException if a byte is no digit, or the length is over {@code maxBytes}
     */
    static int decode(byte[] digits, int maxBytes) throws ProtocolException {
        long length = 0;
        for (byte b : digits) {
            if (b < '0' || b > '9') {
                throw new ProtocolException(String.format(
                        "expected %d ASCII digits as the length of a frame, got a byte 0x%02X", DIGITS, b & 0xFF));
            }
            length = length * 10 + (b - '0');
        }
        if (length > maxBytes) {
            throw new ProtocolException("expected a frame of at most " + maxBytes + " bytes, got " + length);
        }
        return (int) length;
    }
}

package netlab.video;

import java.net.ProtocolException;
import netlab.net.Endian;

/**
 * What a JPEG file says about itself before its picture begins (ITU-T T.81, annex B).
 *
 * <pre>
 *   FF D8     FF E0 llll …     FF C0 llll pp hhhh wwww …    FF DA llll …    entropy-coded    FF D9
 *   start     a segment        frame: height and width      scan            the picture      end
 * </pre>
 *
 * <p>Looking at it costs nothing, and tells what is no picture, or cut off, or too large to be unpacked, before a decoder
 * is bothered with it.
 *
 * @param width in pixels, 1 or more
 * @param height in pixels, 1 or more
 */
record JpegHeader(int width, int height) {
    /** The largest picture that is unpacked: 8K has 33 million pixels. */
    static final long MAX_PIXELS = 64L * 1024 * 1024;

    private static final int MARKER = 0xFF;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int HUFFMAN_TABLE = 0xC4;
    private static final int JPEG_EXTENSION = 0xC8;
    private static final int ARITHMETIC_CONDITIONING = 0xCC;

    /**
     * Reads the header of a whole file.
     *
     * @throws ProtocolException if it is no JPEG file, is cut off, or its picture has over {@link #MAX_PIXELS}
     */
    static JpegHeader read(byte[] jpeg) throws ProtocolException {
        requireMarker(jpeg, 0, START_OF_IMAGE, "at its beginning");
        requireMarker(jpeg, Math.max(2, jpeg.length - 2), END_OF_IMAGE, "at its end");
        JpegHeader header = null;
        int at = 2;
        while (true) {
            if (at + 4 > jpeg.length || unsigned(jpeg, at) != MARKER) {
                throw new ProtocolException("not a JPEG file: no marker at byte " + at);
            }
            int marker = unsigned(jpeg, at + 1);
            if (marker == MARKER) { // a fill byte
                at++;
                continue;
            }
            if (marker == START_OF_SCAN) {
                break;
            }
            int length = Endian.getUnsignedShortBE(jpeg, at + 2);
            if (isStartOfFrame(marker)) {
                header = readFrameHeader(jpeg, at);
            }
            at += 2 + Math.max(2, length);
        }
        if (header == null) {
            throw new ProtocolException("not a JPEG file: no frame header before the picture");
        }
        return header;
    }

    private static JpegHeader readFrameHeader(byte[] jpeg, int at) throws ProtocolException {
        if (at + 9 > jpeg.length) {
            throw new ProtocolException("not a JPEG file: cut off inside its frame header");
        }
        int height = Endian.getUnsignedShortBE(jpeg, at + 5);
        int width = Endian.getUnsignedShortBE(jpeg, at + 7);
        if (width == 0 || height == 0 || (long) width * height > MAX_PIXELS) {
            throw new ProtocolException("a picture of " + width + "x" + height + " is not unpacked");
        }
        return new JpegHeader(width, height);
    }

    private static void requireMarker(byte[] jpeg, int at, int marker, String where) throws ProtocolException {
        if (at + 2 > jpeg.length || unsigned(jpeg, at) != MARKER || unsigned(jpeg, at + 1) != marker) {
            throw new ProtocolException(String.format("not a JPEG file: no FF %02X %s", marker, where));
        }
    }

    /** SOF0 to SOF15, but for the three of their numbers that mean something else. */
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != HUFFMAN_TABLE
                && marker != JPEG_EXTENSION
                && marker != ARITHMETIC_CONDITIONING;
    }

    private static int unsigned(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }
}

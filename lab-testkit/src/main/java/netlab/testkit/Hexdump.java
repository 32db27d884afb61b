package netlab.testkit;

import java.util.Arrays;

/**
 * Bytes as people read them: offset, sixteen bytes in hexadecimal, the same bytes as ASCII text.
 *
 * <pre>
 * 00000000  48 65 6c 6c 6f 20 31 32  37 2e 30 2e 30 2e 31 0a  |Hello 127.0.0.1.|
 * </pre>
 */
public final class Hexdump {
    private static final int BYTES_PER_ROW = 16;
    private static final int HEX_COLUMN = 10;
    private static final int TEXT_COLUMN = HEX_COLUMN + BYTES_PER_ROW * 3 + 3;

    /** Rows shown before the first wrong one. */
    private static final int ROWS_OF_CONTEXT = 2;

    private Hexdump() {}

    /** Returns the rows of {@code bytes}, each with a line end. */
    public static String of(byte[] bytes) {
        return of(bytes, 0);
    }

    /** Returns the rows of {@code bytes} as part of a stream, of which {@code firstOffset} bytes went before. */
    public static String of(byte[] bytes, long firstOffset) {
        StringBuilder dump = new StringBuilder();
        for (int from = 0; from < bytes.length; from += BYTES_PER_ROW) {
            dump.append(row(bytes, from, firstOffset)).append('\n');
        }
        return dump.toString();
    }

    /**
     * Returns the place where {@code actual} first differs from {@code expected}: the row of both, with carets under
     * the wrong byte (or where a byte is missing), and the rows before it.
     *
     * <pre>
     *           00000000  33 37 0d 0a                                       |37..|
     * expected  00000000  33 37 0a                                          |37.|
     *                           ^^                                             ^
     * </pre>
     *
     * @return an empty string if the two are equal
     */
    public static String difference(byte[] expected, byte[] actual) {
        int wrong = Arrays.mismatch(expected, actual);
        if (wrong < 0) {
            return "";
        }
        StringBuilder dump = new StringBuilder();
        int wrongRow = wrong - wrong % BYTES_PER_ROW;
        int firstRow = Math.max(0, wrongRow - ROWS_OF_CONTEXT * BYTES_PER_ROW);
        for (int from = firstRow; from < wrongRow; from += BYTES_PER_ROW) {
            dump.append("both      ").append(row(expected, from, 0)).append('\n');
        }
        dump.append("expected  ").append(row(expected, wrongRow, 0)).append('\n');
        dump.append("actual    ").append(row(actual, wrongRow, 0)).append('\n');
        return dump.append(" ".repeat("expected  ".length()))
                .append(carets(wrong % BYTES_PER_ROW))
                .append('\n')
                .toString();
    }

    /** Returns {@code b} as two digits and, if it is printable ASCII, as a character: {@code 6c 'l'}. */
    public static String describe(byte b) {
        String hex = String.format("%02x", b);
        return isPrintable(b) ? hex + " '" + (char) b + "'" : hex;
    }

    static boolean isPrintable(byte b) {
        return b >= ' ' && b <= '~';
    }

    private static String row(byte[] bytes, int from, long firstOffset) {
        StringBuilder row = new StringBuilder(String.format("%08x  ", firstOffset + from));
        StringBuilder text = new StringBuilder();
        int end = Math.min(bytes.length, from + BYTES_PER_ROW);
        for (int i = from; i < end; i++) {
            if (i - from == BYTES_PER_ROW / 2) {
                row.append(' ');
            }
            row.append(String.format("%02x ", bytes[i]));
            text.append(isPrintable(bytes[i]) ? (char) bytes[i] : '.');
        }
        row.append(" ".repeat(TEXT_COLUMN - 1 - row.length()));
        return row.append('|').append(text).append('|').toString();
    }

    private static String carets(int column) {
        int gap = column >= BYTES_PER_ROW / 2 ? 1 : 0;
        int hex = HEX_COLUMN + column * 3 + gap;
        return " ".repeat(hex) + "^^" + " ".repeat(TEXT_COLUMN + column - hex - 2) + "^";
    }
}

package netlab.testkit;

import java.util.Arrays;
import java.util.HexFormat;

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
    private static final int HEX_WIDTH = BYTES_PER_ROW * 3 + 2;
    private static final int TEXT_COLUMN = HEX_COLUMN + HEX_WIDTH + 1;
    private static final HexFormat HEX = HexFormat.of();

    /** Rows shown before the first wrong one. */
    private static final int ROWS_OF_CONTEXT = 2;

    /** Makes the text of a row. */
    @FunctionalInterface
    public interface TextColumn {
        /** Returns what stands for {@code bytes[from] … bytes[to - 1]}, a column for each. */
        String of(byte[] bytes, int from, int to);
    }

    private Hexdump() {}

    /** Returns the rows of {@code bytes}, each with a line end. */
    public static String of(byte[] bytes) {
        return of(bytes, 0);
    }

    /** Returns the rows of {@code bytes} as part of a stream, of which {@code firstOffset} bytes went before. */
    public static String of(byte[] bytes, long firstOffset) {
        return of(bytes, firstOffset, Hexdump::ascii);
    }

    /** Returns the rows of {@code bytes}, which {@code firstOffset} bytes went before, with another text column. */
    public static String of(byte[] bytes, long firstOffset, TextColumn text) {
        StringBuilder dump = new StringBuilder();
        for (int from = 0; from < bytes.length; from += BYTES_PER_ROW) {
            appendRow(dump, bytes, from, firstOffset, text);
            dump.append('\n');
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
        StringBuilder row = new StringBuilder();
        appendRow(row, bytes, from, firstOffset, Hexdump::ascii);
        return row.toString();
    }

    private static void appendRow(StringBuilder dump, byte[] bytes, int from, long firstOffset, TextColumn text) {
        int to = Math.min(bytes.length, from + BYTES_PER_ROW);
        long offset = firstOffset + from;
        dump.append(HEX.toHexDigits(offset, offset >>> Integer.SIZE == 0 ? 8 : 16))
                .append("  ");
        int hexEnd = dump.length() + HEX_WIDTH;
        for (int i = from; i < to; i++) {
            if (i - from == BYTES_PER_ROW / 2) {
                dump.append(' ');
            }
            HEX.toHexDigits(dump, bytes[i]);
            dump.append(' ');
        }
        dump.append(" ".repeat(hexEnd - dump.length()));
        dump.append('|').append(text.of(bytes, from, to)).append('|');
    }

    private static String ascii(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(isPrintable(bytes[i]) ? (char) bytes[i] : '.');
        }
        return text.toString();
    }

    private static String carets(int column) {
        int gap = column >= BYTES_PER_ROW / 2 ? 1 : 0;
        int hex = HEX_COLUMN + column * 3 + gap;
        return " ".repeat(hex) + "^^" + " ".repeat(TEXT_COLUMN + column - hex - 2) + "^";
    }
}

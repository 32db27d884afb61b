package netlab.tools.tap;

import java.util.HexFormat;

/**
 * Bytes as text that any terminal may show: UTF-8 where they are, control characters and all other bytes visibly, and
 * nothing that a terminal would obey.
 */
final class Utf8Text {
    private static final HexFormat HEX = HexFormat.of();
    private static final int LONGEST_CHARACTER = 4;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Utf8Text() {}

    /**
     * Returns {@code bytes[from] … bytes[to - 1]} in as many columns as there are bytes, for a
     * {@link netlab.testkit.Hexdump}. A character takes its own columns, one or two, and blanks for the rest of its
     * bytes; one that begins in one row and ends in the next stands in the first with enough room. What cannot be seen
     * is a dot a byte.
     */
    static String column(byte[] bytes, int from, int to) {
        StringBuilder column = new StringBuilder(to - from);
        int i = startOfCharacterAt(bytes, from);
        while (i < to) {
            int character = characterAt(bytes, i, bytes.length);
            int length = character < 0 ? 1 : length(character);
            int columns = Math.min(i + length, to) - Math.max(i, from);
            if (character < 0 || !isVisible(character)) {
                column.append(".".repeat(columns));
            } else {
                int width = TerminalWidth.of(character);
                boolean shownBefore = from - i >= width;
                if (width == 0 || shownBefore || columns < width) {
                    column.append(" ".repeat(columns));
                } else {
                    column.appendCodePoint(character).append(" ".repeat(columns - width));
                }
            }
            i += length;
        }
        return column.toString();
    }

    /** Returns {@code bytes[from] … bytes[to - 1]} as in a Java string: {@code 20 + 17\n}, {@code \x1b[2J}. */
    static String escaped(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            int character = characterAt(bytes, i, to);
            int length = character < 0 ? 1 : length(character);
            if (character >= 0 && (isVisible(character) || character == ZERO_WIDTH_JOINER)) {
                text.append(character == '\\' ? "\\" : "").appendCodePoint(character);
            } else {
                for (int k = i; k < i + length; k++) {
                    text.append(escape(bytes[k]));
                }
            }
            i += length;
        }
        return text.toString();
    }

    /** Returns how many of {@code bytes}, at most {@code max}, are whole characters. */
    static int endOfCharacters(byte[] bytes, int max) {
        return bytes.length <= max ? bytes.length : startOfCharacterAt(bytes, max);
    }

    private static String escape(byte b) {
        return switch (b) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\x" + HEX.toHexDigits(b);
        };
    }

    /** The first byte of the character that {@code bytes[at]} belongs to; {@code at} itself if it begins one or none. */
    private static int startOfCharacterAt(byte[] bytes, int at) {
        for (int start = Math.max(0, at - LONGEST_CHARACTER + 1); start < at; start++) {
            int character = characterAt(bytes, start, bytes.length);
            if (character >= 0 && start + length(character) > at) {
                return start;
            }
        }
        return at;
    }

    /** The code point whose shortest form begins at {@code at} and ends before {@code end} (RFC 3629), or -1. */
    private static int characterAt(byte[] bytes, int at, int end) {
        byte first = bytes[at];
        if (first >= 0) {
            return first;
        }
        int length = Integer.numberOfLeadingZeros(~first << (Integer.SIZE - Byte.SIZE));
        if (length < 2 || length > LONGEST_CHARACTER || at + length > end) {
            return -1;
        }
        int character = first & 0xFF >> (length + 1);
        for (int i = at + 1; i < at + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return -1;
            }
            character = character << 6 | bytes[i] & 0x3F;
        }
        boolean valid = Character.isValidCodePoint(character)
                && Character.getType(character) != Character.SURROGATE
                && length(character) == length;
        return valid ? character : -1;
    }

    private static int length(int character) {
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }

    private static boolean isVisible(int character) {
        if (character >= ' ' && character <= '~') {
            return true; // most are, and the tables behind getType take their time
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}

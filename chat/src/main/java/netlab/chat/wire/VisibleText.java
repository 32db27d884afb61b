package netlab.chat.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one user may show another: text without anything that a terminal would obey.
 *
 * <p>Escape sequences (ECMA-48: move the cursor, clear the screen, set the title) go as a whole, and so does every other
 * control character, C0 and C1, and those that turn the direction of writing, with which a line could pretend to be
 * another one. A tab is a blank. A backspace takes the character before it, since a telnet that sends each key at once
 * sends that one, too.
 */
public final class VisibleText {
    /** CSI … final byte; OSC, DCS, SOS, PM and APC … up to their terminator; two-character escapes. */
    private static final Pattern ESCAPE_SEQUENCE = Pattern.compile("(?:\u001B\\[|\u009B)[0-?]*[ -/]*[@-~]?"
            + "|(?:\u001B[\\]PX^_]|[\u009D\u0090\u0098\u009E\u009F])[^\u0007\u001B\u009C]*(?:\u0007|\u009C|\u001B\\\\)?"
            + "|\u001B[ -/]*[0-~]?");

    private static final int BACKSPACE = '\b';
    private static final int DELETE = 0x7F;

    private VisibleText() {}

    /** Returns what is to be seen of {@code text}, without blanks at its ends. */
    public static String of(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < DELETE)) { // the usual case
            return text.strip();
        }
        StringBuilder visible = new StringBuilder(text.length());
        ESCAPE_SEQUENCE.matcher(text).replaceAll("").codePoints().forEach(c -> append(visible, c));
        return visible.toString().strip();
    }

    private static void append(StringBuilder visible, int codePoint) {
        if (codePoint == BACKSPACE || codePoint == DELETE) {
            if (visible.length() > 0) {
                visible.setLength(visible.offsetByCodePoints(visible.length(), -1));
            }
        } else if (codePoint == '\t') {
            visible.append(' ');
        } else if (isVisible(codePoint)) {
            visible.appendCodePoint(codePoint);
        }
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT -> joinsOrTags(codePoint);
            default -> true;
        };
    }

    /** Zero-width joiners hold emoji and some scripts together, tag characters make the flags of regions. */
    private static boolean joinsOrTags(int codePoint) {
        return codePoint == 0x200C || codePoint == 0x200D || (codePoint >= 0xE0020 && codePoint <= 0xE007F);
    }

    /**
     * Cuts {@code header + text} into lines of at most {@code maxBytes} bytes of UTF-8, each with the header, at a blank
     * where there is one.
     *
     * @throws IllegalArgumentException if the header leaves no room for a character
     */
    public static List<String> cut(String header, String text, int maxBytes) {
        int room = maxBytes - utf8Length(header);
        if (room < 4) {
            throw new IllegalArgumentException("a header of " + utf8Length(header) + " bytes leaves no room");
        }
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (utf8Length(rest) > room) {
            int end = endWithin(rest, room);
            lines.add(header + rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(header + rest);
        return lines;
    }

    /** The longest prefix of {@code text} that fits: up to its last blank, or inside a long word. */
    private static int endWithin(String text, int maxBytes) {
        int end = 0;
        int bytes = 0;
        while (true) {
            int codePoint = text.codePointAt(end);
            bytes += utf8Length(codePoint);
            if (bytes > maxBytes) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        int blank = text.lastIndexOf(' ', end);
        return blank > end / 2 ? blank : end;
    }

    private static int utf8Length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

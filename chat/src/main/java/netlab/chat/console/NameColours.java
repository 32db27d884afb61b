package netlab.chat.console;

import java.util.regex.Matcher;
import netlab.chat.wire.ChatLine;

/** A colour for every nickname, always the same one. */
enum NameColours {
    /** No colours. */
    NONE {
        @Override
        String paint(String line) {
            return line;
        }
    },
    /** The colours of ECMA-48 that are legible on light and on dark. */
    ANSI {
        @Override
        String paint(String line) {
            Matcher said = ChatLine.SAID.matcher(line);
            if (said.matches()) {
                String nick = said.group("nick");
                return GREY + said.group("time") + RESET + " " + colourOf(nick) + nick + RESET + ": "
                        + said.group("text");
            }
            return line.startsWith("!") ? "\u001B[31m" + line + RESET : GREY + line + RESET;
        }
    };

    private static final String RESET = "\u001B[0m";
    private static final String GREY = "\u001B[90m";
    private static final int[] COLOURS = {31, 32, 33, 34, 35, 36, 91, 92, 94, 95, 96};

    /** Returns {@code line} with its author's name in colour. */
    abstract String paint(String line);

    private static String colourOf(String nick) {
        return "\u001B[" + COLOURS[Math.floorMod(nick.hashCode(), COLOURS.length)] + "m";
    }
}

package netlab.chat.room;

import java.text.Normalizer;
import java.util.Locale;
import netlab.chat.wire.VisibleText;

/**
 * A name that somebody has: 1 to {@value #MAX_CHARACTERS} visible characters.
 *
 * @param key equal for names that differ only in case, or in how Unicode writes the same letters; no two users of one key
 */
public record Nickname(String name, String key) {
    /** Long enough for a name, short enough that a line is not all name. */
    public static final int MAX_CHARACTERS = 20;

    /** A nickname that cannot be; the message says why, to the one who asked for it. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String why) {
            super(why);
        }
    }

    /**
     * Reads a nickname, or the name of a room, which has the same form.
     *
     * @param what what it is called in the refusal: "a nickname"
     * @throws RefusedException if it is too short, too long, or has characters that a name has not
     */
    static Nickname parse(String what, String wanted) throws RefusedException {
        String name = Normalizer.normalize(wanted, Normalizer.Form.NFC).strip();
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > MAX_CHARACTERS) {
            throw new RefusedException(what + " has 1 to " + MAX_CHARACTERS + " characters, not " + length);
        }
        if (!VisibleText.of(name).equals(name)) {
            throw new RefusedException(what + " has no control characters");
        }
        if (name.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            throw new RefusedException(what + " has no blanks");
        }
        if (name.contains(":") || "/*-<>!?[".indexOf(name.charAt(0)) >= 0) {
            throw new RefusedException(what + " has no colon, and does not begin with / * - < > ! ? or [");
        }
        return new Nickname(name, keyOf(name));
    }

    /** Returns what is compared when somebody is looked for by name. */
    static String keyOf(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name;
    }
}

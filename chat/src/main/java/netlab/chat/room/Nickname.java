package netlab.chat.room;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import netlab.chat.wire.VisibleText;

/**
 * A name that somebody has: 1 to {@value #MAX_CHARACTERS} visible characters.
 *
 * @param key equal for names that differ only in case, in how Unicode writes the same letters, or in what is not seen; no
 *     two users of one key
 */
public record Nickname(String name, String key) {
    /** Long enough for a name, short enough that a line is not all name. */
    public static final int MAX_CHARACTERS = 20;

    /** Joiners, variation selectors, fillers and tags: beside another character, or alone, nothing of them is seen. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200C\\u200D"
                    + "\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0020}-\\x{E007F}\\x{E0100}-\\x{E01EF}]");

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
        if (keyOf(name).isEmpty()) {
            throw new RefusedException(what + " has something to be seen");
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
        return UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name;
    }
}

package netlab.tools.submissions;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A path out of an archive, made one that stays in its folder: relative, with slashes, composed Unicode. */
final class SafePath {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    /** Bytes of a name in UTF-8 that common file systems store. */
    private static final int MAX_NAME_BYTES = 255;

    /** Folders within folders; file systems take more, programs that walk them do not always. */
    private static final int MAX_NAMES = 60;

    private SafePath() {}

    /**
     * Returns {@code raw} with slashes, without {@code .} and empty parts, in NFC.
     *
     * @return an empty string for the folder itself
     * @throws RefusedException if it is absolute, leaves its folder, or cannot be a file's name
     */
    static String of(String raw) throws RefusedException {
        String path = Normalizer.normalize(raw, Normalizer.Form.NFC).replace('\\', '/');
        if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
            throw RefusedException.path(visible(raw), "absolute");
        }
        List<String> names = new ArrayList<>();
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                throw RefusedException.path(visible(raw), "leaves its folder");
            } else if (name.chars().anyMatch(Character::isISOControl)) {
                throw RefusedException.path(visible(raw), "control character");
            } else if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
                throw RefusedException.path(visible(raw), "name longer than " + MAX_NAME_BYTES + " bytes");
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        if (names.size() > MAX_NAMES) {
            throw RefusedException.path(visible(raw), "deeper than " + MAX_NAMES + " folders");
        }
        return String.join("/", names);
    }

    private static String visible(String raw) {
        StringBuilder text = new StringBuilder();
        raw.chars().limit(100).forEach(c -> text.append(Character.isISOControl(c) ? '·' : (char) c));
        return text.append(raw.length() > 100 ? "…" : "").toString();
    }
}

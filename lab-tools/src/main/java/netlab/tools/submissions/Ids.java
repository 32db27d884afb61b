package netlab.tools.submissions;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gives out names for files: letters and digits of any script, {@code - _ .}, none twice, not even in another case. */
final class Ids {
    private static final int MAX_CHARS = 60;
    private static final Set<String> WINDOWS_DEVICES = Set.of("con", "prn", "aux", "nul");

    private final Map<String, Integer> given = new HashMap<>();

    /** Returns a name as much like {@code wanted} as can be, which was not given out before. */
    String unique(String wanted) {
        String safe = safe(wanted);
        int times = given.merge(safe.toLowerCase(Locale.ROOT), 1, Integer::sum);
        return times == 1 ? safe : unique(safe + "-" + times);
    }

    private static String safe(String wanted) {
        StringBuilder safe = new StringBuilder();
        wanted.codePoints()
                .map(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' ? c : '-')
                .forEach(safe::appendCodePoint);
        String id = safe.toString().replaceAll("-+", "-").replaceAll("^[-.]+|[-.]+$", "");
        if (id.length() > MAX_CHARS) {
            id = id.substring(0, id.offsetByCodePoints(0, id.codePointCount(0, MAX_CHARS)));
        }
        if (id.isEmpty() || WINDOWS_DEVICES.contains(id.toLowerCase(Locale.ROOT))) {
            return "student" + (id.isEmpty() ? "" : "-" + id);
        }
        return FileNames.storable(id);
    }
}

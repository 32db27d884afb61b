package netlab.webserver;

import java.util.Locale;
import java.util.Set;

/**
 * Which names may occur in a path, on every system alike: what is harmless here may be a device, a stream or a parent
 * directory on the machine that the same pages are moved to.
 */
final class PathRules {
    /** Names that Windows takes for devices in every directory, whatever follows the first dot. */
    private static final Set<String> DEVICES = Set.of(
            "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$", //
            "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³", //
            "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³");

    /** What separates names, drives or streams somewhere, and the wildcards and quotes that Windows refuses. */
    private static final String FORBIDDEN = "/\\:*?\"<>|";

    private PathRules() {}

    /** Tells whether a decoded segment may name a file or a directory. */
    static boolean isServable(String name) {
        // A leading dot: ".", "..", and everything hidden (.git, .env, .ssh).
        if (name.isEmpty() || name.startsWith(".")) {
            return false;
        }
        // Windows drops trailing dots and blanks: "index.html." would be another name of the same file.
        if (name.endsWith(".") || name.endsWith(" ")) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c == 0x7F || FORBIDDEN.indexOf(c) >= 0) {
                return false;
            }
        }
        return !DEVICES.contains(deviceName(name));
    }

    private static String deviceName(String name) {
        int dot = name.indexOf('.');
        return name.substring(0, dot < 0 ? name.length() : dot).strip().toUpperCase(Locale.ROOT);
    }
}

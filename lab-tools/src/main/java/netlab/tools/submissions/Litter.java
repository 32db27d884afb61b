package netlab.tools.submissions;

import java.util.Locale;
import java.util.Set;

/** Names that systems, editors and builds leave behind, and nobody meant to hand in. */
final class Litter {
    private static final Set<String> SYSTEM = Set.of("__macosx", ".ds_store", "thumbs.db", "desktop.ini", ".localized");
    private static final Set<String> FOLDERS = Set.of(
            ".git",
            ".svn",
            ".idea",
            ".vscode",
            ".settings",
            ".gradle",
            "target",
            "node_modules",
            ".venv",
            "__pycache__");

    private Litter() {}

    /** Tells whether a path is the system's litter: macOS's second zip of attributes, thumbnails. Not worth a word. */
    static boolean isOfSystem(String path) {
        for (String name : path.split("[/\\\\]")) {
            if (SYSTEM.contains(name.toLowerCase(Locale.ROOT)) || name.startsWith("._")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the folder of a build or an editor that {@code path} is in, or an empty string. A package below {@code src}
     * may have any name.
     */
    static String folderOfTools(String path) {
        int end = 0;
        for (String name : path.split("/")) {
            end += name.length();
            if (name.equals("src")) {
                return "";
            } else if (FOLDERS.contains(name) && end < path.length()) {
                return path.substring(0, end);
            }
            end++;
        }
        return "";
    }
}

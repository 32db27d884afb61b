package netlab.tools.handout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Which files can be run. Git on Windows does not tell, so the file itself does: a script begins with {@code #!}. */
final class FileModes {
    private static final int REGULAR_FILE = 0100000;

    private FileModes() {}

    private static boolean isScript(byte[] contents) {
        return contents.length >= 2 && contents[0] == '#' && contents[1] == '!';
    }

    /** Returns the file's type and permissions as Unix counts them. */
    static int unixMode(byte[] contents) {
        return REGULAR_FILE | (isScript(contents) ? 0755 : 0644);
    }

    /** Lets a script be run, where files have permissions. */
    static void set(Path file, byte[] contents) throws IOException {
        boolean hasPermissions = Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
        if (hasPermissions) {
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(isScript(contents) ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}

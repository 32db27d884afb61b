package netlab.filetransfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that a server gives away: every regular file beneath it, and nothing outside, whatever the name says. */
final class SharedFolder {
    /** Without symbolic links, so that a file beneath it begins with it. */
    private final Path root;

    private SharedFolder(Path root) {
        this.root = root;
    }

    /**
     * Shares {@code root} as it is at the time of each request.
     *
     * @throws NotDirectoryException if it is not a folder
     */
    static SharedFolder of(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new NotDirectoryException("cannot share " + root + ": it is not a folder");
        }
        return new SharedFolder(root.toRealPath());
    }

    /** Returns the regular file that {@code name} stands for, or empty if there is none beneath the root. */
    Optional<Path> find(String name) {
        try {
            return resolveBeneath(name).filter(Files::isRegularFile);
        } catch (InvalidPathException | IOException e) { // not a path on this system, or nothing there
            return Optional.empty();
        }
    }

    /**
     * Tells whether some longer path begins with these bytes of a name, so that the name may not be complete. A folder
     * counts: its name may go on with '/' and a file.
     */
    boolean hasLongerNameThan(byte[] name) {
        int slash = lastSlash(name);
        byte[] beginning = Arrays.copyOfRange(name, slash + 1, name.length);
        String folderName = new String(name, 0, slash + 1, StandardCharsets.UTF_8);
        try {
            Optional<Path> folder = resolveBeneath(folderName).filter(Files::isDirectory);
            if (folder.isEmpty()) {
                return false;
            }
            try (Stream<Path> entries = Files.list(folder.get())) {
                return entries.anyMatch(entry -> isLonger(entry, beginning));
            }
        } catch (InvalidPathException | IOException e) {
            return false;
        }
    }

    private static boolean isLonger(Path entry, byte[] beginning) {
        byte[] name = entry.getFileName().toString().getBytes(StandardCharsets.UTF_8);
        int common = Arrays.mismatch(name, beginning);
        if (common < 0) {
            return Files.isDirectory(entry);
        }
        return common == beginning.length;
    }

    /** Follows symbolic links first and looks where that led afterwards. */
    private Optional<Path> resolveBeneath(String name) throws IOException {
        return Optional.of(root.resolve(name));
    }

    private static int lastSlash(byte[] name) {
        int i = name.length - 1;
        while (i >= 0 && name[i] != '/') {
            i--;
        }
        return i;
    }
}

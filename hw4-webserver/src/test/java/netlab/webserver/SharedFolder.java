package netlab.webserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder that the program under test may read, whoever runs it: a temporary one is for its owner alone. */
final class SharedFolder {
    private SharedFolder() {}

    /** Makes {@code folder}, and its subfolder of that name, which is returned, readable for all. */
    static Path open(Path folder, String subfolder) throws IOException {
        Path inside = Files.createDirectory(folder.resolve(subfolder));
        for (Path path : new Path[] {folder, inside}) {
            if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        return inside;
    }
}

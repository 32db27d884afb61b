package netlab.tools.handout;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import netlab.net.Deadline;

/** A temporary folder that is removed with all that is in it, even while others still write there. */
record ScratchFolder(Path path) implements AutoCloseable {
    /** How long the last writes of a program that was killed may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static ScratchFolder create() throws IOException {
        return new ScratchFolder(Files.createTempDirectory("netlab-handout").toRealPath());
    }

    @Override
    public void close() throws IOException {
        Deadline deadline = Deadline.after(PATIENCE);
        while (Files.exists(path)) {
            try {
                delete();
            } catch (IOException e) {
                if (deadline.isOver()) {
                    throw e;
                }
            }
        }
    }

    private void delete() throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

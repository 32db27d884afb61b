package netlab.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A folder for the files of one row; it is deleted at the end. */
final class Folder implements AutoCloseable {
    private static final int PIECE = 1 << 20;

    private final Path path;

    Folder() throws IOException {
        path = Files.createTempDirectory("netlab-bench-");
        // nginx's workers may be another user.
        path.toFile().setReadable(true, false);
        path.toFile().setExecutable(true, false);
    }

    Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    Path folder(String name) throws IOException {
        return Files.createDirectory(path.resolve(name));
    }

    /** Fills {@code file} with {@code bytes} bytes that do not compress. */
    static void fill(Path file, long bytes) throws IOException {
        Random random = new Random(1);
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written < bytes; written += piece.length) {
                random.nextBytes(piece);
                out.write(piece, 0, (int) Math.min(piece.length, bytes - written));
            }
        }
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}

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

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH_MEMORY = 4L << 30;

    /** Makes a folder where temporary files go. */
    Folder() throws IOException {
        this(Files.createTempDirectory("netlab-bench-"));
    }

    /** Makes a folder in memory if there is room, so that programs are measured and not a disk. */
    static Folder inMemory() throws IOException {
        boolean room = Files.isDirectory(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH_MEMORY;
        return room ? new Folder(Files.createTempDirectory(MEMORY, "netlab-bench-")) : new Folder();
    }

    private Folder(Path path) {
        this.path = path;
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

package netlab.filetransfer;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder for the demo, with files to share and a place for what arrives. It goes when the demo ends. */
final class DemoFolders implements AutoCloseable {
    /** Enough to see the progress bar. */
    private static final long LARGE_FILE_BYTES = 512L * 1024 * 1024;

    private final Path folder;

    private DemoFolders(Path folder) {
        this.folder = folder;
    }

    static DemoFolders create() throws IOException {
        DemoFolders folders = new DemoFolders(Files.createTempDirectory("file-transfer-demo"));
        Files.createDirectory(folders.shared());
        Files.createDirectory(folders.received());
        Files.writeString(folders.shared().resolve("hello.txt"), "Hello from the server. 서버에서 보낸 파일입니다.\n");
        try (RandomAccessFile large =
                new RandomAccessFile(folders.shared().resolve("large.bin").toFile(), "rw")) {
            large.setLength(LARGE_FILE_BYTES); // zeros that take no room on most systems' disks
        }
        return folders;
    }

    Path shared() {
        return folder.resolve("shared");
    }

    Path received() {
        return folder.resolve("received");
    }

    List<String> sharedNames() throws IOException {
        try (Stream<Path> files = Files.list(shared())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

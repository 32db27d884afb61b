package netlab.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes each frame as it came into a file of its own: {@code frame-000000.jpg} and so on. */
final class SavedFrames implements FrameSink {
    private final Path folder;

    /** Saves into {@code folder}, which is made if it is not there. */
    SavedFrames(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public void accept(byte[] jpeg, JpegHeader header, long number) throws IOException {
        Files.write(folder.resolve(String.format("frame-%06d.jpg", number)), jpeg);
    }

    @Override
    public void close() {
        // each file is closed already
    }
}

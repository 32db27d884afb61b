package netlab.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A video file: OpenCV where it can read it, FFmpeg where it cannot. */
final class VideoFile {
    private VideoFile() {}

    /**
     * Opens {@code file} at its first frame.
     *
     * @throws IOException if neither can read it; the message names the file and what was tried
     */
    static FrameSource open(Path file) throws IOException {
        Optional<FrameSource> opened = OpenCvSource.file(file);
        if (opened.isPresent()) {
            return opened.get();
        }
        try {
            return FfmpegSource.open(file);
        } catch (IOException e) {
            throw new IOException(
                    "cannot read " + file + " as a video: OpenCV does not know it, FFmpeg says: " + e.getMessage(), e);
        }
    }
}

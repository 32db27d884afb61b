package netlab.video;

import java.io.IOException;
import java.util.Optional;
import org.opencv.core.Mat;

/** Encodes any source's frames with OpenCV. One {@link Mat} is used again for each frame. */
final class OpenCvJpegs implements JpegSource {
    private final FrameSource source;
    private final JpegEncoder encoder;
    private final Mat frame = new Mat();

    /** Encodes the frames of {@code source}, which is closed with this. */
    OpenCvJpegs(FrameSource source, Picture picture) {
        this.source = source;
        this.encoder = new JpegEncoder(picture);
    }

    @Override
    public Optional<byte[]> next() throws IOException {
        return source.read(frame) ? Optional.of(encoder.encode(frame)) : Optional.empty();
    }

    @Override
    public void close() {
        frame.release();
        encoder.close();
        source.close();
    }
}

package netlab.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.opencv.core.Mat;
import org.opencv.videoio.VideoCapture;
import org.opencv.videoio.Videoio;

/** What OpenCV reads by itself: a camera, and an MJPEG .avi without sound. */
final class OpenCvSource implements FrameSource {
    private final VideoCapture capture;
    private final double framesPerSecond;

    private OpenCvSource(VideoCapture capture, double framesPerSecond) {
        this.capture = capture;
        this.framesPerSecond = framesPerSecond;
    }

    /**
     * Opens the camera with that number, 0 for the first.
     *
     * @throws IOException if there is none, or somebody else has it
     */
    static OpenCvSource camera(int number) throws IOException {
        OpenCv.load();
        VideoCapture capture = new VideoCapture(number);
        if (!capture.isOpened()) {
            capture.release();
            throw new IOException("cannot open camera " + number + ": there is none, or another program has it");
        }
        return new OpenCvSource(capture, 0);
    }

    /** Opens a file; empty if it is not what OpenCV's own reader knows on every system: MJPEG .avi without sound. */
    static Optional<FrameSource> file(Path file) {
        OpenCv.load();
        VideoCapture capture = new VideoCapture(file.toString(), Videoio.CAP_OPENCV_MJPEG);
        if (!capture.isOpened()) {
            capture.release();
            return Optional.empty();
        }
        return Optional.of(new OpenCvSource(capture, capture.get(Videoio.CAP_PROP_FPS)));
    }

    @Override
    public boolean read(Mat frame) {
        return capture.read(frame);
    }

    @Override
    public double framesPerSecond() {
        return framesPerSecond;
    }

    @Override
    public void close() {
        capture.release();
    }
}

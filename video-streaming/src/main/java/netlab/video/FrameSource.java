package netlab.video;

import java.io.IOException;
import org.opencv.core.Mat;

/**
 * One viewer's run through a film, from its first frame to its last. It holds native memory until it is closed, and is
 * used by one thread.
 */
interface FrameSource extends AutoCloseable {
    /**
     * Reads the next frame into {@code frame}, as BGR with 8 bits a channel; the caller owns it and passes the same one
     * each time.
     *
     * @return false if the film is over, and {@code frame} is then unchanged or empty
     * @throws IOException if the film cannot be read on
     */
    boolean read(Mat frame) throws IOException;

    /** Returns the film's own pace in frames per second; 0 if frames come when they come, as from a camera. */
    double framesPerSecond();

    @Override
    void close();
}

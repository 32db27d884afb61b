package netlab.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** Whatever FFmpeg reads: .mp4 with H.264, HEVC or MPEG-4, and most else. */
final class FfmpegSource implements FrameSource {
    private static final double FRAMES_PER_SECOND_IF_UNKNOWN = 25;

    private final Path file;
    private final FFmpegFrameGrabber grabber;

    private FfmpegSource(Path file, FFmpegFrameGrabber grabber) {
        this.file = file;
        this.grabber = grabber;
    }

    /**
     * Opens {@code file}.
     *
     * @throws IOException if FFmpeg cannot read it, or there are no pictures in it
     */
    static FfmpegSource open(Path file) throws IOException {
        OpenCv.load();
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile());
        grabber.setPixelFormat(avutil.AV_PIX_FMT_BGR24);
        try {
            grabber.start();
            if (!grabber.hasVideo()) {
                throw new IOException("no pictures in it");
            }
            return new FfmpegSource(file, grabber);
        } catch (IOException e) {
            grabber.release();
            throw e;
        }
    }

    @Override
    public boolean read(Mat frame) throws IOException {
        Frame grabbed;
        try {
            grabbed = grabber.grabImage();
        } catch (FrameGrabber.Exception e) {
            throw new IOException("cannot read " + file + " on: " + e.getMessage(), e);
        }
        if (grabbed == null) {
            return false;
        }
        // A view of FFmpeg's own buffer, whose rows may be longer than the picture is wide.
        ByteBuffer pixels = (ByteBuffer) grabbed.image[0];
        Mat view = new Mat(grabbed.imageHeight, grabbed.imageWidth, CvType.CV_8UC3, pixels, grabbed.imageStride);
        try {
            view.copyTo(frame);
        } finally {
            view.release();
        }
        return true;
    }

    @Override
    public double framesPerSecond() {
        double rate = grabber.getVideoFrameRate();
        return rate > 0 && Double.isFinite(rate) ? rate : FRAMES_PER_SECOND_IF_UNKNOWN;
    }

    @Override
    public void close() {
        try {
            grabber.release();
        } catch (FrameGrabber.Exception e) {
            System.getLogger(FfmpegSource.class.getName()).log(System.Logger.Level.DEBUG, "closing " + file, e);
        }
    }
}

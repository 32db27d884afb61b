package netlab.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;

/**
 * A file's frames, decoded and encoded by FFmpeg. A film and a JPEG file both keep brightness and colour apart (YUV), so
 * that the way through red, green and blue, which OpenCV takes, is saved.
 */
final class FfmpegJpegs implements JpegSource {
    /** Each holds a frame; FFmpeg advises against more. */
    private static final int MAX_DECODER_THREADS = 16;

    private final Path file;
    private final FFmpegFrameGrabber grabber;
    private final FfmpegJpegEncoder encoder;

    private FfmpegJpegs(Path file, FFmpegFrameGrabber grabber, Picture picture) {
        this.file = file;
        this.grabber = grabber;
        this.encoder = new FfmpegJpegEncoder(picture);
    }

    /** Opens {@code file}; throws as {@link FfmpegSource#open} does. */
    static FfmpegJpegs open(Path file, Picture picture) throws IOException {
        OpenCv.load();
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile());
        grabber.setImageMode(FrameGrabber.ImageMode.RAW);
        // FFmpeg itself would take one more, for which there is no processor: the encoder needs its share.
        int threads = Math.min(MAX_DECODER_THREADS, Runtime.getRuntime().availableProcessors());
        grabber.setVideoOption("threads", Integer.toString(threads));
        try {
            grabber.start();
            return new FfmpegJpegs(file, grabber, picture);
        } catch (IOException e) {
            grabber.release();
            throw e;
        }
    }

    @Override
    public Optional<byte[]> next() throws IOException {
        Frame grabbed;
        try {
            grabbed = grabber.grabImage();
        } catch (FrameGrabber.Exception e) {
            throw new IOException("cannot read " + file + " on: " + e.getMessage(), e);
        }
        return grabbed == null ? Optional.empty() : Optional.of(encoder.encode((AVFrame) grabbed.opaque));
    }

    @Override
    public void close() {
        encoder.close();
        try {
            grabber.release();
        } catch (FrameGrabber.Exception e) {
            System.getLogger(FfmpegJpegs.class.getName()).log(System.Logger.Level.DEBUG, "closing " + file, e);
        }
    }
}

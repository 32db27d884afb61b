package netlab.video;

import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Scales frames and makes JPEG files of them. Its native memory is used again for each frame. */
final class JpegEncoder implements AutoCloseable {
    private final Picture picture;
    private final MatOfInt parameters;
    private final MatOfByte jpeg = new MatOfByte();
    private final Mat scaled = new Mat();

    JpegEncoder(Picture picture) {
        this.picture = picture;
        this.parameters = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, picture.quality());
    }

    /** Returns {@code frame} as a JPEG file. */
    byte[] encode(Mat frame) {
        Mat source = frame;
        if (picture.isScaled()) {
            Size size = new Size(picture.width(), picture.height());
            boolean smaller = size.width < frame.cols();
            Imgproc.resize(frame, scaled, size, 0, 0, smaller ? Imgproc.INTER_AREA : Imgproc.INTER_LINEAR);
            source = scaled;
        }
        if (!Imgcodecs.imencode(".jpg", source, jpeg, parameters)) {
            throw new IllegalStateException("OpenCV cannot encode a frame of " + source.size());
        }
        return jpeg.toArray();
    }

    @Override
    public void close() {
        parameters.release();
        jpeg.release();
        scaled.release();
    }
}

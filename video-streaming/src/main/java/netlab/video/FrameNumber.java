package netlab.video;

import java.awt.image.BufferedImage;
import java.util.OptionalInt;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * A number in a picture that survives JPEG and scaling: 32 black or white fields in a strip along the lower edge.
 *
 * <pre>
 *    field     0                              23 24            31
 *             +---------------------------------+----------------+
 *             | number, most significant first  |  check         |    black 0, white 1
 *             +---------------------------------+----------------+
 * </pre>
 *
 * <p>The check is the sum of the number's three bytes and 165, modulo 256, so that a picture without such a strip, all
 * black or all white, is not taken for one with.
 */
final class FrameNumber {
    /** The largest number, inclusive. */
    static final int MAX = (1 << 24) - 1;

    private static final int FIELDS = 32;
    private static final int CHECK_BITS = 8;
    private static final Scalar BLACK = new Scalar(0, 0, 0);
    private static final Scalar WHITE = new Scalar(255, 255, 255);

    private FrameNumber() {}

    /** Returns the height of the strip in a picture of {@code pictureHeight} rows. */
    static int height(int pictureHeight) {
        return pictureHeight / 24;
    }

    /** Draws {@code number}, of which the low 24 bits count, into {@code picture}. */
    static void draw(Mat picture, int number) {
        int bits = (number & MAX) << CHECK_BITS | check(number);
        double width = (double) picture.cols() / FIELDS;
        int top = picture.rows() - height(picture.rows());
        for (int i = 0; i < FIELDS; i++) {
            boolean one = (bits >>> (FIELDS - 1 - i) & 1) == 1;
            Point upperLeft = new Point(i * width, top);
            Point lowerRight = new Point((i + 1) * width - 1, picture.rows() - 1.0);
            Imgproc.rectangle(picture, upperLeft, lowerRight, one ? WHITE : BLACK, Imgproc.FILLED);
        }
    }

    /** Returns the number in {@code picture}; empty if there is none. */
    static OptionalInt read(BufferedImage picture) {
        int y = picture.getHeight() - 1 - height(picture.getHeight()) / 2;
        int bits = 0;
        for (int i = 0; i < FIELDS; i++) {
            int x = (int) ((i + 0.5) * picture.getWidth() / FIELDS);
            int green = picture.getRGB(x, Math.max(0, y)) >>> 8 & 0xFF;
            bits = bits << 1 | (green >= 128 ? 1 : 0);
        }
        int number = bits >>> CHECK_BITS;
        return (bits & 0xFF) == check(number) ? OptionalInt.of(number) : OptionalInt.empty();
    }

    private static int check(int number) {
        return (number >>> 16) + (number >>> 8) + number + 165 & 0xFF;
    }
}

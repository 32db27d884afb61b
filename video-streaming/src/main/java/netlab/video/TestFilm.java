package netlab.video;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * A film that needs no file, drawn frame by frame: a ball, a square, a clock, and the frame's number, so that a person
 * sees at once whether frames are lost or late. A program reads the number from the {@linkplain FrameNumber strip} at
 * the lower edge.
 */
final class TestFilm implements FrameSource {
    static final int WIDTH = 640;
    static final int HEIGHT = 480;
    static final int FRAMES_PER_SECOND = 30;

    /** Ten seconds. */
    static final int DEFAULT_FRAMES = 300;

    private static final Scalar WHITE = new Scalar(255, 255, 255);
    private static final Scalar YELLOW = new Scalar(60, 220, 250);
    private static final Scalar RED = new Scalar(70, 80, 230);
    private static final Scalar BLUE = new Scalar(230, 150, 60);
    private static final int RADIUS = 36;
    private static final int FLOOR = HEIGHT - FrameNumber.height(HEIGHT);

    private final int frames;
    private final Mat background;
    private int next;

    TestFilm(int frames) {
        OpenCv.load();
        this.frames = frames;
        this.background = drawBackground();
    }

    @Override
    public boolean read(Mat frame) {
        if (next == frames) {
            return false;
        }
        background.copyTo(frame);
        double seconds = (double) next / FRAMES_PER_SECOND;
        drawBall(frame, seconds);
        drawSquare(frame, seconds);
        drawClock(frame, seconds);
        write(frame, String.format("frame %d", next), new Point(24, 96), 1.2, YELLOW);
        FrameNumber.draw(frame, next);
        next++;
        return true;
    }

    @Override
    public double framesPerSecond() {
        return FRAMES_PER_SECOND;
    }

    @Override
    public void close() {
        background.release();
    }

    /** A column of pixels from dark blue to grey, stretched over the width. */
    private static Mat drawBackground() {
        Mat column = new Mat(HEIGHT, 1, CvType.CV_8UC3);
        Mat picture = new Mat();
        try {
            for (int y = 0; y < HEIGHT; y++) {
                column.put(y, 0, 90 - 20.0 * y / HEIGHT, 50 + 20.0 * y / HEIGHT, 30 + 40.0 * y / HEIGHT);
            }
            Core.repeat(column, 1, WIDTH, picture);
            return picture;
        } finally {
            column.release();
        }
    }

    private static void drawBall(Mat frame, double seconds) {
        double x = RADIUS + bounce(seconds * 220, WIDTH - 2.0 * RADIUS);
        double y = RADIUS + bounce(seconds * 170, FLOOR - 2.0 * RADIUS);
        Imgproc.circle(frame, new Point(x, y), RADIUS, RED, Imgproc.FILLED, Imgproc.LINE_AA);
    }

    private static void drawSquare(Mat frame, double seconds) {
        double x = bounce(seconds * 130, WIDTH - 70.0);
        Imgproc.rectangle(frame, new Point(x, FLOOR - 70), new Point(x + 70, FLOOR), BLUE, Imgproc.FILLED);
    }

    private static void drawClock(Mat frame, double seconds) {
        String time = String.format("%02d:%06.3f", (int) seconds / 60, seconds % 60);
        write(frame, time, new Point(24, 48), 1.2, WHITE);
        Point middle = new Point(WIDTH - 80.0, 80);
        double angle = 2 * Math.PI * (seconds % 1);
        Point tip = new Point(middle.x + 48 * Math.sin(angle), middle.y - 48 * Math.cos(angle));
        Imgproc.circle(frame, middle, 56, WHITE, 3, Imgproc.LINE_AA);
        Imgproc.line(frame, middle, tip, WHITE, 4, Imgproc.LINE_AA);
    }

    private static void write(Mat frame, String text, Point at, double scale, Scalar colour) {
        Imgproc.putText(frame, text, at, Imgproc.FONT_HERSHEY_SIMPLEX, scale, colour, 2, Imgproc.LINE_AA);
    }

    /** There and back again: 0 to {@code range} and down to 0. */
    private static double bounce(double distance, double range) {
        double phase = distance % (2 * range);
        return Math.min(phase, 2 * range - phase);
    }
}

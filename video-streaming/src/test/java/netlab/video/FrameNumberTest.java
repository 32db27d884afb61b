package netlab.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

class FrameNumberTest {
    @Test
    void survivesJpegAtEveryQualityAndScale() throws Exception {
        for (int number : new int[] {0, 1, 123, 65_535, 0xAAAAAA, 0x555555, FrameNumber.MAX}) {
            for (Picture picture : new Picture[] {
                Picture.UNCHANGED, new Picture(10, 0, 0), new Picture(90, 160, 120), new Picture(50, 1280, 720)
            }) {
                assertThat(throughJpeg(number, picture)).as("%s", picture).hasValue(number);
            }
        }
    }

    private static OptionalInt throughJpeg(int number, Picture picture) throws Exception {
        OpenCv.load();
        Mat frame = new Mat(480, 640, CvType.CV_8UC3, new Scalar(90, 120, 60));
        try (JpegEncoder encoder = new JpegEncoder(picture)) {
            FrameNumber.draw(frame, number);
            return FrameNumber.read(Films.decode(encoder.encode(frame)));
        } finally {
            frame.release();
        }
    }

    @Test
    void isNotSeenInAPictureThatHasNone() {
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        assertThat(FrameNumber.read(picture)).isEmpty();
        int[] white = new int[640 * 480];
        Arrays.fill(white, 0xFFFFFF);
        picture.setRGB(0, 0, 640, 480, white, 0, 640);
        assertThat(FrameNumber.read(picture)).isEmpty();
    }
}

package netlab.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avutil.*;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LimitedRangeTest {
    /** Odd, so that the last colours stand for a column and a row of brightness only. */
    private static final int WIDTH = 5;

    private static final int HEIGHT = 3;

    private final AVFrame film = frame(AV_PIX_FMT_YUV420P, AVCOL_RANGE_MPEG);
    private final AVFrame jpeg = frame(AV_PIX_FMT_YUVJ420P, AVCOL_RANGE_JPEG);

    @BeforeAll
    static void loadOpenCv() {
        OpenCv.load();
    }

    @AfterEach
    void freeFrames() {
        av_frame_free(film);
        av_frame_free(jpeg);
    }

    private static AVFrame frame(int format, int range) {
        AVFrame frame = av_frame_alloc();
        frame.format(format).width(WIDTH).height(HEIGHT).color_range(range).colorspace(AVCOL_SPC_UNSPECIFIED);
        assertThat(av_frame_get_buffer(frame, 0)).isZero();
        return frame;
    }

    private void fill(int plane, int width, int height, int... values) {
        BytePointer data = film.data(plane);
        for (int i = 0; i < width * height; i++) {
            data.put(i / width * film.linesize(plane) + i % width, (byte) values[i]);
        }
    }

    private int[] widened(int plane, int width, int height) {
        int[] values = new int[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = jpeg.data(plane).get(i / width * jpeg.linesize(plane) + i % width) & 0xff;
        }
        return values;
    }

    /** 16 and 235 are black and white, 16 and 240 the strongest colours, 128 is grey; what lies outside stays at the end. */
    @Test
    void widensEveryPlaneToItsLastRowAndColumn() {
        fill(0, 5, 3, 16, 235, 126, 0, 255, 17, 18, 19, 20, 21, 230, 231, 232, 233, 234);
        fill(1, 3, 2, 16, 128, 240, 0, 255, 129);
        fill(2, 3, 2, 240, 16, 128, 64, 192, 127);

        LimitedRange.widen(film, jpeg);

        assertThat(widened(0, 5, 3)).containsExactly(0, 255, 128, 0, 255, 1, 2, 3, 5, 6, 249, 250, 252, 253, 254);
        assertThat(widened(1, 3, 2)).containsExactly(0, 128, 255, 0, 255, 129);
        assertThat(widened(2, 3, 2)).containsExactly(255, 0, 128, 55, 201, 127);
    }

    @Test
    void leavesToTheScalerWhateverDiffersInMore() {
        assertThat(LimitedRange.isAllThatDiffers(film, jpeg)).isTrue();
        film.colorspace(AVCOL_SPC_SMPTE170M);
        assertThat(LimitedRange.isAllThatDiffers(film, jpeg)).isTrue();
        film.colorspace(AVCOL_SPC_BT709);
        assertThat(LimitedRange.isAllThatDiffers(film, jpeg))
                .as("another matrix")
                .isFalse();
        film.colorspace(AVCOL_SPC_UNSPECIFIED).color_range(AVCOL_RANGE_JPEG);
        assertThat(LimitedRange.isAllThatDiffers(film, jpeg)).as("full range").isFalse();
        film.color_range(AVCOL_RANGE_MPEG).width(WIDTH - 1);
        assertThat(LimitedRange.isAllThatDiffers(film, jpeg))
                .as("another width")
                .isFalse();
        film.width(WIDTH).height(HEIGHT - 1);
        assertThat(LimitedRange.isAllThatDiffers(film, jpeg))
                .as("another height")
                .isFalse();
        film.height(HEIGHT).format(AV_PIX_FMT_YUV422P);
        assertThat(LimitedRange.isAllThatDiffers(film, jpeg))
                .as("another format")
                .isFalse();
    }
}

package netlab.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Mat;

/** Films that ffmpeg made, and what ffmpeg itself sees in them; skipped only where there is no ffmpeg. */
class VideoFileIT {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int FRAME_BYTES = WIDTH * HEIGHT * 3;
    private static final int FRAMES = 30;

    /** Of 255, with a JPEG of quality 95 in between. */
    private static final double MAX_STREAMING_DIFFERENCE = 4.0;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void requireFfmpeg() {
        Programs.require("ffmpeg");
    }

    /** A second and a fifth of moving shapes, and a tone. */
    private static Path make(String name, String codec) throws IOException {
        Path film = folder.resolve(name);
        Programs.ffmpeg("-f lavfi -i testsrc2=size=" + WIDTH + "x" + HEIGHT + ":rate=25:duration=1.2"
                + " -f lavfi -i sine=duration=1.2 " + codec + " " + film);
        return film;
    }

    private static byte[] decodedByFfmpeg(Path film) throws IOException {
        Path raw = folder.resolve("raw.bgr");
        Programs.ffmpeg("-i " + film + " -an -f rawvideo -pix_fmt bgr24 " + raw);
        return Files.readAllBytes(raw);
    }

    /**
     * The limits are mean differences of 255, over all pixels and colours of a frame. FFmpeg's library reads what its
     * program reads; OpenCV's JPEG decoder interpolates colours that have half the picture's resolution, and FFmpeg's
     * does not.
     */
    @ParameterizedTest
    @CsvSource({
        "h264.mp4,    0.5, -pix_fmt yuv420p -c:v libx264 -bf 3 -c:a aac",
        "silent.mp4,  0.5, -pix_fmt yuv420p -c:v libx264 -an",
        "hevc.mp4,    0.5, -pix_fmt yuv420p -c:v libx265 -x265-params log-level=none -c:a aac",
        "mpeg4.mp4,   0.5, -c:v mpeg4 -q:v 3 -c:a aac",
        "mpeg4.avi,   0.5, -c:v mpeg4 -q:v 3 -an",
        "mjpeg.avi,   4.0, -pix_fmt yuvj420p -c:v mjpeg -q:v 3 -an",
        "sound.avi,   0.5, -pix_fmt yuvj420p -c:v mjpeg -q:v 3 -c:a pcm_s16le"
    })
    void readsTheFramesThatFfmpegReads(String name, double limit, String codec) throws Exception {
        Path film = make(name, codec);
        byte[] expected = decodedByFfmpeg(film);
        assertThat(expected).hasSize(FRAMES * FRAME_BYTES);
        byte[] actual = new byte[FRAME_BYTES];
        double worst = 0;
        double apart = 0;
        Mat frame = new Mat();
        try (FrameSource source = new VideoFile(film).open()) {
            assertThat(source.framesPerSecond()).isEqualTo(25, within(0.01));
            for (int i = 0; i < FRAMES; i++) {
                assertThat(source.read(frame)).as("frame %d", i).isTrue();
                frame.get(0, 0, actual);
                worst = Math.max(worst, difference(actual, expected, i));
                apart = Math.max(apart, difference(actual, expected, (i + FRAMES / 2) % FRAMES));
            }
            assertThat(source.read(frame)).as("a frame after the last").isFalse();
        } finally {
            frame.release();
        }
        System.out.printf("%s: mean difference to ffmpeg's own decoding at most %.3f of 255%n", name, worst);
        assertThat(worst).isLessThan(limit);
        assertThat(apart).as("to other frames of the film").isGreaterThan(10);
    }

    @Test
    void showsAnH264FilmToAClient() throws Exception {
        Path film = make("test.mp4", "-pix_fmt yuv420p -c:v libx264 -c:a aac");
        byte[] expected = decodedByFfmpeg(film);
        VideoServer.Show show =
                new VideoServer.Show(Film.named(film.toString()), new Picture(95, 0, 0), Films.UNPACED, false);
        double worst = 0;
        try (VideoServer server = Films.serve(show);
                VideoClient client = Films.client(server.port())) {
            List<byte[]> received = Films.receiveAll(client);
            assertThat(received).hasSize(FRAMES);
            for (int i = 0; i < FRAMES; i++) {
                worst = Math.max(worst, difference(pixels(Films.decode(received.get(i))), expected, i));
            }
        }
        System.out.printf("streamed: mean difference to ffmpeg's own decoding at most %.3f of 255%n", worst);
        assertThat(worst).isLessThan(MAX_STREAMING_DIFFERENCE);
    }

    @Test
    void playsAFilmThatIsCutOffAsFarAsItGoes() throws Exception {
        Path film = make("whole.avi", "-c:v mpeg4 -q:v 3 -an");
        byte[] bytes = Files.readAllBytes(film);
        Path part = Files.write(folder.resolve("part.avi"), Arrays.copyOf(bytes, bytes.length / 2));
        Mat frame = new Mat();
        int count = 0;
        try (FrameSource source = new VideoFile(part).open()) {
            while (source.read(frame)) {
                count++;
            }
        } finally {
            frame.release();
        }
        assertThat(count).isBetween(5, FRAMES - 5);
    }

    /** As BGR, row by row. */
    private static byte[] pixels(BufferedImage picture) {
        byte[] bytes = new byte[FRAME_BYTES];
        int at = 0;
        for (int rgb : picture.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH)) {
            bytes[at++] = (byte) rgb;
            bytes[at++] = (byte) (rgb >>> 8);
            bytes[at++] = (byte) (rgb >>> 16);
        }
        return bytes;
    }

    private static double difference(byte[] actual, byte[] film, int frame) {
        long sum = 0;
        for (int i = 0; i < FRAME_BYTES; i++) {
            sum += Math.abs((actual[i] & 0xFF) - (film[frame * FRAME_BYTES + i] & 0xFF));
        }
        return (double) sum / FRAME_BYTES;
    }
}

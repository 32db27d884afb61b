package netlab.iot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingsChartTest {
    private static final LocalDateTime START = LocalDateTime.of(2022, 3, 11, 22, 0);

    @TempDir
    private Path folder;

    @Test
    void drawsAColumnForEachDeviceAndARowForEachQuantity() throws IOException {
        List<DataLine> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add(new DataLine(START.plusMinutes(i), new Reading(Device.ONE, List.of(i, 100 - i, 110 + i))));
            lines.add(new DataLine(
                    START.plusMinutes(i), new Reading(Device.TWO, List.of(140 - i, 2000 + 100 * i, 1000 + i))));
        }
        BufferedImage both = draw(lines);
        BufferedImage one = draw(lines.stream()
                .filter(line -> line.reading().device() == Device.ONE)
                .toList());
        assertThat(both.getWidth()).isEqualTo(2 * one.getWidth());
        assertThat(both.getHeight()).isEqualTo(one.getHeight());
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 2; column++) {
                int pixels = colouredPixels(both.getSubimage(
                        column * both.getWidth() / 2,
                        row * both.getHeight() / 3,
                        both.getWidth() / 2,
                        both.getHeight() / 3));
                assertThat(pixels).as("row %d, column %d", row, column).isGreaterThan(500);
            }
        }
    }

    @Test
    void drawsASingleReadingAndManyThousands() throws IOException {
        List<DataLine> lines = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            lines.add(new DataLine(START.plusMinutes(i), new Reading(Device.ONE, List.of(i % 41, 5, 100))));
        }
        assertThat(colouredPixels(draw(lines))).isPositive();
        assertThat(colouredPixels(draw(lines.subList(0, 1)))).isPositive();
    }

    @Test
    void needsAReading() {
        assertThatIllegalArgumentException().isThrownBy(() -> draw(List.of()));
    }

    private BufferedImage draw(List<DataLine> lines) throws IOException {
        Path png = folder.resolve("data.png");
        ReadingsChart.write(lines, png);
        return ImageIO.read(png.toFile());
    }

    /** Axes, grid and text are grey; only the readings have a colour. */
    private static int colouredPixels(BufferedImage image) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                int red = rgb >> 16 & 0xFF;
                int green = rgb >> 8 & 0xFF;
                int blue = rgb & 0xFF;
                if (Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) > 60) {
                    count++;
                }
            }
        }
        return count;
    }
}

package netlab.tools.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    private static final Homework HOMEWORK = new Homework("hw3-calculator");

    @TempDir
    Path temporary;

    @Test
    void writesTheSameBytesForTheSameResults() throws IOException {
        Path first = temporary.resolve("first");
        Path second = temporary.resolve("second");

        Reports.write(SampleClass.results(), HOMEWORK, first);
        Reports.write(SampleClass.results(), HOMEWORK, second);

        List<Path> files = files(first);
        assertThat(files).hasSize(5 + 30 * 4);
        for (Path file : files) {
            assertThat(second.resolve(first.relativize(file))).hasSameBinaryContentAs(file);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

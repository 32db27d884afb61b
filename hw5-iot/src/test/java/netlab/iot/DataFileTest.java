package netlab.iot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {
    private static final Reading READING = new Reading(Device.ONE, List.of(20, 50, 100));
    private static final String OLD = "Fri Mar 11 22:55:13 2022: Device1: Temp=1, Humid=2, lillum=103";

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void choosePath() {
        path = folder.resolve("data.txt");
    }

    @Test
    void addsLinesAndKeepsWhatIsThere() throws IOException {
        Files.writeString(path, OLD + "\n");
        String first;
        String second;
        try (DataFile file = DataFile.append(path)) {
            first = file.append(READING).format();
        }
        try (DataFile file = DataFile.append(path)) {
            second = file.append(READING).format();
        }
        assertThat(path).hasContent(OLD + "\n" + first + "\n" + second + "\n");
    }

    @Test
    void beginsAFreshLineWhenTheLastOneWasCutOff() throws IOException {
        Files.writeString(path, OLD + "\nFri Mar 11 22:55:1");
        try (DataFile file = DataFile.append(path)) {
            file.append(READING);
            file.append(READING);
        }
        DataFile.Content content = DataFile.read(path);
        assertThat(content.lines()).hasSize(3);
        assertThat(content.damages())
                .singleElement()
                .satisfies(damage -> assertThat(damage.lineNumber()).isEqualTo(2));
    }

    @Test
    void keepsLinesWholeWhenSeveralWrite() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (DataFile file = DataFile.append(path)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                writers.add(threads.submit(() -> {
                    for (int j = 0; j < 250; j++) {
                        file.append(READING);
                    }
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        DataFile.Content content = DataFile.read(path);
        assertThat(content.damages()).isEmpty();
        assertThat(content.lines())
                .hasSize(1_000)
                .isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
    }

    @Test
    void reportsDamagedLinesByNumberAndReadsTheOthers() throws IOException {
        byte[] garbage = new byte[300];
        for (int i = 0; i < garbage.length; i++) {
            garbage[i] = (byte) (i % 256 == '\n' || i % 256 == '\r' ? 0 : i);
        }
        Files.writeString(path, OLD + "\n\n" + OLD + "\r\n" + OLD.replace("Temp=1", "Temp=77") + "\n");
        Files.write(path, garbage, StandardOpenOption.APPEND);
        Files.writeString(path, "\n" + OLD, StandardOpenOption.APPEND);
        DataFile.Content content = DataFile.read(path);
        assertThat(content.lines()).hasSize(3);
        assertThat(content.damages()).extracting(DataFile.Damage::lineNumber).containsExactly(2, 4, 5);
        assertThat(content.damages().get(1).reason()).isEqualTo("Temp is 77, outside 0 to 40");
    }

    @Test
    void saysWhichFileCannotBeWritten() {
        assertThatThrownBy(() -> DataFile.append(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot write to " + folder);
    }
}

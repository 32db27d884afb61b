package netlab.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import netlab.testkit.LabProcess;

/** Other people's programs. */
final class Programs {
    private Programs() {}

    /** Skips the test where {@code name} is not installed. */
    static void require(String name) {
        boolean found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .anyMatch(file -> Files.isExecutable(file) || Files.isExecutable(Path.of(file + ".exe")));
        assumeTrue(found, "no " + name + " on the PATH");
    }

    /** Runs ffmpeg, which overwrites what it makes. */
    static void ffmpeg(String arguments) throws IOException {
        String[] command = ("ffmpeg -nostdin -hide_banner -loglevel error -y " + arguments).split(" ");
        try (LabProcess ffmpeg =
                LabProcess.command(command).timeout(Duration.ofSeconds(90)).start()) {
            assertThat(ffmpeg.awaitExit().exitCode()).as(ffmpeg.stderr()).isZero();
        }
    }
}

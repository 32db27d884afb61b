package netlab.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import netlab.net.cli.Program;
import netlab.net.cli.Stdio;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradescopeCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void writesAZipWithScriptsThatCanBeRun() throws IOException {
        Path zip = folder.resolve("made/autograder.zip");

        assertThat(run("hw3-calculator", "--root", "..", "--out", zip.toString()))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith(zip.toString());
        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            assertThat(Collections.list(file.getEntries()))
                    .filteredOn(entry -> !entry.getName().contains("/"))
                    .extracting(ZipArchiveEntry::getName, entry -> entry.getUnixMode() & 0111)
                    .containsExactly(tuple("run_autograder", 0111), tuple("setup.sh", 0111));
        }
    }

    @Test
    void writesTheSameBytesAgain() throws IOException {
        Path first = folder.resolve("first.zip");
        Path second = folder.resolve("second.zip");

        assertThat(run("hw3-calculator", "--root", "..", "--out", first.toString()))
                .isZero();
        assertThat(run("hw3-calculator", "--root", "..", "--out", second.toString()))
                .isZero();

        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void tellsTheGraderWhereStudentsReadOn() throws IOException {
        Path zip = folder.resolve("autograder.zip");

        assertThat(run(
                        "hw3-calculator",
                        "--root",
                        "..",
                        "--out",
                        zip.toString(),
                        "--readme",
                        "https://example.ac.kr/hw3-calculator"))
                .isZero();

        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            byte[] script = file.getInputStream(file.getEntry("run_autograder")).readAllBytes();
            assertThat(new String(script, StandardCharsets.UTF_8))
                    .contains("--readme 'https://example.ac.kr/hw3-calculator'");
        }
    }

    @Test
    void takesNoReadmeThatIsNotOnTheWeb() {
        assertThat(run("hw3-calculator", "--root", "..", "--readme", "../hw3-calculator"))
                .isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--readme ../hw3-calculator: not an address");
    }

    @Test
    void saysThatThereIsNoSuchModule() {
        assertThat(run("hw9", "--root", "..")).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("hw9");
    }

    private int run(String... args) {
        Stdio stdio = new Stdio(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        String[] command = new String[args.length + 1];
        command[0] = "gradescope";
        System.arraycopy(args, 0, command, 1, args.length);
        return Program.run(new Main(stdio), stdio, command);
    }
}

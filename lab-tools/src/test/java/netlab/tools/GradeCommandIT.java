package netlab.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import netlab.net.cli.Program;
import netlab.net.cli.Stdio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class GradeCommandIT {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void gradesAFolderAndWritesReports() throws IOException {
        Path submissions = folder.resolve("submissions");
        handIn(submissions.resolve("김철수/src/main/java/netlab/nameid/Main.java"), "package netlab.nameid; class Main {");
        handIn(submissions.resolve("lee.zip"), "PK, but no zip");
        Path report = folder.resolve("report");

        int exitCode = run("grade", "hw2-name-id", submissions.toString(), "--out", report.toString(), "-j", "1");

        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("failed for");
        assertThat(exitCode).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("김철수")
                .contains("does not compile: src/main/java/netlab/nameid/Main.java:1: error: reached end of file")
                .contains("unreadable: ");
        assertThat(Files.readString(report.resolve("grades.csv"))).contains("김철수");
        assertThat(report.resolve("work")).isDirectoryContaining("glob:**.json");
    }

    @Test
    void saysWhatIsWrongWithTheCommandLine() {
        assertThat(run("grade", "hw3-calculator")).isEqualTo(2);
        assertThat(run("grade", "hw3-calculator", ".", "--port", "nine")).isEqualTo(2);
        assertThat(run("grade", "hw3-calculator", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(run("grade", "hw99", folder.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("SUBMISSIONS")
                .contains("--port nine: not a port")
                .contains("no such file: " + folder.resolve("none"))
                .contains("there is no module hw99");
    }

    private static void handIn(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int run(String... args) {
        Stdio stdio = new Stdio(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return Program.run(new Main(stdio), stdio, args);
    }
}

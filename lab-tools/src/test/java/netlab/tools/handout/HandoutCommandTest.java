package netlab.tools.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import netlab.net.cli.Program;
import netlab.net.cli.Stdio;
import netlab.tools.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoutCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Fixture fixture;
    private Path zips;

    @BeforeEach
    void makeFixture() throws IOException {
        fixture = Fixture.in(Files.createDirectory(folder.resolve("netlab")));
        zips = folder.resolve("zips");
    }

    @Test
    void writesThreeZipsOfAModule() {
        assertThat(handout("hw1-length")).isZero();
        assertThat(zips)
                .isDirectoryContaining("glob:**/hw1-length-student.zip")
                .isDirectoryContaining("glob:**/hw1-length-grader.zip")
                .isDirectoryContaining("glob:**/hw1-length-solution.zip");
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(3).allMatch(line -> line.endsWith("KiB"));
    }

    @Test
    void writesTheZipsOfAWeekOrOfTheTerm() {
        assertThat(handout("--week", "3")).isZero();
        assertThat(zips).isDirectoryContaining("glob:**/hw2-other-*.zip").isDirectoryNotContaining("glob:**/hw1-*");
        assertThat(handout("--all")).isZero();
        assertThat(zips.toFile().list()).hasSize(6);
    }

    @Test
    void tellsAllProblemsAndWritesNothing() throws IOException {
        fixture.replace(Fixture.SOURCE, "BEGIN SOLUTION", "BEGIN SOLUTON");
        assertThat(handout("hw1-length")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        Fixture.SOURCE + ":6: unknown marker 'BEGIN SOLUTON'; did you mean 'BEGIN SOLUTION'?",
                        Fixture.SOURCE + ":8: END SOLUTION without BEGIN SOLUTION before it");
        assertThat(zips).doesNotExist();
    }

    @Test
    void namesTheFilesThatWereNotAddedToGit() throws IOException, InterruptedException {
        fixture.git("init", "-q");
        fixture.put(".gitignore", "target/\n");
        fixture.git("add", ".");
        assertThat(handout("hw1-length")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();

        fixture.put("hw1-length/src/main/java/netlab/length/Draft.java", "class Draft {}\n");
        fixture.put("common-net/src/main/java/netlab/net/Endian.java", "class Endian {}\n");
        fixture.put("hw1-length/target/classes/A.class", "A");
        fixture.put("unrelated/notes.txt", "mine\n");
        assertThat(handout("hw1-length")).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("not in git, left out: common-net/src/main/java/netlab/net/Endian.java,"
                        + " hw1-length/src/main/java/netlab/length/Draft.java");
    }

    @Test
    void tellsTheWeeksThatThereAre() throws IOException {
        assertThat(handout("--week", "9")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("no homework in week 9; there is some in the weeks [2, 3]");
        Files.delete(fixture.root.resolve("course.yml"));
        assertThat(handout("--all")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("course.yml: not there, and --week and --all go by it");
    }

    @Test
    void asksWhichHomework() {
        assertThat(handout()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Which homework? Name a module, --week N, or --all.");
    }

    private int handout(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("handout", "--root", fixture.root.toString(), "--out", zips.toString()));
        command.addAll(List.of(arguments));
        Stdio stdio = new Stdio(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return Program.run(new Main(stdio), stdio, command.toArray(String[]::new));
    }
}

package netlab.tools.gradescope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;
import netlab.tools.handout.Handout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts are run for real, in a folder that stands for /autograder; what stands in for Maven says what it was told. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Gradescope's machines run Ubuntu")
class AutograderTest {
    private static final String GRADES = """
            #!/usr/bin/env bash
            printf '%s\\n' "$@" "$MAVEN_OPTS" > "${0%/*}/told"
            [[ "$*" =~ grade\\ hw3-calculator\\ \\'([^\\']*)\\'\\ --out\\ \\'([^\\']*)\\' ]] || exit 2
            ls "${BASH_REMATCH[1]}" > "${0%/*}/students"
            for student in "${BASH_REMATCH[1]}"/*; do
              mkdir -p "${BASH_REMATCH[2]}/students/12345"
              cat "$student/Server.java" > "${BASH_REMATCH[2]}/students/12345/results.json"
            done
            """;
    private static final String FAILS = "#!/usr/bin/env bash\necho no space left >&2\nexit 1\n";

    @TempDir
    Path root;

    private SortedMap<String, byte[]> files;

    @BeforeEach
    void unpackAsGradescopeDoes() throws IOException {
        files = files(Optional.empty());
        Path grader = Files.createDirectories(root.resolve("source/grader"));
        Files.write(root.resolve("source/setup.sh"), files.get("setup.sh"));
        Files.write(root.resolve("run_autograder"), files.get("run_autograder"));
        Files.createFile(grader.resolve("mvnw")).toFile().setExecutable(true);
        Files.createDirectories(root.resolve("submission"));
        Files.writeString(root.resolve("submission/Server.java"), "{\"score\": 70}");
    }

    private static SortedMap<String, byte[]> files(Optional<URI> readme) throws IOException {
        return new Autograder(Handout.of(Path.of(".."), "hw3-calculator"), readme).files();
    }

    @Test
    void hasTheScriptsAtTheTopAndTheGraderBelow() {
        assertThat(files)
                .containsKeys(
                        "setup.sh",
                        "run_autograder",
                        "grader/pom.xml",
                        "grader/mvnw",
                        "grader/lab-tools/pom.xml",
                        "grader/hw3-calculator/pom.xml");
        assertThat(text("run_autograder"))
                .startsWith("#!/usr/bin/env bash\n")
                .contains("grade hw3-calculator")
                .doesNotContain("--readme");
        assertThat(text("setup.sh")).startsWith("#!/usr/bin/env bash\n").contains("openjdk-17-jdk-headless");
        assertThat(files).allSatisfy((path, bytes) -> assertThat(path).doesNotContain(".."));
    }

    @Test
    void putsTheResultsWhereGradescopeLooks() throws Exception {
        maven(GRADES);
        Files.writeString(
                root.resolve("submission_metadata.json"),
                "{\"id\": 7, \"users\": [{\"email\": \"hong@example.ac.kr\", \"id\": 1, \"name\": \"홍길동\"}]}");

        assertThat(run("run_autograder")).isEqualTo(new Outcome.Exited(0));

        assertThat(root.resolve("results/results.json")).hasContent("{\"score\": 70}");
        assertThat(root.resolve("source/grader/students")).hasContent("hong@example.ac.kr");
        assertThat(root.resolve("source/grader/told"))
                .content()
                .contains("--offline", "-pl\nlab-tools\nexec:java", "-Dmaven.repo.local=" + root + "/maven/repository");
    }

    @Test
    void letsTheFeedbackPointToTheReadmeThatStudentsRead() throws Exception {
        URI readme = URI.create("https://example.ac.kr/~kim/netlab's/$HOME/$(hw3)/?ref=main&raw=1");
        Files.write(root.resolve("run_autograder"), files(Optional.of(readme)).get("run_autograder"));
        maven(GRADES);

        assertThat(run("run_autograder")).isEqualTo(new Outcome.Exited(0));

        assertThat(root.resolve("source/grader/told"))
                .content()
                .contains(
                        " --jobs 1 --readme 'https://example.ac.kr/~kim/netlab%27s/%24HOME/%24(hw3)/?ref=main&raw=1'\n");
    }

    @Test
    void gradesWithoutMetadata() throws Exception {
        maven(GRADES);

        assertThat(run("run_autograder")).isEqualTo(new Outcome.Exited(0));

        assertThat(root.resolve("source/grader/students")).hasContent("student");
    }

    /** Gradescope tells the instructor then, and nobody's points are touched. */
    @Test
    void leavesNoResultsIfTheGraderFails() throws Exception {
        maven(FAILS);

        assertThat(run("run_autograder")).isEqualTo(new Outcome.Exited(1));

        assertThat(root.resolve("results/results.json")).doesNotExist();
    }

    @Test
    void setsUpWithTheNetworkAndProvesThatItIsNotNeededLater() throws Exception {
        maven("#!/usr/bin/env bash\necho \"$*\" >> \"${0%/*}/told\"\n");

        assertThat(run("source/setup.sh")).isEqualTo(new Outcome.Exited(0));

        assertThat(Files.readAllLines(root.resolve("source/grader/told")))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("grade hw3-calculator")
                                .doesNotContain("--offline"),
                        second -> assertThat(second).contains("grade hw3-calculator", "--offline"));
        assertThat(Files.getPosixFilePermissions(root.resolve("source"))).hasSize(3);
    }

    @Test
    void failsToSetUpIfTheGraderDoesNotBuild() throws Exception {
        maven(FAILS);

        assertThat(run("source/setup.sh")).isEqualTo(new Outcome.Exited(1));
    }

    private void maven(String script) throws IOException {
        Files.writeString(root.resolve("source/grader/mvnw"), script);
    }

    private Outcome run(String script) throws IOException, InterruptedException {
        try (LabProcess bash = LabProcess.command("bash", root.resolve(script).toString())
                .environment("AUTOGRADER_ROOT", root.toString())
                .start()) {
            return bash.awaitExit();
        }
    }

    private String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }
}

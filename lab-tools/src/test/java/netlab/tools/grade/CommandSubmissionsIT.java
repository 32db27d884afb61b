package netlab.tools.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netlab.testkit.RequiresPython;
import netlab.tools.grade.TestResult.Status;
import netlab.tools.submissions.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same probes, for programs in Python: with the port that they are told, and with one that is written into them. */
@RequiresPython
class CommandSubmissionsIT {
    private static final Path PROGRAMS = Path.of("src/test/python");

    @TempDir
    private Path folder;

    @Test
    void gradesAProgramInAnotherLanguage() throws IOException, InterruptedException {
        GradeSettings settings = new GradeSettings(
                Limits.DEFAULT, Map.of("server", List.of("python3", "echo_server.py", "{port}")), Map.of(), 0);
        SubmissionResult result =
                grade(settings, handIn("echo_server.py", "kim")).get(0);
        assertThat(result.points()).as("%s", result).isEqualTo(result.maximum());
    }

    @Test
    void aProgramOfAnotherRoleIsNotPlayed() throws IOException, InterruptedException {
        GradeSettings settings = new GradeSettings(
                Limits.DEFAULT, Map.of("client", List.of("python3", "echo_server.py", "{port}")), Map.of(), 0);
        SubmissionResult result =
                grade(settings, handIn("echo_server.py", "kim")).get(0);
        assertThat(result.tests()).allSatisfy(test -> {
            assertThat(test.status()).isEqualTo(Status.SKIPPED);
            assertThat(test.finding()).isEmpty();
        });
    }

    @Test
    void programsWithTheSamePortWrittenInDoNotCollideAndAreFoundToIgnoreTheirs()
            throws IOException, InterruptedException {
        GradeSettings settings = new GradeSettings(
                Limits.DEFAULT, Map.of("server", List.of("python3", "echo_on_9999.py")), Map.of("", 9999), 0);
        List<SubmissionResult> results =
                grade(settings, handIn("echo_on_9999.py", "kim"), handIn("echo_on_9999.py", "lee"));
        assertThat(results).hasSize(2).allSatisfy(result -> {
            assertThat(Mutants.found(result)).as("%s", result).containsExactly("PORT_IGNORED");
            assertThat(result.points()).isEqualTo(result.maximum() - 1);
        });
    }

    /** The server is told its folder, the client uses the current one. */
    @Test
    void filesToGiveAwayAndToKeepAreWhereTheProgramsLookForThem() throws IOException, InterruptedException {
        Submission submission = handIn("file_transfer_server.py", "kim");
        Files.copy(
                PROGRAMS.resolve("file_transfer_client.py"), submission.files().resolve("file_transfer_client.py"));
        GradeSettings settings = new GradeSettings(
                Limits.DEFAULT,
                Map.of(
                        "server", List.of("python3", "file_transfer_server.py", "{port}", "{root}"),
                        "client", List.of("python3", "file_transfer_client.py", "{host}", "{port}")),
                Map.of(),
                0);
        SubmissionResult result = grade(fileTransfer(), settings, submission).get(0);
        assertThat(result.points()).as("%s", result).isEqualTo(result.maximum());
    }

    @Test
    void aClientThatEndsAtOnceIsQuotedAndNotTakenForOneWithAPortWrittenIn() throws IOException, InterruptedException {
        GradeSettings settings = new GradeSettings(
                Limits.DEFAULT,
                Map.of("client", List.of("python3", "no_such_client.py", "{host}", "{port}")),
                Map.of(),
                0);
        SubmissionResult result = grade(fileTransfer(), settings, handIn("file_transfer_client.py", "kim"))
                .get(0);
        assertThat(Mutants.found(result)).as("%s", result).containsExactly("NOT_CONNECTED");
        assertThat(result.tests())
                .flatExtracting(test -> test.finding().stream().toList())
                .allSatisfy(finding -> {
                    assertThat(finding.detail())
                            .startsWith("The program was told to connect to 127.0.0.1:")
                            .contains(", and exited with code 2 without having done so. The last it printed:\n")
                            .contains("can't open file", "no_such_client.py");
                    assertThat(finding.reproduce()).isEmpty();
                });
    }

    private static Assignment fileTransfer() throws IOException {
        return GradedModules.tree().build(List.of("file-transfer")).get("file-transfer");
    }

    private Submission handIn(String program, String student) throws IOException {
        Path files = Files.createDirectory(folder.resolve(student));
        Files.copy(PROGRAMS.resolve(program), files.resolve(program));
        return EchoHomework.submission(files);
    }

    private static List<SubmissionResult> grade(GradeSettings settings, Submission... submissions)
            throws IOException, InterruptedException {
        return grade(EchoHomework.assignment(), settings, submissions);
    }

    private static List<SubmissionResult> grade(
            Assignment assignment, GradeSettings settings, Submission... submissions)
            throws IOException, InterruptedException {
        try (Grading grading = new Grading(assignment, settings, List.of())) {
            return new ArrayList<>(grading.grade(
                    EchoHomework.overlay(),
                    List.of(submissions),
                    submissions.length,
                    Batch.NO_CAPTURES,
                    (submission, result) -> {}));
        }
    }
}

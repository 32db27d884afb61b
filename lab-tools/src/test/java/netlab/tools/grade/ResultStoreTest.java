package netlab.tools.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import netlab.testkit.grading.Misconception;
import netlab.tools.grade.SubmissionResult.Verdict;
import netlab.tools.grade.TestResult.Status;
import netlab.tools.submissions.Submission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {
    private static final Student STUDENT = new Student("kim", "김철수", "");

    @TempDir
    private Path folder;

    private Path file;
    private Submission submission;
    private ResultStore store;

    @BeforeEach
    void handIn() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        file = Files.writeString(files.resolve("Main.java"), "class Main {}");
        submission = new Submission(STUDENT, files, List.of(), Optional.empty());
        store = new ResultStore(folder.resolve("work"), Fingerprint.empty().add("grader 1"));
    }

    @Test
    void findsTheResultOfTheSameFiles() throws IOException {
        SubmissionResult result = result(Optional.empty());
        store.keep(submission, result);
        assertThat(store.find(submission)).contains(result);
    }

    @Test
    void gradesAgainWhatHasChanged() throws IOException {
        store.keep(submission, result(Optional.empty()));
        Files.writeString(file, "class Main { }");
        assertThat(store.find(submission)).isEmpty();
    }

    @Test
    void gradesAgainWhenTheGraderHasChanged() throws IOException {
        store.keep(submission, result(Optional.empty()));
        ResultStore newer =
                new ResultStore(folder.resolve("work"), Fingerprint.empty().add("grader 2"));
        assertThat(newer.find(submission)).isEmpty();
    }

    @Test
    void gradesAgainAfterAFaultOfTheGrader() throws IOException {
        store.keep(submission, result(Optional.of("no space left on device")));
        assertThat(store.find(submission)).isEmpty();
    }

    private static SubmissionResult result(Optional<String> fault) {
        PlannedTest test = new PlannedTest("A.b", "b", 1, 2, List.of());
        Finding finding = Findings.of(Misconception.ONE_READ, "1 byte");
        TestResult failed = new TestResult(test, Status.FAILED, Optional.of(finding), Sentence.NONE, 12);
        return new SubmissionResult(
                STUDENT, Verdict.GRADED, "", List.of(new Sentence("a note", "알림")), List.of(failed), fault);
    }
}

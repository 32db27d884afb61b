package netlab.tools.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import netlab.testkit.grading.Misconception;
import netlab.tools.grade.SubmissionResult.Verdict;
import netlab.tools.grade.TestResult.Status;
import netlab.tools.submissions.Submission;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All hostile submissions in one batch: each gets its verdict, and none stops the run. */
class HostileSubmissionsIT {
    private static final GradeSettings SETTINGS = new GradeSettings(
            Limits.DEFAULT.withTimes(Duration.ofSeconds(8), Duration.ofMinutes(3)), Map.of(), Map.of(), 7);

    /** Submissions that do harm and answer rightly; unless the harm is done, which is what they answer then. */
    private static final int FULL = 7;

    private static final Map<String, SubmissionResult> RESULTS = new HashMap<>();
    private static final List<String> NOT_ISOLATED = new ArrayList<>();
    private static Path secret;
    private static int port;

    @BeforeAll
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    static void gradeAll(@TempDir Path folder) throws IOException, InterruptedException {
        Path secrets = Files.createDirectory(folder.resolve("other-submissions"));
        secret = Files.writeString(secrets.resolve("secret.txt"), "what another student has written");
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            port = listener.getLocalPort();
            Path checkout = Path.of("").toAbsolutePath();
            Map<String, String> words = Map.of(
                    "SECRET", secret.toString(), "CHECKOUT", checkout.toString(), "PORT", Integer.toString(port));
            List<Submission> all =
                    new ArrayList<>(EchoHomework.hostile(Files.createDirectory(folder.resolve("handed-in")), words));
            all.add(0, EchoHomework.submission(Files.createDirectory(folder.resolve("nothing-changed"))));
            all.add(EchoHomework.submission(tooDeepForJavac(folder.resolve("too-deep-for-javac"))));
            try (Grading grading = new Grading(EchoHomework.assignment(), SETTINGS, List.of(checkout, secrets))) {
                NOT_ISOLATED.addAll(grading.notIsolated());
                grading.grade(EchoHomework.overlay(), all, 2, Batch.NO_CAPTURES, (submission, result) -> {})
                        .forEach(result -> RESULTS.put(result.student().id(), result));
            }
        }
    }

    private static Path tooDeepForJavac(Path project) throws IOException {
        Path file = project.resolve("src/main/java/echo/Deep.java");
        Files.createDirectories(file.getParent());
        int depth = 30_000;
        String sum = "(".repeat(depth) + "1" + ")".repeat(depth);
        Files.writeString(file, "package echo; class Deep { int one = " + sum + "; }");
        return project;
    }

    @Test
    void noneIsAFaultOfTheGradersOrLessThanThePlan() {
        assertThat(RESULTS).hasSizeGreaterThan(15).allSatisfy((name, result) -> {
            assertThat(result.graderFault()).isEmpty();
            assertThat(result.maximum()).isEqualTo(FULL);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing-changed", "annotation-processor", "leaves-a-daemon"})
    void harmlessAfterAll(String name) {
        assertThat(RESULTS.get(name).points()).as("%s", RESULTS.get(name)).isEqualTo(FULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vandal", "dials-out", "disk"})
    void doesNoHarmWhereTheSystemHasNamespaces(String name) {
        if (hasNamespaces()) {
            assertThat(RESULTS.get(name).points()).as("%s", RESULTS.get(name)).isEqualTo(FULL);
        }
    }

    @Test
    void seesNoTestsWhereTheSystemHasNamespaces() {
        if (hasNamespaces()) {
            assertThat(RESULTS.get("spy").toString()).doesNotContain("bytes of", "/grader/", "GradedTest.class");
        }
    }

    private static boolean hasNamespaces() {
        return NOT_ISOLATED.stream().noneMatch(missing -> missing.contains("network"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spy", "kills-its-parent"})
    void canDoNothingAtAllAsAnotherUser(String name) {
        if (NOT_ISOLATED.isEmpty()) {
            assertThat(RESULTS.get(name).points()).as("%s", RESULTS.get(name)).isEqualTo(FULL);
        }
    }

    @Test
    void leavesNothingRunningAndNothingDeleted() {
        assertThat(secret).exists();
        assertThat(ProcessHandle.allProcesses()
                        .map(ProcessHandle::info)
                        .map(info -> info.commandLine().orElse(""))
                        .filter(line -> line.contains("3600." + port)))
                .isEmpty();
    }

    @Test
    void exitWithZeroIsNoSuccess() {
        assertFindings("exits-at-once", Misconception.NOT_STARTED);
        assertFindings("exits-when-asked", Misconception.PROGRAM_ENDED);
        assertThat(RESULTS.get("exits-at-once")
                        .tests()
                        .get(0)
                        .finding()
                        .orElseThrow()
                        .reproduce())
                .isEqualTo("mvn -pl echo test -Dtest=EchoGradedTest#answersALine");
    }

    @Test
    void aTestThatHangsIsEndedAndTheOthersGoOn() {
        SubmissionResult result = RESULTS.get("never-answers");
        assertThat(result.tests())
                .extracting(TestResult::status)
                .containsExactly(Status.FAILED, Status.SKIPPED, Status.SKIPPED, Status.FAILED);
        assertThat(result.tests().get(1).message().english())
                .isEqualTo("skipped, since it requires \"answers a line\", which did not pass");
        assertThat(result.tests().get(3).finding().orElseThrow().code()).isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    void anEndlessInitializerNeverListens() {
        // Which of the two depends on whose patience ends first: the test's, or the grader's with the test.
        assertThat(Mutants.found(RESULTS.get("never-listens"))).isSubsetOf("NOT_STARTED", "LIMIT_EXCEEDED");
        assertThat(RESULTS.get("never-listens").points()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"threads", "memory", "flood"})
    void exceedsALimit(String name) {
        if (NOT_ISOLATED.isEmpty() || !name.equals("threads")) {
            assertThat(Mutants.found(RESULTS.get(name)))
                    .as("%s", RESULTS.get(name))
                    .contains("LIMIT_EXCEEDED");
        }
        assertThat(RESULTS.get(name).points()).isZero();
    }

    @Test
    void forgedResultsAndEditedTestsEarnNothing() {
        assertThat(RESULTS.get("forges-results").points()).isZero();
        SubmissionResult edited = RESULTS.get("edits-tests-and-pom");
        assertThat(edited.points()).isZero();
        assertThat(edited.notes())
                .anySatisfy(note -> assertThat(note.english())
                        .contains("EchoGradedTest.java")
                        .contains("not part"))
                .anySatisfy(
                        note -> assertThat(note.english()).contains("pom.xml").contains("changed"));
    }

    @Test
    void aCompileErrorNamesTheStudentsLine() {
        SubmissionResult result = RESULTS.get("does-not-compile");
        assertThat(result.verdict()).isEqualTo(Verdict.DOES_NOT_COMPILE);
        assertThat(result.build())
                .startsWith("src/main/java/echo/Answer.java:5: error:")
                .contains("requst");
        assertThat(RESULTS.get("too-deep-for-javac").verdict()).isEqualTo(Verdict.DOES_NOT_COMPILE);
    }

    private static void assertFindings(String name, Misconception expected) {
        assertThat(Mutants.found(RESULTS.get(name))).as("%s", RESULTS.get(name)).containsExactly(expected.name());
        assertThat(RESULTS.get(name).points()).isZero();
    }
}

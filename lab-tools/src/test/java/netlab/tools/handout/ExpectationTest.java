package netlab.tools.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectationTest {
    private static final String PASSED = "";
    private static final String FAILED = "<failure message=\"TODO 1: read&#10;and more\">stack</failure>";
    private static final String BROKEN = "<error>java.lang.Error: no message\n\tat A</error>";
    private static final String SKIPPED = "<skipped message=\"it requires another\"/>";

    @TempDir
    private Path module;

    @BeforeEach
    void copySample() throws IOException {
        TestClassesTest.copy(TestClassesTest.Sample.class, module);
    }

    @Test
    void failuresOfCheckpointsAreExpected() throws IOException {
        assertThat(differences(PASSED, FAILED, PASSED, PASSED)).isEmpty();
        assertThat(differences(SKIPPED, SKIPPED, PASSED, PASSED)).isEmpty();
        assertThat(differences(PASSED, BROKEN, PASSED, PASSED)).isEmpty();
    }

    @Test
    void otherFailuresAreNot() throws IOException {
        assertThat(differences(FAILED, FAILED, PASSED, BROKEN))
                .containsExactly(
                        "- TestClassesTest$Sample.isFree fails and has no @Checkpoint: TODO 1: read",
                        "- TestClassesTest$Sample.takesNumbers fails and has no @Checkpoint: java.lang.Error: no message");
    }

    @Test
    void aCheckpointThatPassesIsNot() throws IOException {
        assertThat(differences(PASSED, PASSED, PASSED, PASSED))
                .containsExactly(
                        "+ TestClassesTest$Sample.needsAHole passes with the holes open; take its @Checkpoint away, or"
                                + " dig deeper");
    }

    @Test
    void aTestThatWasNotRunIsNot() throws IOException {
        write("failsafe", "<testcase classname=\"%s\" name=\"isFree\"/>");
        assertThat(Expectation.differences(TestClasses.of(module), TestReports.of(module)))
                .containsExactly(
                        "- TestClassesTest$Sample.needsAHole was not run",
                        "- TestClassesTest$Sample.takesNumbers was not run");
    }

    @Test
    void aClassThatCannotBePreparedFailsAllItsTests() throws IOException {
        write("surefire", "<testcase classname=\"%s\" name=\"initializationError\">" + BROKEN + "</testcase>");
        assertThat(Expectation.differences(TestClasses.of(module), TestReports.of(module)))
                .extracting(line -> line.substring(0, line.indexOf(" fails")))
                .containsExactly("- TestClassesTest$Sample.isFree", "- TestClassesTest$Sample.takesNumbers");
        assertThat(Expectation.failures(TestReports.of(module))).hasSize(1);
    }

    @Test
    void failuresOfTheSolutionAreTold() throws IOException {
        differences(PASSED, FAILED, PASSED, SKIPPED);
        TestReports reports = TestReports.of(module);
        assertThat(Expectation.failures(reports)).containsExactly("- TestClassesTest$Sample.needsAHole: TODO 1: read");
        assertThat(reports.count(TestReports.State.SKIPPED)).isEqualTo(1);
    }

    /** Of the parameterized test two results are reported. */
    private List<String> differences(String free, String hole, String first, String second) throws IOException {
        write(
                "surefire",
                "<testcase classname=\"%1$s\" name=\"isFree\">" + free + "</testcase>",
                "<testcase classname=\"%1$s\" name=\"takesNumbers(int)[1]\">" + first + "</testcase>",
                "<testcase classname=\"%1$s\" name=\"takesNumbers(int)[2]\">" + second + "</testcase>");
        write("failsafe", "<testcase classname=\"%1$s\" name=\"needsAHole\">" + hole + "</testcase>");
        return Expectation.differences(TestClasses.of(module), TestReports.of(module));
    }

    private void write(String plugin, String... cases) throws IOException {
        Path folder = Files.createDirectories(module.resolve("target/" + plugin + "-reports"));
        String name = TestClassesTest.Sample.class.getName();
        Files.writeString(
                folder.resolve("TEST-" + name + ".xml"),
                "<testsuite>" + String.join("", cases).formatted(name) + "</testsuite>");
    }
}

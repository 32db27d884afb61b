package netlab.tools.grade;

import java.util.List;
import java.util.Optional;

/**
 * The result of one submission: all planned tests, whatever has happened.
 *
 * @param student who handed it in
 * @param verdict what became of it before its tests could be run
 * @param build javac's messages, or why it could not be unpacked; empty if all went well
 * @param notes what is to be said about the files: missing, extra, ignored
 * @param tests the results in the order of the plan
 * @param graderFault what went wrong in the grader itself, which is never the student's fault; the points are provisional then
 */
public record SubmissionResult(
        Student student,
        Verdict verdict,
        String build,
        List<Sentence> notes,
        List<TestResult> tests,
        Optional<String> graderFault) {
    /** How far it got. */
    public enum Verdict {
        /** The tests were run. */
        GRADED,
        /** javac refused it; {@code build} says where. */
        DOES_NOT_COMPILE,
        /** Nothing that could be graded: a broken zip, a zip bomb, a path that leaves the folder, no source at all. */
        UNREADABLE
    }

    /** Returns the points earned. */
    public int points() {
        return tests.stream().mapToInt(TestResult::points).sum();
    }

    /** Returns the points that could be earned: those of the plan, always. */
    public int maximum() {
        return tests.stream().mapToInt(result -> result.test().points()).sum();
    }
}

package netlab.tools.grade;

import java.util.Optional;

/**
 * What became of a planned test.
 *
 * @param finding why, if it failed
 * @param message one line: why it was skipped or not run; nothing if it passed
 * @param millis how long it took
 */
public record TestResult(PlannedTest test, Status status, Optional<Finding> finding, Sentence message, long millis) {
    /** All tests begin as {@link #NOT_RUN}; only {@link #PASSED} earns points. */
    public enum Status {
        NOT_RUN,
        PASSED,
        FAILED,
        /** A test that it requires has not passed. */
        SKIPPED
    }

    /** The result before anything was run: what stays if nothing ever is. */
    public static TestResult notRun(PlannedTest test, Sentence why) {
        return new TestResult(test, Status.NOT_RUN, Optional.empty(), why, 0);
    }

    /** Returns the points earned. */
    public int points() {
        return status == Status.PASSED ? test.points() : 0;
    }
}

package netlab.tools.handout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netlab.tools.handout.TestReports.Result;
import netlab.tools.handout.TestReports.State;

/** Compares what tests did with what they should have done. */
final class Expectation {
    private Expectation() {}

    /**
     * Returns what is not as it should be with the stubs in place: a test with a checkpoint fails, or is skipped because one
     * that it requires fails; any other passes, or is skipped because of the machine.
     */
    static List<String> differences(TestClasses tests, TestReports reports) {
        List<String> differences = new ArrayList<>();
        for (TestId test : tests.all()) {
            Optional<Result> result = reports.of(test);
            if (result.isEmpty()) {
                differences.add("- " + test + " was not run");
            } else if (tests.hasCheckpoint(test) && result.get().state() == State.PASSED) {
                differences.add("+ " + test + " passes with the holes open; take its @Checkpoint away, or dig deeper");
            } else if (!tests.hasCheckpoint(test) && result.get().state() == State.FAILED) {
                differences.add("- " + test + " fails and has no @Checkpoint: "
                        + result.get().message());
            }
        }
        return differences;
    }

    /** Returns the tests that fail. */
    static List<String> failures(TestReports reports) {
        List<String> failures = new ArrayList<>();
        for (Map.Entry<TestId, Result> test : reports.all().entrySet()) {
            if (test.getValue().state() == State.FAILED) {
                failures.add("- " + test.getKey() + ": " + test.getValue().message());
            }
        }
        reports.failedClasses().forEach((name, result) -> failures.add("- " + name + ": " + result.message()));
        return failures;
    }
}

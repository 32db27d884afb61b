package netlab.tools.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import netlab.tools.grade.SubmissionResult;
import netlab.tools.grade.TestResult;

/** The results of a submission by the steps of the homework. */
final class Checkpoints {
    /** One step. */
    record Checkpoint(int number, List<TestResult> tests) {
        int points() {
            return tests.stream().mapToInt(TestResult::points).sum();
        }

        int maximum() {
            return tests.stream().mapToInt(result -> result.test().points()).sum();
        }

        long passed() {
            return tests.stream()
                    .filter(result -> result.status() == TestResult.Status.PASSED)
                    .count();
        }

        boolean isComplete() {
            return passed() == tests.size();
        }
    }

    private Checkpoints() {}

    /** Returns the steps in their order. */
    static List<Checkpoint> of(SubmissionResult result) {
        Map<Integer, List<TestResult>> byNumber = new TreeMap<>();
        for (TestResult test : result.tests()) {
            byNumber.computeIfAbsent(test.test().checkpoint(), number -> new ArrayList<>())
                    .add(test);
        }
        return byNumber.entrySet().stream()
                .map(step -> new Checkpoint(step.getKey(), step.getValue()))
                .toList();
    }

    /** Returns the number of the step to go on with. */
    static Optional<Integer> firstIncomplete(SubmissionResult result) {
        return of(result).stream()
                .filter(step -> !step.isComplete())
                .map(Checkpoint::number)
                .findFirst();
    }
}

package netlab.tools.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import netlab.tools.grade.Finding;
import netlab.tools.grade.PlannedTest;
import netlab.tools.grade.SubmissionResult;
import netlab.tools.grade.SubmissionResult.Verdict;
import netlab.tools.grade.TestResult;
import netlab.tools.grade.TestResult.Status;

/** What the class's results come to. */
final class ClassStatistics {
    /** A misconception, and how many students have it. */
    record Frequency(Finding kind, int students) {}

    /** A test, and how many students pass it. */
    record PassRate(PlannedTest test, int passed) {}

    private final List<SubmissionResult> results;

    ClassStatistics(List<SubmissionResult> results) {
        this.results = results;
    }

    int students() {
        return results.size();
    }

    int maximum() {
        return results.stream().mapToInt(SubmissionResult::maximum).max().orElse(0);
    }

    List<Integer> points() {
        return results.stream().map(SubmissionResult::points).sorted().toList();
    }

    double mean() {
        return points().stream().mapToInt(Integer::intValue).average().orElse(0);
    }

    double median() {
        List<Integer> points = points();
        int middle = points.size() / 2;
        if (points.isEmpty()) {
            return 0;
        }
        return points.size() % 2 == 1 ? points.get(middle) : (points.get(middle - 1) + points.get(middle)) / 2.0;
    }

    long withFullMarks() {
        return results.stream()
                .filter(result -> result.points() == result.maximum() && result.maximum() > 0)
                .count();
    }

    long notGraded() {
        return results.stream()
                .filter(result -> result.verdict() != Verdict.GRADED)
                .count();
    }

    long graderFaults() {
        return results.stream()
                .filter(result -> result.graderFault().isPresent())
                .count();
    }

    /** Returns the misconceptions, the most frequent first. */
    List<Frequency> misconceptions() {
        Map<String, Integer> students = new HashMap<>();
        Map<String, Finding> kinds = new LinkedHashMap<>();
        for (SubmissionResult result : results) {
            for (Miss miss : Miss.of(result)) {
                students.merge(miss.kind().code(), 1, Integer::sum);
                kinds.putIfAbsent(miss.kind().code(), miss.kind());
            }
        }
        return kinds.values().stream()
                .map(kind -> new Frequency(kind, students.get(kind.code())))
                .sorted(Comparator.comparingInt((Frequency frequency) -> -frequency.students())
                        .thenComparing(frequency -> frequency.kind().code()))
                .toList();
    }

    /** Returns how many students have completed each checkpoint and all before it. */
    List<Integer> funnel() {
        int steps = results.stream()
                .mapToInt(result -> Checkpoints.of(result).size())
                .max()
                .orElse(0);
        return IntStream.rangeClosed(1, steps)
                .mapToObj(step -> (int) results.stream()
                        .filter(result -> Checkpoints.of(result).stream()
                                .limit(step)
                                .allMatch(Checkpoints.Checkpoint::isComplete))
                        .count())
                .toList();
    }

    /** Returns the tests in the order of the plan. */
    List<PassRate> passRates() {
        Map<PlannedTest, Integer> passed = new LinkedHashMap<>();
        for (SubmissionResult result : results) {
            for (TestResult test : result.tests()) {
                passed.merge(test.test(), test.status() == Status.PASSED ? 1 : 0, Integer::sum);
            }
        }
        List<PassRate> rates = new ArrayList<>();
        passed.forEach((test, students) -> rates.add(new PassRate(test, students)));
        return rates;
    }
}

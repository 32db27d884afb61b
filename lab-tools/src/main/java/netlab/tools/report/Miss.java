package netlab.tools.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netlab.tools.grade.Finding;
import netlab.tools.grade.SubmissionResult;
import netlab.tools.grade.TestResult;

/**
 * A misconception of a student, and the tests that failed because of it: said once, however many tests it has cost.
 *
 * @param kind one of the findings; code and sentences are the same in all of them
 */
record Miss(Finding kind, List<TestResult> tests) {
    /** Returns the misconceptions in the order of the tests that show them. */
    static List<Miss> of(SubmissionResult result) {
        Map<String, Miss> misses = new LinkedHashMap<>();
        for (TestResult test : result.tests()) {
            test.finding()
                    .ifPresent(finding -> misses.computeIfAbsent(
                                    finding.code(), code -> new Miss(finding, new ArrayList<>()))
                            .tests()
                            .add(test));
        }
        return List.copyOf(misses.values());
    }

    int pointsLost() {
        return tests.stream()
                .mapToInt(test -> test.test().points() - test.points())
                .sum();
    }

    /** Returns the first sentence, which names it. */
    static String headline(String explanation) {
        return explanation.split("(?<=[.:!?]) ", 2)[0].replaceFirst("[.:]$", "");
    }

    /** Returns what follows the first sentence: what is so instead, what to do. */
    static String advice(String explanation) {
        String[] parts = explanation.split("(?<=[.:!?]) ", 2);
        return parts.length == 1 ? "" : Character.toUpperCase(parts[1].charAt(0)) + parts[1].substring(1);
    }

    /** Returns the heading in the Korean README that {@code fragment} is in the English one. */
    static String koreanFragment(String fragment) {
        return switch (fragment) {
            case "#pitfalls" -> "#자주-하는-실수";
            case "#on-the-wire" -> "#전송-형식";
            case "#checkpoints" -> "#체크포인트";
            default -> fragment;
        };
    }
}

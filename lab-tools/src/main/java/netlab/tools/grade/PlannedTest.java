package netlab.tools.grade;

import java.util.List;

/**
 * A graded test, known before anything is run.
 *
 * @param id what tells it from all others of the homework: class and method, {@code CalculatorGradedTest.answersOneRequest}
 * @param title the method's name as a sentence, {@code answers one request}
 * @param checkpoint its step of the homework, 1 or more
 * @param points what passing it earns, 0 or more
 * @param requires titles of the tests that must have passed for this one to be run
 */
public record PlannedTest(String id, String title, int checkpoint, int points, List<String> requires) {}

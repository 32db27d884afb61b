package netlab.tools.grade.worker;

import java.util.List;
import netlab.tools.grade.PlannedTest;

/**
 * What a homework is graded by, as {@link Planner} found it.
 *
 * @param classPath of the grader, then of the homework's program
 * @param tests in the order in which they run
 */
public record TestPlan(List<String> classPath, List<PlannedTest> tests) {}

/**
 * Graded tests: black box, with points and checkpoints, and a failure that names the misconception behind it.
 *
 * <p>They are JUnit tests like any other, so that a student runs at home what the grader runs.
 */
package netlab.testkit.grading;

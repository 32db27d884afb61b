/**
 * The worker: a JVM of its own, in which the graded tests run. The program under test runs in further processes; the grader
 * watches from outside.
 *
 * <pre>
 * grader ── secret, tests to run ──► worker ── starts, talks to ──► the student's program
 *        ◄── an event a line ───────
 * </pre>
 *
 * Here are the grader's tests, lab-testkit and JUnit, and never a class of the student's.
 */
package netlab.tools.grade.worker;

/**
 * Grading: a submission is built and run in isolation, probed from outside, and its result is a record like any other.
 *
 * <pre>
 * GradeCommand ── Checkout            the grader's own tree: builds it, lists the tests (Assignment)
 *              ── Grading             a run: Workshop (copies of all that is needed), Isolation, Batch
 *                 └ SubmissionGrader  one submission: Overlay, Javac, TestRun
 *                   └ WorkerProcess   watches ── worker.Worker ── probes ── the student's program
 *              ── ResultStore         keeps results for --resume
 * </pre>
 *
 * All planned tests are there from the beginning, at zero points: whatever happens only adds to them. What fails on the
 * grader's side is a {@code graderFault}, and never the student's.
 */
package netlab.tools.grade;

package netlab.tools.grade.worker;

import netlab.tools.grade.Finding;

/**
 * What a worker tells the grader: one line of JSON on its standard output.
 *
 * @param secret what the grader told this worker alone, so that nobody else can speak for it
 * @param kind what happened
 * @param test id of the test; empty for {@link Kind#READY} and {@link Kind#DONE}
 * @param millis how long the test took
 * @param finding why it failed; null if it did not
 * @param message why it was skipped, or what went wrong in the grader
 */
public record WorkerEvent(String secret, Kind kind, String test, long millis, Finding finding, String message) {
    /** What happened. */
    public enum Kind {
        /** The tests begin. */
        READY,
        STARTED,
        PASSED,
        FAILED,
        SKIPPED,
        /** The test itself is wrong. */
        FAULT,
        /** There are no more tests. */
        DONE,
        /** Never said: the worker has ended. */
        GONE
    }
}

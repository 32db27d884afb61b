package netlab.testkit;

import java.time.Duration;

/**
 * What became of a program: the answer to {@link LabProcess#awaitReady} and {@link LabProcess#awaitExit}. A program that
 * dies, or does nothing at all, is an outcome like any other; whether it is a failure is for the caller to say.
 */
public sealed interface Outcome {
    /** It listens and can be talked to. */
    record Listening(String host, int port) implements Outcome {}

    /** It has ended. Where the system has signals, 128 + n means that signal n ended it. */
    record Exited(int code) implements Outcome {}

    /** It was still running, and not ready or not done, when {@code limit} had passed. */
    record TimedOut(Duration limit) implements Outcome {}

    /**
     * Returns the exit code.
     *
     * @throws AssertionError if it has not exited
     */
    default int exitCode() {
        if (this instanceof Exited exited) {
            return exited.code();
        }
        throw new AssertionError("the program has not exited: " + this);
    }
}

package netlab.testkit;

import java.time.Duration;
import netlab.net.Addresses;

/**
 * What became of a program: the answer to {@link LabProcess#awaitReady} and {@link LabProcess#awaitExit}. A program that
 * dies, or does nothing at all, is an outcome like any other; whether it is a failure is for the caller to say. As text,
 * each says what a failing test's message needs: {@code exited with code 3}.
 */
public sealed interface Outcome {
    /** It listens and can be talked to. */
    record Listening(String host, int port) implements Outcome {
        @Override
        public String toString() {
            return "listening on " + Addresses.format(host, port);
        }
    }

    /** It has ended. Where the system has signals, 128 + n means that signal n ended it. */
    record Exited(int code) implements Outcome {
        @Override
        public String toString() {
            return "exited with code " + code;
        }
    }

    /** It was still running, and not ready or not done, when {@code limit} had passed. */
    record TimedOut(Duration limit) implements Outcome {
        @Override
        public String toString() {
            return "still running after " + limit.toMillis() + " ms";
        }
    }

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

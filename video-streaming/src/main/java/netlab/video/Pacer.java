package netlab.video;

import java.io.InterruptedIOException;
import java.time.Duration;

/** Lets frames go at a constant rate. */
final class Pacer {
    /** A viewer that is late by more than this is not hurried through what it missed: the film goes on from here. */
    private static final Duration MAX_LAG = Duration.ofMillis(500);

    private final long periodNanos;
    private long dueNanos = System.nanoTime();

    /** Paces at {@code framesPerSecond}; 0 lets every frame go at once. */
    Pacer(double framesPerSecond) {
        this.periodNanos = framesPerSecond > 0 ? (long) (1e9 / framesPerSecond) : 0;
    }

    /** Waits until the next frame is due; the first is at once. */
    void awaitTurn() throws InterruptedIOException {
        if (periodNanos == 0) {
            return;
        }
        long early = dueNanos - System.nanoTime();
        if (early > 0) {
            sleep(early);
        } else if (-early > MAX_LAG.toNanos()) {
            dueNanos = System.nanoTime();
        }
        dueNanos += periodNanos;
    }

    private static void sleep(long nanos) throws InterruptedIOException {
        try {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for a frame's time");
        }
    }
}

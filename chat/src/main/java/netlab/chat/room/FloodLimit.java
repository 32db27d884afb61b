package netlab.chat.room;

import java.time.Duration;

/**
 * How many lines a second one user may send: a bucket of {@code burst} lines that refills at a steady rate. Not safe for
 * use by several threads.
 */
final class FloodLimit {
    private final long nanosPerLine;
    private final long burstNanos;
    /** When the bucket will be full again; in the past if it is. */
    private long fullAt;

    /**
     * A full bucket.
     *
     * @param linesPerSecond 0 for no limit
     * @param burst lines that may come at once
     */
    FloodLimit(int linesPerSecond, int burst, long now) {
        this.nanosPerLine = linesPerSecond == 0 ? 0 : Duration.ofSeconds(1).toNanos() / linesPerSecond;
        this.burstNanos = nanosPerLine * burst;
        this.fullAt = now;
    }

    /** Takes a line out of the bucket at {@code now}, and returns how many nanoseconds it came too early; 0 for none. */
    long take(long now) {
        fullAt = Math.max(fullAt, now) + nanosPerLine;
        return Math.max(0, fullAt - now - burstNanos);
    }

    /** Tells whether the user has been quiet for long enough that nothing is held against them. */
    boolean isFull(long now) {
        return fullAt <= now;
    }
}

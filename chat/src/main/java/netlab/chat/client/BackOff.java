package netlab.chat.client;

import java.time.Duration;

/** Waits between tries to connect: each twice as long as the one before, up to a limit. */
public final class BackOff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Duration next = FIRST;

    /** Returns how long to wait now. */
    public Duration next() {
        Duration now = next;
        Duration twice = now.multipliedBy(2);
        next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        return now;
    }

    /** A try was successful. */
    public void reset() {
        next = FIRST;
    }
}

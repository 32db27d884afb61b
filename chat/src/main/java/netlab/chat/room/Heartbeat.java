package netlab.chat.room;

import java.time.Duration;

/**
 * The promise {@code /alive SECONDS}: to say something at least every so many seconds, be it this very line, which nobody
 * else sees. The server answers each with {@code * alive}, and so is known to be alive itself.
 *
 * <p>TCP does not tell in time that a peer has vanished. Its keep-alive sends no probes while data waits to be acknowledged
 * (RFC 9293, 3.8.4), and in a room where people talk some always does. What is left are retransmissions, which go on for
 * a quarter of an hour.
 *
 * @param seconds 1 to {@value #MAX_SECONDS}
 */
public record Heartbeat(int seconds) {
    /** The longest that may be promised, so that who is gone is found within a minute. */
    public static final int MAX_SECONDS = 20;

    /** One beat may be late, and a second one lost with the network for a moment. */
    private static final int MISSED = 3;

    /** Returns the line that makes the promise, and keeps it. */
    public String line() {
        return Verb.ALIVE.typed() + " " + seconds;
    }

    /** Returns how often something is to be said. */
    public Duration interval() {
        return Duration.ofSeconds(seconds);
    }

    /** Returns after how long a silence the other side is taken for gone. */
    public Duration patience() {
        return interval().multipliedBy(MISSED);
    }
}

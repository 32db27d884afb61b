package netlab.testkit;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Something that a {@link FaultProxy} does to one direction of every connection. None of it breaks TCP's promises,
 * except {@link #corrupt}: it is what a network may do at any time, and a program must live with.
 *
 * <p>Offsets count the bytes of one connection in that direction, from 0.
 */
public final class Fault {
    private final String name;
    private final Effect effect;

    /** Puts a fault in front of a link. */
    private interface Effect {
        Link before(Link next, SplittableRandom random);
    }

    private Fault(String name, Effect effect) {
        this.name = name;
        this.effect = effect;
    }

    Link before(Link next, SplittableRandom random) {
        return effect.before(next, random);
    }

    /**
     * Cuts the stream after every {@code n} bytes. Each piece is a segment of its own, and is sent when the receiver has
     * read the one before.
     *
     * <p>On Linux, with a receiver on this machine, the receiver's reads see exactly these pieces. That takes a few
     * milliseconds a piece, so it is promised for the first 256 pieces and five seconds of a burst, which ends when the
     * sender has been silent for 50 ms; further pieces follow one another without waiting, and a receiver may find
     * several at once. Elsewhere each piece follows the one before by 2 ms, which a receiver that is busy may miss.
     */
    public static Fault split(int n) {
        requirePositive("piece", n);
        return new Fault("split(" + n + ")", (next, random) -> new SplitLink(next, () -> n, Duration.ZERO));
    }

    /** As {@link #split}, into pieces of 1 to {@code max} bytes that the seed chooses. */
    public static Fault splitRandomly(int max) {
        requirePositive("piece", max);
        return new Fault(
                "splitRandomly(" + max + ")",
                (next, random) -> new SplitLink(next, () -> 1 + random.nextInt(max), Duration.ZERO));
    }

    /** As {@link #split}, with a {@code pause} after each piece: a slow sender. */
    public static Fault trickle(int n, Duration pause) {
        requirePositive("piece", n);
        return new Fault(
                "trickle(" + n + ", " + pause.toMillis() + " ms)",
                (next, random) -> new SplitLink(next, () -> n, pause));
    }

    /**
     * Collects bytes until there are {@code n}, and sends them with one write. It waits for more no longer than the
     * sender sends: silence of 50 ms, or the end of the stream, lets go what there is.
     */
    public static Fault coalesce(int n) {
        requirePositive("size", n);
        return new Fault("coalesce(" + n + ")", (next, random) -> new CoalesceLink(next, n));
    }

    /**
     * Collects what the sender sends within {@code window} after a first byte, and sends it with one write. The end of
     * the stream, or {@value GatherLink#MAX_HELD_BYTES} bytes, let it go at once.
     */
    public static Fault coalesce(Duration window) {
        return new Fault("coalesce(" + window.toMillis() + " ms)", (next, random) -> new GatherLink(next, window));
    }

    /** Lets everything arrive {@code delay} later; the throughput stays the same. */
    public static Fault delay(Duration delay) {
        return new Fault("delay(" + delay.toMillis() + " ms)", (next, random) -> new DelayLink(next, () -> delay));
    }

    /** Lets everything arrive up to {@code max} later, as the seed chooses, in order. */
    public static Fault delayUpTo(Duration max) {
        return new Fault(
                "delayUpTo(" + max.toMillis() + " ms)",
                (next, random) -> new DelayLink(next, () -> Duration.ofNanos(random.nextLong(max.toNanos() + 1))));
    }

    /** Forwards {@code k} bytes and nothing more, neither bytes nor an end: the peer seems to have vanished. */
    public static Fault stallAfter(long k) {
        requireOffset(k);
        String name = "stallAfter(" + k + ")";
        return new Fault(name, (next, random) -> new CutLink(next, k, name, link -> link.pause(CutLink.FOR_EVER)));
    }

    /** Forwards {@code k} bytes, then ends the stream (FIN); what the sender sends further is dropped. */
    public static Fault halfCloseAfter(long k) {
        requireOffset(k);
        String name = "halfCloseAfter(" + k + ")";
        return new Fault(name, (next, random) -> new CutLink(next, k, name, Link::end));
    }

    /**
     * Forwards {@code k} bytes, waits until the receiver has read them, then resets both connections (RST). With
     * {@code k} = 0 the client's {@code connect} may be what reports the reset.
     */
    public static Fault resetAfter(long k) {
        requireOffset(k);
        String name = "resetAfter(" + k + ")";
        return new Fault(
                name,
                (next, random) -> new CutLink(next, k, name, link -> {
                    link.awaitTaken();
                    link.reset();
                }));
    }

    /** Changes the byte at offset {@code k} to another one that the seed chooses. */
    public static Fault corrupt(long k) {
        requireOffset(k);
        return new Fault(
                "corrupt(" + k + ")", (next, random) -> new CorruptLink(next, k, (byte) (1 + random.nextInt(255))));
    }

    private static void requirePositive(String what, int n) {
        if (n < 1) {
            throw new IllegalArgumentException(what + " must be at least 1 byte, is " + n);
        }
    }

    private static void requireOffset(long k) {
        if (k < 0) {
            throw new IllegalArgumentException("an offset is at least 0, not " + k);
        }
    }

    /** Returns the call that makes this fault: {@code split(3)}. */
    @Override
    public String toString() {
        return name;
    }
}

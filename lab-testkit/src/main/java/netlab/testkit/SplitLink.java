package netlab.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntSupplier;

/** Cuts the stream into pieces; where it cuts depends on the sizes alone, not on how the bytes come in. */
final class SplitLink extends Link.Faulty {
    private final IntSupplier sizes;
    private final Duration pause;
    /** Bytes until the next cut. */
    private int left;

    SplitLink(Link next, IntSupplier sizes, Duration pause) {
        super(next);
        this.sizes = sizes;
        this.pause = pause;
    }

    @Override
    public void send(byte[] bytes) {
        int from = 0;
        while (from < bytes.length) {
            if (left == 0) {
                left = sizes.getAsInt();
            }
            int to = from + Math.min(left, bytes.length - from);
            next.send(Arrays.copyOfRange(bytes, from, to));
            next.awaitTaken();
            next.pause(pause);
            left -= to - from;
            from = to;
        }
    }
}

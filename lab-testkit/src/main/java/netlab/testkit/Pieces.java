package netlab.testkit;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Sends in pieces, each once the other side has read the one before, and measures the pauses that this makes. */
final class Pieces {
    /** A pause of 20 ms ends some messages: seeing that a piece has been read must take much less. */
    private static final Duration MAX_LOOK = Duration.ofMillis(6);

    private static final Duration BLIND_PAUSE = Duration.ofMillis(2);

    private static volatile boolean looksAreSlow;

    private final Socket socket;
    private final Output output;
    private Duration longestGap = Duration.ZERO;

    /** Where a piece goes. */
    @FunctionalInterface
    interface Output {
        void send(byte[] piece) throws IOException;
    }

    /** Sends by {@code output}, which writes to {@code socket}. */
    Pieces(Socket socket, Output output) {
        this.socket = socket;
        this.output = output;
    }

    /** Sends {@code bytes} in pieces of {@code n}. */
    void send(byte[] bytes, int n) throws IOException {
        ReceiveQueue queue = new ReceiveQueue(socket);
        awaitTaken(queue); // tells how long a look takes, before that counts
        long previous = System.nanoTime();
        for (int from = 0; from < bytes.length; from += n) {
            long start = System.nanoTime();
            try {
                output.send(Arrays.copyOfRange(bytes, from, Math.min(from + n, bytes.length)));
            } finally {
                Duration gap = Duration.ofNanos(System.nanoTime() - previous);
                longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
            }
            previous = start;
            awaitTaken(queue);
        }
    }

    private static void awaitTaken(ReceiveQueue queue) {
        if (looksAreSlow) {
            LockSupport.parkNanos(BLIND_PAUSE.toNanos());
            return;
        }
        long start = System.nanoTime();
        queue.awaitEmpty(pause -> LockSupport.parkNanos(pause.toNanos()));
        looksAreSlow = System.nanoTime() - start > MAX_LOOK.toNanos();
    }

    /** Returns for how long, at most, the other side can have waited between two pieces. */
    Duration longestGap() {
        return longestGap;
    }
}

package netlab.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A point in time by which a whole exchange must be done.
 *
 * <p>{@link Socket#setSoTimeout} bounds <em>one</em> read: a peer that sends one byte just before each timeout is never
 * cut off, and a message of 1,000 bytes may take 1,000 timeouts. A deadline is a budget that all reads share:
 *
 * <pre>{@code
 * Deadline deadline = Deadline.after(Duration.ofSeconds(10));
 * InputStream in = deadline.inputStream(socket);
 * Optional<byte[]> request = Frames.readLengthPrefixed(in, MAX_REQUEST_BYTES);
 * }</pre>
 */
public final class Deadline {
    private final Duration budget;
    private final long endNanos;

    private Deadline(Duration budget) {
        this.budget = budget;
        this.endNanos = System.nanoTime() + budget.toNanos();
    }

    /** Returns a deadline that is over when {@code budget} has passed, counted from now. */
    public static Deadline after(Duration budget) {
        return new Deadline(budget);
    }

    /** Returns what is left of the budget; zero when it is over, never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    /** Tells whether the budget is used up. */
    public boolean isOver() {
        return remaining().isZero();
    }

    /**
     * Returns what is left as whole milliseconds for {@link Socket#setSoTimeout}: at least 1, since 0 means "wait for
     * ever" there.
     *
     * @throws SocketTimeoutException if nothing is left
     */
    public int remainingMillis() throws SocketTimeoutException {
        Duration remaining = remaining();
        if (remaining.isZero()) {
            throw new SocketTimeoutException("not done within " + budget.toMillis() + " ms");
        }
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, remaining.toMillis()));
    }

    /**
     * Returns a view of the socket's input whose reads wait no longer than what is left, and throw
     * {@link SocketTimeoutException} afterwards. It sets SO_TIMEOUT before each read and leaves it changed. Closing the
     * view closes the socket.
     */
    public InputStream inputStream(Socket socket) throws IOException {
        return new SocketInput(socket);
    }

    /** Not a FilterInputStream: that would pass {@code skip} on, which reads without asking for the time. */
    private final class SocketInput extends InputStream {
        private final Socket socket;
        private final InputStream in;

        SocketInput(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
        }

        @Override
        public int read() throws IOException {
            socket.setSoTimeout(remainingMillis());
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            socket.setSoTimeout(remainingMillis());
            return in.read(bytes, offset, length);
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

package netlab.net;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;

/**
 * A socket's input whose reads have a timeout after which the peer is given up: for servers that wait long and seldom in
 * vain, since it costs less than SO_TIMEOUT.
 *
 * <p>With SO_TIMEOUT, a read on a channel's socket makes it non-blocking and blocking again, which is four system calls
 * more (Java 17), and one on a virtual thread sets an alarm and cancels it. Together that is a fifth of the processor time
 * of an echo. Here the {@link Watchdog} of {@link TimedOutputStream} looks four times a second, so a read may overrun its
 * timeout by that much.
 *
 * <p>The difference to SO_TIMEOUT is what comes afterwards: a read that has timed out has ended the input, and there will
 * be nothing more to read. A last word can still be written. Closing the stream closes the socket. One thread reads at a
 * time.
 */
public final class TimedInputStream extends InputStream {
    private static final System.Logger LOG = System.getLogger(TimedInputStream.class.getName());

    private static final long IDLE = 0;

    private final Socket socket;
    private final InputStream in;
    private final Duration timeout;
    /** {@link System#nanoTime} at the start of the read in progress, or {@link #IDLE}. */
    private volatile long readingSince = IDLE;

    private volatile boolean timedOut;

    /** Wraps the input of {@code socket}; every read may wait for {@code timeout}, whatever its SO_TIMEOUT. */
    public TimedInputStream(Socket socket, Duration timeout) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.timeout = timeout;
        Watchdog.watch(socket, this::endIfStuck);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * {@inheritDoc}
     *
     * @throws SocketTimeoutException if the peer sends nothing for as long as the timeout; the input has ended then
     */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        socket.setSoTimeout(0); // a pause may have been waited for otherwise
        long now = System.nanoTime();
        readingSince = now == IDLE ? 1 : now;
        int n = -1;
        try {
            n = in.read(bytes, offset, length);
        } catch (IOException e) {
            if (!timedOut) {
                throw e;
            }
        } finally {
            readingSince = IDLE;
        }
        if (n < 0 && timedOut) {
            throw new SocketTimeoutException("the peer sent nothing for " + timeout.toMillis() + " ms");
        }
        return n;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void endIfStuck(long now) {
        long since = readingSince;
        if (since == IDLE || now - since < timeout.toNanos()) {
            return;
        }
        try {
            if (timedOut) {
                TcpOptions.abort(socket); // not every system wakes a reader at the end of its input
            } else {
                timedOut = true;
                socket.shutdownInput();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "ending the input of a silent peer", e);
        }
    }
}

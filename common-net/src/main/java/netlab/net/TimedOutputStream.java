package netlab.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;

/**
 * A socket's output whose writes have a timeout, as SO_TIMEOUT gives its reads one.
 *
 * <p>A peer that stops reading fills the send buffer, and the next {@code write} blocks; {@link java.net.Socket} has no
 * option against that. Here a {@link Watchdog} closes the socket of a write that makes no progress for the timeout, and
 * the write throws {@link SocketTimeoutException}. (Okio's {@code AsyncTimeout} works the same way.) The watchdog looks
 * four times a second, so a write may overrun its timeout by that much. Closing the stream closes the socket.
 */
public final class TimedOutputStream extends OutputStream {
    /** Data goes out in pieces, so that a slow peer that does read makes progress and is not cut off. */
    private static final int PIECE = 64 * 1024;

    private static final long IDLE = 0;

    private final Socket socket;
    private final OutputStream out;
    private final long timeoutNanos;
    /** {@link System#nanoTime} at the start of the write in progress, or {@link #IDLE}. */
    private volatile long writingSince = IDLE;

    private volatile boolean timedOut;

    /** Wraps the output of {@code socket}; every write may wait for the peer no longer than {@code timeout}. */
    public TimedOutputStream(Socket socket, Duration timeout) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.timeoutNanos = timeout.toNanos();
        Watchdog.watch(socket, this::endIfStuck);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int end = offset + length;
        for (int from = offset; from < end; from += PIECE) {
            int piece = from;
            int n = Math.min(PIECE, end - from);
            timed(() -> {
                out.write(bytes, piece, n);
                return n;
            });
        }
    }

    /**
     * Sends what remains in {@code buffers}, in their order: with one system call ({@code writev}) where it takes it all
     * and the socket has a channel, so that a message of several parts leaves in one piece without being put together in
     * memory first. The timeout is for each system call, so this is for parts of some 64 KiB together, not for files.
     */
    public void write(ByteBuffer... buffers) throws IOException {
        SocketChannel channel = socket.getChannel();
        for (ByteBuffer buffer : buffers) {
            while (buffer.hasRemaining()) {
                if (channel != null) {
                    timed(() -> channel.write(buffers));
                } else {
                    byte[] rest = new byte[buffer.remaining()];
                    buffer.get(rest);
                    write(rest, 0, rest.length);
                }
            }
        }
    }

    /**
     * Sends {@code count} bytes of {@code file} from {@code position}: straight from the file to the socket where the
     * system can ({@code sendfile}) and the socket has a channel, as those of {@link TcpServer} do, and otherwise
     * through the heap.
     *
     * @throws EOFException if the file ends before {@code count} bytes were sent
     */
    public void transferFrom(FileChannel file, long position, long count) throws IOException {
        SocketChannel channel = socket.getChannel();
        if (channel != null) {
            // On a virtual thread any write makes the socket non-blocking underneath. Without it sendfile would block,
            // and with it the carrier thread.
            channel.write(ByteBuffer.allocate(0));
        }
        long sent = 0;
        while (sent < count) {
            long from = position + sent;
            int most = (int) Math.min(count - sent, PIECE);
            long n = channel == null ? 0 : timed(() -> file.transferTo(from, most, channel));
            if (n == 0) {
                // No channel, or the end of the file, or a socket that is non-blocking underneath and has no room:
                // it is while its thread is virtual, and during another thread's read with SO_TIMEOUT.
                n = copy(file, from, most);
            }
            if (n == 0) {
                throw new EOFException("the file ended after " + sent + " of " + count + " bytes");
            }
            sent += n;
        }
    }

    private int copy(FileChannel file, long position, int most) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(most);
        int n = Math.max(0, file.read(piece, position));
        write(piece.array(), 0, n);
        return n;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private interface Write {
        long run() throws IOException;
    }

    private long timed(Write write) throws IOException {
        long now = System.nanoTime();
        writingSince = now == IDLE ? 1 : now;
        try {
            return write.run();
        } catch (IOException e) {
            if (!timedOut) {
                throw e;
            }
            socket.close(); // the watchdog, which woke us, is about to
            SocketTimeoutException timeout = new SocketTimeoutException("the peer took nothing for "
                    + Duration.ofNanos(timeoutNanos).toMillis() + " ms");
            timeout.initCause(e);
            throw timeout;
        } finally {
            writingSince = IDLE;
        }
    }

    private void endIfStuck(long now) {
        long since = writingSince;
        if (since == IDLE || now - since < timeoutNanos) {
            return;
        }
        timedOut = true;
        try {
            TcpOptions.abort(socket);
        } catch (IOException e) {
            System.getLogger(TimedOutputStream.class.getName())
                    .log(System.Logger.Level.DEBUG, "closing a socket whose peer does not read", e);
        }
    }
}

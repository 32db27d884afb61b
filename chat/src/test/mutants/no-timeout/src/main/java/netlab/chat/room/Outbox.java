package netlab.chat.room;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import netlab.net.Threads;

/**
 * The lines on their way to one client, and the thread that writes them.
 *
 * <p>Whoever has something to say puts it into the queue and goes on: no lock, no wait, whatever the client does. The
 * writer takes all that has gathered and hands it to the socket in one write, so that the busier a room is, the fewer
 * system calls a line costs. A client that does not read finds its queue full, which is the end of its connection.
 */
final class Outbox {
    /** What a client may be behind; a screenful is 5 KB, and 1,000 such clients still are only a gigabyte. */
    static final int MAX_QUEUED_BYTES = 1024 * 1024;

    private static final int MAX_BATCH_BYTES = 64 * 1024;

    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());
    private static final byte[] TOO_SLOW = "! you read too slowly: the line is cut\n".getBytes(StandardCharsets.UTF_8);

    private final Queue<byte[]> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queuedBytes = new AtomicInteger();
    private final OutputStream out;
    private final Runnable whenCut;
    private final Thread writer;
    private final AtomicBoolean writerIsAwake = new AtomicBoolean(true);
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile boolean overflown;

    /**
     * Starts the writer.
     *
     * @param out writes of it end in an exception when the client takes nothing for too long
     * @param whenCut called once, on any thread, when nothing more can be written to the client
     */
    Outbox(String name, OutputStream out, Runnable whenCut) {
        this.out = out;
        this.whenCut = whenCut;
        this.writer = Threads.unstarted(name + "-writer", this::writeAll);
        writer.start();
    }

    /** Writes a line to the client. */
    void write(byte[] line) {
        try {
            synchronized (out) {
                out.write(line);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "gone", e);
        }
    }

    /** Puts a line, with its line end, behind those that wait. Ignored once the box is closed. */
    void offer(byte[] line) {
        if (closing.get()) {
            return;
        }
        if (queuedBytes.addAndGet(line.length) > MAX_QUEUED_BYTES) {
            overflow();
            return;
        }
        queue.add(line);
        wakeWriter();
    }

    /** Puts {@code text} and a line end behind the lines that wait. */
    void offer(String text) {
        offer((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void overflow() {
        if (closing.compareAndSet(false, true)) {
            overflown = true;
            wakeWriter();
            whenCut.run();
        }
    }

    private void wakeWriter() {
        if (!writerIsAwake.get() && writerIsAwake.compareAndSet(false, true)) {
            LockSupport.unpark(writer);
        }
    }

    /** Accepts nothing more; what waits is still written, until {@code atMost} is over. */
    void close(Duration atMost) throws InterruptedException {
        closing.set(true);
        wakeWriter();
        writer.join(Math.max(1, atMost.toMillis()));
    }

    private void writeAll() {
        try {
            while (true) {
                byte[] batch = overflown ? TOO_SLOW : takeBatch();
                if (batch.length > 0) {
                    synchronized (out) {
                        out.write(batch);
                    }
                } else if (closing.get() && queue.isEmpty()) {
                    return;
                } else {
                    awaitLines();
                }
                if (batch == TOO_SLOW) {
                    return;
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> writer.getName() + " ends: " + e);
            closing.set(true);
            whenCut.run();
        } finally {
            queue.clear();
        }
    }

    private void awaitLines() {
        writerIsAwake.set(false);
        // A line or the end may have come before the flag was down, and its author saw no need to wake anybody.
        if (queue.isEmpty() && !closing.get()) {
            LockSupport.park(this);
        }
        writerIsAwake.set(true);
    }

    /** All that waits, up to a limit; empty if nothing does. */
    private byte[] takeBatch() {
        byte[] first = queue.poll();
        if (first == null) {
            return new byte[0];
        }
        List<byte[]> lines = new ArrayList<>();
        int bytes = 0;
        for (byte[] line = first; line != null; line = bytes < MAX_BATCH_BYTES ? queue.poll() : null) {
            lines.add(line);
            bytes += line.length;
        }
        queuedBytes.addAndGet(-bytes);
        return lines.size() == 1 ? first : join(lines, bytes);
    }

    private static byte[] join(List<byte[]> lines, int bytes) {
        byte[] batch = new byte[bytes];
        int position = 0;
        for (byte[] line : lines) {
            System.arraycopy(line, 0, batch, position, line.length);
            position += line.length;
        }
        return batch;
    }
}

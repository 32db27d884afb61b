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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import netlab.net.Threads;

/**
 * The lines on their way to one client, and who writes them.
 *
 * <p>Whoever has something to say puts it into the queue and goes on: no lock, no wait, whatever the client does. The
 * writer takes all that has gathered and hands it to the socket in one write, so that the busier a room is, the fewer
 * system calls a line costs. A client that does not read finds its queue full, which is the end of its connection.
 *
 * <p>There is a writer only while there is something to write: most people hear nothing most of the time, and a platform
 * thread that waits costs more memory than all else that belongs to them.
 */
final class Outbox {
    /** What a client may be behind; a screenful is 5 KB, and 1,000 such clients still are only a gigabyte. */
    static final int MAX_QUEUED_BYTES = 1024 * 1024;

    private static final int MAX_BATCH_BYTES = 64 * 1024;

    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());
    private static final byte[] TOO_SLOW = "! you read too slowly: the line is cut\n".getBytes(StandardCharsets.UTF_8);

    private static final Executor WRITERS = Threads.perTask("chat-writer");

    private final Queue<byte[]> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queuedBytes = new AtomicInteger();
    private final OutputStream out;
    private final Runnable whenCut;
    private final AtomicBoolean writing = new AtomicBoolean();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean overflown;

    /**
     * An empty box.
     *
     * @param out writes of it end in an exception when the client takes nothing for too long
     * @param whenCut called, on any thread and perhaps twice, when nothing more can be written to the client
     */
    Outbox(OutputStream out, Runnable whenCut) {
        this.out = out;
        this.whenCut = whenCut;
    }

    /** Puts a line, with its line end, behind those that wait. Ignored once the box is closed. */
    void offer(byte[] line) {
        // BEGIN SOLUTION
        if (closing.get()) {
            return;
        }
        if (queuedBytes.addAndGet(line.length) > MAX_QUEUED_BYTES) {
            overflow();
            return;
        }
        queue.add(line);
        wakeWriter();
        // END SOLUTION
        // STUB: throw new UnsupportedOperationException("TODO 5: queue the line and wake the writer, or overflow");
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
        if (!writing.get() && writing.compareAndSet(false, true)) {
            try {
                WRITERS.execute(this::writeAll);
            } catch (OutOfMemoryError noThread) { // the line of this client is cut, and not that of the one who speaks
                cut(noThread);
            }
        }
    }

    /** Accepts nothing more; what waits is still written, until {@code atMost} is over. */
    void close(Duration atMost) throws InterruptedException {
        closing.set(true);
        wakeWriter();
        closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void writeAll() {
        try {
            do {
                writeWhatWaits();
                writing.set(false);
                // A line or the end may have come before the flag was down, and its author saw no need to wake anybody.
            } while (isSomethingLeft() && writing.compareAndSet(false, true));
        } catch (IOException e) {
            cut(e);
        }
    }

    private void writeWhatWaits() throws IOException {
        boolean last = closing.get();
        byte[] batch = takeBatch();
        while (batch.length > 0 && !overflown) {
            out.write(batch);
            batch = takeBatch();
        }
        boolean tooSlow = overflown;
        if (tooSlow) {
            out.write(TOO_SLOW);
        }
        if (last || tooSlow) {
            closed.countDown();
        }
    }

    private boolean isSomethingLeft() {
        return closing.get() ? closed.getCount() > 0 : !queue.isEmpty();
    }

    /** Nothing can be written any more, and nobody will try: the flag stays up. */
    private void cut(Throwable why) {
        LOG.log(Level.DEBUG, "nothing more can be written", why);
        closing.set(true);
        queue.clear();
        closed.countDown();
        whenCut.run();
    }

    /** All that waits, up to a limit; empty if nothing does. */
    private byte[] takeBatch() {
        byte[] first = queue.poll();
        if (first == null) {
            return new byte[0];
        }
        byte[] second = queue.poll();
        if (second == null) {
            queuedBytes.addAndGet(-first.length);
            return first;
        }
        List<byte[]> lines = new ArrayList<>(List.of(first));
        int bytes = first.length;
        for (byte[] line = second; line != null; line = bytes < MAX_BATCH_BYTES ? queue.poll() : null) {
            lines.add(line);
            bytes += line.length;
        }
        queuedBytes.addAndGet(-bytes);
        return join(lines, bytes);
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

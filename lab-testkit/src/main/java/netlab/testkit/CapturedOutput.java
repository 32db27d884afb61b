package netlab.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * One output stream of a program. All of it is read, so that the program never blocks on a full pipe; its beginning and
 * its end are kept, so that a flood costs no memory.
 */
final class CapturedOutput {
    private static final int READ_BYTES = 64 * 1024;

    private final Runnable onChange;
    private final Thread reader;
    /** The first bytes; grows up to {@link #keptBytes}. */
    private byte[] head = new byte[1024];

    private int headBytes;
    /** The last bytes after the head, a ring whose next byte goes to {@link #tailNext}. */
    private final byte[] tail;

    private int tailNext;
    private final int keptBytes;
    private long total;
    private boolean ended;

    /**
     * Starts reading {@code in}.
     *
     * @param keptBytes how much of the beginning, and how much of the end, is kept
     * @param onChange run after every read, and at the end
     */
    CapturedOutput(String name, InputStream in, int keptBytes, Runnable onChange) {
        this.keptBytes = keptBytes;
        this.tail = new byte[keptBytes];
        this.onChange = onChange;
        this.reader = new Thread(() -> readAll(in), name);
        this.reader.setDaemon(true);
        this.reader.start();
    }

    private void readAll(InputStream in) {
        byte[] bytes = new byte[READ_BYTES];
        try (in) {
            int n = in.read(bytes);
            while (n >= 0) {
                keep(bytes, n);
                onChange.run();
                n = in.read(bytes);
            }
        } catch (IOException e) {
            System.getLogger(CapturedOutput.class.getName())
                    .log(System.Logger.Level.DEBUG, "the pipe was closed before the program ended it", e);
        }
        synchronized (this) {
            ended = true;
        }
        onChange.run();
    }

    private synchronized void keep(byte[] bytes, int length) {
        total += length;
        int toHead = Math.min(length, keptBytes - headBytes);
        if (headBytes + toHead > head.length) {
            head = Arrays.copyOf(head, Math.min(keptBytes, Math.max(2 * head.length, headBytes + toHead)));
        }
        System.arraycopy(bytes, 0, head, headBytes, toHead);
        headBytes += toHead;
        for (int i = Math.max(toHead, length - keptBytes); i < length; i++) {
            tail[tailNext] = bytes[i];
            tailNext = (tailNext + 1) % keptBytes;
        }
    }

    /** Returns how many bytes there were so far, those that were not kept included. */
    synchronized long size() {
        return total;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** Waits until the stream has ended, at most {@code millis}. */
    void awaitEnd(long millis) throws InterruptedException {
        reader.join(millis);
    }

    /** Returns the first bytes, at most {@code maxBytes}. */
    synchronized String beginning(int maxBytes, Charset charset) {
        return new String(head, 0, Math.min(headBytes, maxBytes), charset);
    }

    /** Returns what is kept, with a line in its middle that tells how much is not. */
    synchronized String text(Charset charset) {
        String beginning = new String(head, 0, headBytes, charset);
        long afterHead = total - headBytes;
        if (afterHead <= keptBytes) {
            return new String(firstTwo(afterHead), charset);
        }
        ByteBuffer end = ByteBuffer.allocate(keptBytes).put(tail, tailNext, keptBytes - tailNext);
        end.put(tail, 0, tailNext);
        return beginning + "\n[... " + (afterHead - keptBytes) + " bytes left out ...]\n"
                + new String(end.array(), charset);
    }

    /** Head and a tail that has not wrapped, as one array, so that no character is cut in two. */
    private byte[] firstTwo(long tailBytes) {
        byte[] all = Arrays.copyOf(head, headBytes + (int) tailBytes);
        System.arraycopy(tail, 0, all, headBytes, (int) tailBytes);
        return all;
    }
}

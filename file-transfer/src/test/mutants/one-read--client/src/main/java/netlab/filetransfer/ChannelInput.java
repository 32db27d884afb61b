package netlab.filetransfer;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import netlab.net.Deadline;

/**
 * What arrives on a connection, through one buffer outside the heap: short messages can be looked at, and the content
 * after them goes on to a file without passing through the heap. The channel is non-blocking and a selector waits for
 * it, so that each wait has a limit and a read, where data is there, is one system call.
 */
final class ChannelInput {
    private final SocketChannel channel;
    private final Selector selector;
    /** In reading position: what has arrived and was not taken yet is what remains. */
    private final ByteBuffer buffer;

    /** Where content goes. */
    @FunctionalInterface
    interface Sink {
        /** Takes all that remains in {@code content}. */
        void write(ByteBuffer content) throws IOException;
    }

    /**
     * Reads from {@code channel}, which becomes non-blocking.
     *
     * @param selector waits for this channel and no other; a closed channel leaves it by itself
     * @param buffer whatever was in it is gone
     */
    ChannelInput(SocketChannel channel, Selector selector, ByteBuffer buffer) throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.buffer = buffer.clear().limit(0);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    /**
     * Waits for more.
     *
     * @return false at the end of the stream
     * @throws SocketTimeoutException if nothing has come when {@code deadline} is over
     */
    boolean fill(Deadline deadline) throws IOException {
        buffer.compact();
        try {
            int n = channel.read(buffer);
            while (n == 0) {
                selector.select(deadline.remainingMillis());
                selector.selectedKeys().clear();
                n = channel.read(buffer);
            }
            return n > 0;
        } finally {
            buffer.flip();
        }
    }

    /** Returns what has arrived, {@code most} bytes at most, and leaves it there. */
    byte[] peek(int most) {
        byte[] bytes = new byte[Math.min(most, buffer.remaining())];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** Takes {@code count} bytes that have arrived. */
    void skip(int count) {
        buffer.position(buffer.position() + count);
    }

    /**
     * Takes {@code size} bytes, and hands them on as they come.
     *
     * @param stallTimeout how long to wait for each next piece
     * @throws EOFException if the stream ends before that
     */
    void transferTo(Sink sink, long size, Duration stallTimeout) throws IOException {
        if (size > 0 && !buffer.hasRemaining()) {
            fillWithContent(0, size, stallTimeout);
        }
        int n = (int) Math.min(size, buffer.remaining());
        sink.write(buffer.slice(buffer.position(), n));
        skip(n);
    }

    private void fillWithContent(long taken, long size, Duration stallTimeout) throws IOException {
        String progress = "the content stopped after " + taken + " of " + size + " bytes";
        try {
            if (!fill(Deadline.after(stallTimeout))) {
                throw new EOFException(progress);
            }
        } catch (SocketTimeoutException e) {
            SocketTimeoutException stall =
                    new SocketTimeoutException(progress + ", and nothing came for " + stallTimeout.toMillis() + " ms");
            stall.initCause(e);
            throw stall;
        }
    }
}

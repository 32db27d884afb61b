package netlab.ai;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads lines that end in LF, the last one in the end of the stream; keeps at most one line and what one read brought
 * after it.
 */
final class LineReader {
    private static final int FIRST_BUFFER = 8 * 1024;

    private final InputStream in;
    private final int maxLineBytes;
    /** Unread bytes are {@code buffer[start]} to {@code buffer[end - 1]}. */
    private byte[] buffer = new byte[FIRST_BUFFER];

    private int start;
    private int end;

    /** A line longer than the limit; what came of it is dropped. */
    static final class LineTooLongException extends ProtocolException {
        private static final long serialVersionUID = 1;

        LineTooLongException(int maxLineBytes) {
            super("expected LF within " + maxLineBytes + " bytes, and it did not come");
        }
    }

    /** Reads from {@code in} lines of at most {@code maxLineBytes}, the LF not counted. */
    LineReader(InputStream in, int maxLineBytes) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
    }

    /**
     * Returns the next line without its LF, or empty at the end of the stream.
     *
     * @throws LineTooLongException if the line is over the limit
     */
    Optional<byte[]> read() throws IOException {
        int scanned = 0; // bytes of the line that are known to hold no LF
        while (true) {
            int newline = indexOfNewline(start + scanned);
            scanned = (newline < 0 ? end : newline) - start;
            if (scanned > maxLineBytes) {
                throw new LineTooLongException(maxLineBytes);
            }
            if (newline >= 0) {
                return Optional.of(take(newline, newline + 1));
            }
            if (!fill()) {
                return start == end ? Optional.empty() : Optional.of(take(end, end));
            }
        }
    }

    private byte[] take(int lineEnd, int next) {
        byte[] line = Arrays.copyOfRange(buffer, start, lineEnd);
        start = next;
        if (start == end) {
            start = 0;
            end = 0;
            if (buffer.length > 8 * FIRST_BUFFER) {
                buffer =
                        new byte[FIRST_BUFFER]; // one long line must not cost a megabyte for the rest of the connection
            }
        }
        return line;
    }

    private boolean fill() throws IOException {
        if (end == buffer.length) {
            makeRoom();
        }
        int n = in.read(buffer, end, buffer.length - end);
        if (n < 0) {
            return false;
        }
        end += n;
        return true;
    }

    private void makeRoom() {
        int unread = end - start;
        int capacity =
                start > buffer.length / 2 ? buffer.length : (int) Math.min(2L * buffer.length, maxLineBytes + 1L);
        byte[] to = new byte[Math.max(capacity, unread + 1)];
        System.arraycopy(buffer, start, to, 0, unread);
        buffer = to;
        start = 0;
        end = unread;
    }

    private int indexOfNewline(int from) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}

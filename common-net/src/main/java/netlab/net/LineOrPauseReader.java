package netlab.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads messages from peers that may not say where a message ends.
 *
 * <p>Many introductory programs send a message with one {@code send} and take one {@code recv} for it. TCP does not
 * promise that, but it does deliver such a message and then nothing until the reply. So a message ends here
 *
 * <ul>
 *   <li>at LF, which is not part of it, and neither is a CR before it; or,
 *   <li>if no LF has come, when nothing more has arrived for {@link #PAUSE}, or the stream ends.
 * </ul>
 *
 * <p>A peer that ends its messages in LF never waits for the pause, and as long as it does so, it is taken at its word:
 * then only {@link #PAUSE_INSIDE_LINE} ends a message without, so that a line may arrive in pieces over a slow network.
 * The answer goes back in kind: {@link Message#reply} ends in LF exactly when the request did.
 *
 * <p>The reader keeps bytes that belong to the next message, so a socket has one reader for all its life. The wait for
 * a message to begin is bounded by the socket's SO_TIMEOUT or an idle timeout, the rest of it by
 * {@link #MAX_MESSAGE_TIME}. Not safe for use by several threads.
 */
public final class LineOrPauseReader {
    /** Silence that ends a message without LF: far longer than the gap between two segments of one send on a LAN. */
    public static final Duration PAUSE = Duration.ofMillis(20);

    /**
     * Silence that ends a message of a peer that is known to end its messages in LF: longer than TCP takes to send a lost
     * segment again, 200 ms on most systems (RFC 6298).
     */
    public static final Duration PAUSE_INSIDE_LINE = Duration.ofMillis(500);

    /** From a message's first byte to its last: without it, a peer could send one byte per pause for ever. */
    public static final Duration MAX_MESSAGE_TIME = Duration.ofSeconds(10);

    private static final Patience NO_PATIENCE = soFar -> Duration.ZERO;
    private static final int MIN_BUFFER = 2 * 1024;

    private final Socket socket;
    /** Waits for a message to begin. */
    private final InputStream begin;
    /** Waits for the rest of it. */
    private final InputStream in;

    private final int maxBytes;
    private final Duration maxMessageTime;
    private final byte[] buffer;
    private Duration pause = PAUSE;
    /** Unread bytes are {@code buffer[start]} to {@code buffer[end - 1]}. */
    private int start;

    private int end;

    /** Knows which unfinished messages are worth waiting for longer than the pause. */
    @FunctionalInterface
    public interface Patience {
        /**
         * Returns how much longer to wait for the rest of a message that is {@code soFar}, has no LF, and has paused;
         * zero takes it for complete. Asked at each such pause, unless the message is over the limit.
         */
        Duration furtherWait(byte[] soFar) throws IOException;

        /** Returns one that waits {@code furtherWait} for the rest of any of {@code words}, which are ASCII. */
        static Patience forWords(Duration furtherWait, String... words) {
            return soFar -> {
                String text = new String(soFar, StandardCharsets.ISO_8859_1);
                boolean unfinished =
                        Arrays.stream(words).anyMatch(word -> word.length() > text.length() && word.startsWith(text));
                return unfinished ? furtherWait : Duration.ZERO;
            };
        }
    }

    /**
     * A message without its line end.
     *
     * @param bytes the message; its first bytes only, if it {@link #isTooLong}
     * @param length how long the message was, in bytes
     * @param endedInNewline whether LF ended it, rather than a pause
     */
    public record Message(byte[] bytes, long length, boolean endedInNewline) {
        /** Tells whether the message was longer than the reader's limit, and was cut off there. */
        public boolean isTooLong() {
            return length > bytes.length;
        }

        /**
         * Returns the message as text.
         *
         * @throws ProtocolException if the message is too long, or is not UTF-8
         */
        public String text() throws ProtocolException {
            if (isTooLong()) {
                throw new ProtocolException("expected a message of at most " + bytes.length + " bytes, got " + length);
            }
            return Frames.decodeUtf8(bytes);
        }

        /** Returns {@code text} as UTF-8, ending in LF if this message did. */
        public byte[] reply(String text) {
            return (endedInNewline ? text + "\n" : text).getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Reads messages of at most {@code maxBytes} bytes, inclusive and without the line end, from {@code socket}.
     *
     * @throws IllegalArgumentException if {@code maxBytes} is not positive
     */
    public LineOrPauseReader(Socket socket, int maxBytes) throws IOException {
        this(socket, socket.getInputStream(), maxBytes, MAX_MESSAGE_TIME);
    }

    /**
     * Does the same for a server's client: one that begins no message within {@code idleTimeout} is given up
     * ({@link TimedInputStream}), whatever SO_TIMEOUT is.
     */
    public LineOrPauseReader(Socket socket, int maxBytes, Duration idleTimeout) throws IOException {
        this(socket, new TimedInputStream(socket, idleTimeout), maxBytes, MAX_MESSAGE_TIME);
    }

    /**
     * Reads from a peer that is expected to speak in lines, since it was spoken to in lines: its first message, too,
     * ends without LF only after {@link #PAUSE_INSIDE_LINE}.
     */
    public static LineOrPauseReader expectingLines(Socket socket, int maxBytes) throws IOException {
        LineOrPauseReader reader = new LineOrPauseReader(socket, maxBytes);
        reader.pause = PAUSE_INSIDE_LINE;
        return reader;
    }

    LineOrPauseReader(Socket socket, InputStream begin, int maxBytes, Duration maxMessageTime) throws IOException {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes must be positive, not " + maxBytes);
        }
        this.socket = socket;
        this.begin = begin;
        this.in = socket.getInputStream();
        this.maxBytes = maxBytes;
        this.maxMessageTime = maxMessageTime;
        // Room for the line end, so that a message at the limit is told from one beyond it.
        this.buffer = new byte[Math.max(MIN_BUFFER, Math.addExact(maxBytes, 2))];
    }

    /**
     * Reads the next message. One that is longer than the limit is read to its end, and comes back marked
     * {@link Message#isTooLong}: the connection stays usable.
     *
     * @return the message, or empty if the stream ended before one began
     * @throws SocketTimeoutException if no message began in time, or one took longer than
     *     {@link #MAX_MESSAGE_TIME}
     */
    public Optional<Message> read() throws IOException {
        return read(NO_PATIENCE);
    }

    /**
     * Reads the next message as {@link #read()} does, but waits longer for the rest of one that {@code patience} does
     * not take for complete.
     */
    public Optional<Message> read(Patience patience) throws IOException {
        if (start == end && !fill(begin)) {
            return Optional.empty();
        }
        int newline = indexOfNewline(start);
        if (newline >= 0) { // the usual case: nothing to wait for
            return Optional.of(endAtNewline(newline));
        }
        int beginTimeout = socket.getSoTimeout();
        try {
            return Optional.of(readToEnd(patience));
        } finally {
            socket.setSoTimeout(beginTimeout);
        }
    }

    /** Tells whether {@link #read} would return a message at once: a server may put off flushing its replies then. */
    public boolean hasBufferedLine() {
        return indexOfNewline(start) >= 0;
    }

    /** Waits for the rest of a message that has begun, and whose LF is not among the buffered bytes. */
    private Message readToEnd(Patience patience) throws IOException {
        Deadline deadline = Deadline.after(maxMessageTime);
        while (end - start <= maxBytes + 1) {
            int scanned = end - start;
            if (!fillWithin(deadline, pause) && !fillPatiently(deadline, patience)) {
                return endAtPause();
            }
            int newline = indexOfNewline(start + scanned);
            if (newline >= 0) {
                return endAtNewline(newline);
            }
        }
        return skipToEnd(deadline);
    }

    /** Reads a message that is too long to its end, keeping its head and counting the rest. */
    private Message skipToEnd(Deadline deadline) throws IOException {
        byte[] head = Arrays.copyOfRange(buffer, start, start + maxBytes);
        long skipped = 0;
        while (true) {
            // The last byte stays: it may be the CR of the line end.
            skipped += end - 1 - start;
            start = end - 1;
            boolean paused = !fillWithin(deadline, pause);
            int newline = paused ? -1 : indexOfNewline(start);
            if (paused || newline >= 0) {
                Message rest = paused ? endAtPause() : endAtNewline(newline);
                return new Message(head, skipped + rest.length(), rest.endedInNewline());
            }
        }
    }

    private Message endAtNewline(int newline) {
        boolean cr = newline > start && buffer[newline - 1] == '\r';
        Message message = message(cr ? newline - 1 : newline, true);
        start = newline + 1;
        pause = PAUSE_INSIDE_LINE;
        return message;
    }

    private Message endAtPause() {
        Message message = message(end, false);
        start = end;
        pause = PAUSE;
        return message;
    }

    private Message message(int contentEnd, boolean endedInNewline) {
        int length = contentEnd - start;
        byte[] bytes = Arrays.copyOfRange(buffer, start, start + Math.min(length, maxBytes));
        return new Message(bytes, length, endedInNewline);
    }

    /** Waits for more of a message that has begun; false when a pause or the end of the stream ends it. */
    private boolean fillWithin(Deadline deadline, Duration wait) throws IOException {
        int remainingMillis = deadline.remainingMillis();
        int waitMillis = Math.max(1, Math.toIntExact(wait.toMillis())); // 0 would mean for ever
        socket.setSoTimeout(Math.min(waitMillis, remainingMillis));
        try {
            return fill(in);
        } catch (SocketTimeoutException silence) {
            // A thread that is woken late finds its time over, and what came meanwhile.
            if (in.available() > 0) {
                return fill(in);
            }
            if (remainingMillis < waitMillis) { // not the pause is over, but the time
                throw silence;
            }
            return false;
        }
    }

    private boolean fillPatiently(Deadline deadline, Patience patience) throws IOException {
        Duration furtherWait = patience.furtherWait(Arrays.copyOfRange(buffer, start, end));
        return !furtherWait.isZero() && fillWithin(deadline, furtherWait);
    }

    private boolean fill(InputStream from) throws IOException {
        if (start == end) {
            start = 0;
            end = 0;
        } else if (end == buffer.length) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        int n = from.read(buffer, end, buffer.length - end);
        if (n < 0) {
            return false;
        }
        end += n;
        return true;
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

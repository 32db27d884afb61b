package netlab.chat.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import netlab.net.LineOrPauseReader;
import netlab.net.LineOrPauseReader.Message;

/**
 * Reads the lines of a person: from a program that sends whole lines, from a terminal that sends every key as it is
 * pressed, and from a handout program that sends a message and no line end.
 *
 * <p>{@link LineOrPauseReader} tells a message from the next by 20 ms of silence, and a line that comes in pieces by 500
 * ms: right for programs, but a person who types into a character-mode telnet is silent for seconds. So here
 *
 * <ul>
 *   <li>a message ends at LF (a CR before it is dropped) or at telnet's CR NUL (RFC 854);
 *   <li>a peer that has once ended a message so, or has sent two characters one by one, speaks in lines from then on: no
 *       silence ends one, for as long as it takes;
 *   <li>of any other peer, {@link LineOrPauseReader#PAUSE} of silence ends a message; but after a single character, which
 *       may be the first key of a person, only {@link #PAUSE_AFTER_KEY} does.
 * </ul>
 *
 * <p>Not safe for use by several threads.
 */
public final class ChatLineReader {
    /** The longest line in bytes, inclusive, without its line end. */
    public static final int MAX_LINE_BYTES = 4096;

    /** Silence after a single character that makes it a message of its own. */
    public static final Duration PAUSE_AFTER_KEY = Duration.ofSeconds(1);

    /** Room for what people type; who sends more gets all of {@link #BUFFER_BYTES}. */
    private static final int FIRST_BUFFER_BYTES = 256;

    private static final int FOR_EVER = 0;
    private static final int LINE_END_BYTES = 2;
    private static final int BUFFER_BYTES = 2 * MAX_LINE_BYTES;

    private final Socket socket;
    private final InputStream in;
    private byte[] buffer = new byte[FIRST_BUFFER_BYTES];
    private int idleMillis = FOR_EVER;
    private int soTimeout = -1;
    private boolean speaksInLines;
    /** Unread bytes are {@code buffer[start]} to {@code buffer[end - 1]}; those before {@code scanned} end no line. */
    private int start;

    private int scanned;
    private int end;
    /** The first bytes of a line that is too long, and how many of its bytes the buffer no longer has; else null, 0. */
    private byte[] head;

    private long dropped;

    /** Reads from {@code socket}, whose only reader this is, and whose manners are unknown. */
    public ChatLineReader(Socket socket) throws IOException {
        this(socket, false);
    }

    /** Reads from a peer that is known to end its lines, if {@code speaksInLines}. */
    public ChatLineReader(Socket socket, boolean speaksInLines) throws IOException {
        this.speaksInLines = speaksInLines;
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** How long the peer may be silent, in whole milliseconds; zero, as at the beginning, for ever. */
    public void idleTimeout(Duration idleTimeout) {
        idleMillis = Math.toIntExact(idleTimeout.toMillis());
    }

    /**
     * Reads the next line or bare message. One that is too long is read to its end and comes back marked
     * {@link Message#isTooLong}: the connection stays usable.
     *
     * @return the line, or empty if the stream ended before one began
     * @throws SocketTimeoutException if nothing came for the idle timeout
     */
    public Optional<Message> read() throws IOException {
        // BEGIN SOLUTION
        while (true) {
            int newline = indexOfLineEnd();
            if (newline >= 0) {
                speaksInLines = true;
                return Optional.of(endAt(newline));
            }
            dropAllButHeadIfTooLong();
            int pending = end - start;
            if (speaksInLines || pending == 0) {
                if (!fill(idleMillis)) {
                    return hasBegun() ? Optional.of(endBare(pending)) : Optional.empty();
                }
            } else if (isOver(pending)) {
                return Optional.of(endBare(pending));
            }
        }
        // END SOLUTION
        // STUB: throw new UnsupportedOperationException("TODO 1: fill the buffer until a line or message ends");
    }

    /** Waits for more of a message that has begun, and tells whether it was complete without. */
    private boolean isOver(int pending) throws IOException {
        boolean key = head == null && isOneKey(start, end);
        long asked = System.nanoTime();
        try {
            if (!fill((int) (key ? PAUSE_AFTER_KEY : LineOrPauseReader.PAUSE).toMillis())) {
                return true;
            }
        } catch (SocketTimeoutException silence) {
            return in.available() == 0; // a thread that is woken late finds its time over, and what came meanwhile
        }
        boolean paused = System.nanoTime() - asked >= LineOrPauseReader.PAUSE.toNanos();
        int arrived = start + pending;
        speaksInLines = key && isOneKey(arrived, end);
        return key && paused && !speaksInLines && indexOfLineEnd() < 0;
    }

    private boolean hasBegun() {
        return start < end || head != null;
    }

    /** At most one character of UTF-8: bytes 10xxxxxx continue one, all others begin one. */
    private boolean isOneKey(int from, int to) {
        int characters = 0;
        for (int i = from; i < to; i++) {
            characters += (buffer[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return characters <= 1;
    }

    private Message endAt(int newline) {
        boolean cr = newline > start && buffer[newline - 1] == '\r';
        Message message = message(cr ? newline - 1 : newline, true);
        start = newline + 1;
        return message;
    }

    private Message endBare(int length) {
        Message message = message(start + length, false);
        start += length;
        return message;
    }

    private Message message(int contentEnd, boolean endedInNewline) {
        long length = dropped + contentEnd - start;
        byte[] bytes =
                head != null ? head : Arrays.copyOfRange(buffer, start, Math.min(contentEnd, start + MAX_LINE_BYTES));
        head = null;
        dropped = 0;
        return new Message(bytes, length, endedInNewline);
    }

    private void dropAllButHeadIfTooLong() {
        if (end - start < MAX_LINE_BYTES + LINE_END_BYTES) {
            return;
        }
        if (head == null) {
            head = Arrays.copyOfRange(buffer, start, start + MAX_LINE_BYTES);
        }
        // The last byte stays: it may be the CR of the line end.
        dropped += end - 1 - start;
        start = end - 1;
    }

    /** Waits for bytes; false at the end of the stream. */
    private boolean fill(int timeoutMillis) throws IOException {
        if (start == end) {
            start = 0;
            end = 0;
        } else if (end == buffer.length) {
            byte[] all = buffer.length == BUFFER_BYTES ? buffer : new byte[BUFFER_BYTES];
            System.arraycopy(buffer, start, all, 0, end - start);
            buffer = all;
            end -= start;
            start = 0;
        }
        scanned = end;
        if (soTimeout != timeoutMillis) {
            socket.setSoTimeout(timeoutMillis);
            soTimeout = timeoutMillis;
        }
        int n = in.read(buffer, end, buffer.length - end);
        if (n < 0) {
            return false;
        }
        end += n;
        return true;
    }

    /** LF, or the NUL of CR NUL; -1 if there is none. */
    private int indexOfLineEnd() {
        for (int i = Math.max(start, scanned); i < end; i++) {
            if (buffer[i] == '\n' || (buffer[i] == 0 && i > start && buffer[i - 1] == '\r')) {
                return i;
            }
        }
        return -1;
    }
}

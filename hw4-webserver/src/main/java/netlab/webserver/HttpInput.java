package netlab.webserver;

import java.io.EOFException;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import netlab.net.Deadline;
import netlab.net.TimedInputStream;

/**
 * What the peer sends, read as HTTP needs it: in lines, then in counted bytes. It reads ahead, so a connection has one
 * for all its life, and the next of several pipelined requests is often here already.
 *
 * <p>Before it waits for the peer, it flushes {@code output}. So the answers to pipelined requests leave together, and
 * an answer is never held back while the peer waits for it.
 */
final class HttpInput {
    private static final int FIRST_SIZE = 4 * 1024;

    private final Socket socket;
    /** Waits for the first byte of a message. */
    private final InputStream patientIn;
    /** Waits for the rest. */
    private final InputStream in;

    private final Flushable output;
    private byte[] buffer = new byte[FIRST_SIZE];
    /** Unread bytes are {@code buffer[start]} to {@code buffer[end - 1]}. */
    private int start;

    private int end;
    private Deadline deadline;

    /** How a line may end. */
    enum LineEnd {
        CRLF,
        /** LF alone too, as RFC 9112, 2.2 permits in a head: people who type a request into {@code nc} send that. */
        CRLF_OR_LF
    }

    /**
     * Reads from {@code socket}, whose only reader this is.
     *
     * @param idleTime how long {@link #await} waits
     */
    HttpInput(Socket socket, Flushable output, Duration idleTime) throws IOException {
        this.socket = socket;
        this.patientIn = new TimedInputStream(socket, idleTime);
        this.in = socket.getInputStream();
        this.output = output;
        this.deadline = Deadline.after(Duration.ZERO);
    }

    /**
     * Waits until there is something to read, for the idle time at most.
     *
     * @return false if the stream has ended
     * @throws SocketTimeoutException if nothing came; the input has ended then
     */
    boolean await() throws IOException {
        return start < end || fill(patientIn);
    }

    /** Tells whether nothing more has come so far. */
    boolean isEmpty() throws IOException {
        return start == end && in.available() == 0;
    }

    /** From now on, all reads together may take {@code budget}. */
    void startDeadline(Duration budget) {
        deadline = Deadline.after(budget);
    }

    /**
     * Reads a line and returns it without its end, each byte one character (ISO-8859-1).
     *
     * @param maxBytes the longest line accepted, its end included
     * @throws LineTooLongException if there is no line end within {@code maxBytes}
     * @throws HttpException if CR stands alone, or a line ends otherwise than {@code lineEnd} allows
     */
    String readLine(int maxBytes, LineEnd lineEnd) throws IOException {
        // BEGIN SOLUTION
        int length = 0;
        while (true) {
            while (start + length < end) {
                if (length == maxBytes) {
                    throw new LineTooLongException(maxBytes);
                }
                byte b = buffer[start + length];
                boolean afterCr = length > 0 && buffer[start + length - 1] == '\r';
                if (b == '\n') {
                    return takeLine(length, afterCr, lineEnd);
                }
                if (afterCr) {
                    throw HttpException.badRequest("CR without LF");
                }
                length++;
            }
            fillOrFail();
        }
        // END SOLUTION
        // STUB: throw new UnsupportedOperationException("TODO 2: read to the line end, and keep what follows it");
    }

    // BEGIN SOLUTION
    private String takeLine(int length, boolean crlf, LineEnd lineEnd) throws HttpException {
        if (!crlf && lineEnd == LineEnd.CRLF) {
            throw HttpException.badRequest("LF without CR");
        }
        String line = new String(buffer, start, crlf ? length - 1 : length, StandardCharsets.ISO_8859_1);
        start += length + 1;
        return line;
    }
    // END SOLUTION

    /** Copies exactly {@code count} bytes to {@code sink}. */
    void copy(long count, OutputStream sink) throws IOException {
        long left = count;
        while (left > 0) {
            if (start == end) {
                fillOrFail();
            }
            int n = (int) Math.min(left, end - start);
            sink.write(buffer, start, n);
            start += n;
            left -= n;
        }
    }

    /** Copies to {@code sink} until the stream ends, and returns the count. */
    long copyToEnd(long maxBytes, OutputStream sink) throws IOException {
        long copied = 0;
        do {
            copied += end - start;
            if (copied > maxBytes) {
                throw new HttpException(Status.CONTENT_TOO_LARGE, "body of more than " + maxBytes + " bytes");
            }
            sink.write(buffer, start, end - start);
            start = end;
        } while (fill());
        return copied;
    }

    private void fillOrFail() throws IOException {
        if (!fill()) {
            throw new EOFException("stream ended inside a message");
        }
    }

    private boolean fill() throws IOException {
        socket.setSoTimeout(deadline.remainingMillis());
        return fill(in);
    }

    private boolean fill(InputStream from) throws IOException {
        if (start == end) {
            start = 0;
            end = 0;
        } else if (end == buffer.length) {
            makeRoom();
        }
        output.flush();
        int n = from.read(buffer, end, buffer.length - end);
        if (n < 0) {
            return false;
        }
        end += n;
        return true;
    }

    /** The unread bytes go to the front; if they fill the buffer, which only a long line does, it is doubled. */
    private void makeRoom() {
        if (start == 0) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        } else {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
    }

    /** A line that does not end where it must at the latest. */
    static final class LineTooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        LineTooLongException(int maxBytes) {
            super("expected the end of a line within " + maxBytes + " bytes");
        }
    }
}

package netlab.video;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.time.Duration;

/** Reads a client's words. What a client may send is known beforehand, so the first wrong byte is noticed at once. */
final class RequestReader {
    /** From a word's first letter to its last. */
    static final Duration WORD_TIMEOUT = Duration.ofSeconds(10);

    private static final int BUFFER_BYTES = 64;

    private final Socket socket;
    private final InputStream in;

    RequestReader(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
    }

    /**
     * Reads the word that is due.
     *
     * @return true if it came, false if the stream ended instead
     * @throws ProtocolException if something else came
     * @throws EOFException if the stream ended inside the word
     */
    boolean read(Request due) throws IOException {
        int first = in.read();
        int idleTimeout = socket.getSoTimeout();
        socket.setSoTimeout((int) WORD_TIMEOUT.toMillis());
        try {
            return readWord(due, afterLineEnd(first));
        } finally {
            socket.setSoTimeout(idleTimeout);
        }
    }

    /** Passes over the line end of the word before, if there is one. */
    private int afterLineEnd(int first) throws IOException {
        int b = first == '\r' ? in.read() : first;
        return b == '\n' ? in.read() : b;
    }

    private boolean readWord(Request due, int first) throws IOException {
        if (first < 0) {
            return false;
        }
        int letter = first;
        for (int i = 0; i < Request.LENGTH; i++) {
            if (i > 0) {
                letter = in.read();
            }
            if (letter < 0) {
                throw new EOFException("stream ended after " + i + " letters of '" + due + "'");
            }
            if (letter != due.letter(i)) {
                throw new ProtocolException(
                        String.format("expected '%s', got 0x%02X after %d of its letters", due, letter, i));
            }
        }
        return true;
    }
}

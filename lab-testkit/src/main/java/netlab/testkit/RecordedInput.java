package netlab.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import netlab.net.Deadline;
import netlab.testkit.Transcript.Endpoint;
import netlab.testkit.Transcript.Kind;

/** The input of a connection: given in whatever units are asked for, and recorded as it arrives, read by read. */
final class RecordedInput {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final Transcript transcript;
    private final Endpoint from;
    private final Endpoint to;
    /** What was received and not asked for yet: {@code buffer[position] … buffer[limit - 1]}. */
    private final byte[] buffer = new byte[BUFFER_BYTES];

    private int position;
    private int limit;
    private boolean ended;

    /** The input of {@code socket}, recorded in {@code transcript} as going from one of two ends to the other. */
    RecordedInput(Socket socket, Transcript transcript, Endpoint from, Endpoint to) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.transcript = transcript;
        this.from = from;
        this.to = to;
    }

    /**
     * Takes what is there, at least a byte; if nothing is, by one read of the socket.
     *
     * @return how many bytes, at most {@code length}; -1 at the end of the stream
     * @throws SocketTimeoutException if nothing comes before the deadline
     * @throws SocketException if the connection was reset
     */
    int read(byte[] bytes, int offset, int length, Deadline deadline) throws IOException {
        if (position == limit) {
            int n = receive(deadline);
            if (n < 0) {
                return n;
            }
            position = 0;
            limit = n;
        }
        int n = Math.min(length, limit - position);
        System.arraycopy(buffer, position, bytes, offset, n);
        position += n;
        return n;
    }

    /** Puts the last byte back that was read. */
    void unread() {
        position--;
    }

    private int receive(Deadline deadline) throws IOException {
        socket.setSoTimeout(deadline.remainingMillis());
        try {
            int n = in.read(buffer);
            if (n >= 0) {
                transcript.data(1, from, to, buffer, n);
            } else if (!ended) {
                ended = true;
                transcript.event(1, Kind.END, from, to, "");
            }
            return n;
        } catch (SocketException e) {
            transcript.event(1, Kind.RESET, from, to, "");
            throw e;
        }
    }
}

package netlab.udptcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** A connection on which each read gives the next piece, whatever the machine's load: no real network promises that. */
final class ScriptedSocket extends Socket {
    /** In place of a piece: nothing comes until the read times out. */
    static final byte[] PAUSE = {};

    private final Queue<byte[]> pieces;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    ScriptedSocket(List<byte[]> pieces) {
        this.pieces = new ArrayDeque<>(pieces);
    }

    String written() {
        return written.toString(UTF_8);
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                byte[] piece = pieces.poll();
                if (piece == null || length == 0) {
                    return piece == null ? -1 : 0;
                }
                if (piece == PAUSE) {
                    throw new SocketTimeoutException("Read timed out");
                }
                System.arraycopy(piece, 0, buffer, offset, piece.length);
                return piece.length;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return written;
    }
}

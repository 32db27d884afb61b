package netlab.video;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import netlab.net.Deadline;
import netlab.net.Frames;
import netlab.net.TcpClient;

/** Asks a server for frames, one at a time. */
public final class VideoClient implements AutoCloseable {
    /** The longest frame accepted unless told otherwise, inclusive: a picture of 8K at its best takes about as much. */
    public static final int DEFAULT_MAX_FRAME_BYTES = 32 * 1024 * 1024;

    private final Socket socket;
    private final OutputStream out;
    private final Duration timeout;
    private final int maxFrameBytes;
    private final boolean plain;

    private VideoClient(Socket socket, Duration timeout, int maxFrameBytes, boolean plain) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.timeout = timeout;
        this.maxFrameBytes = maxFrameBytes;
        this.plain = plain;
    }

    /**
     * Connects to a server.
     *
     * @param timeout how long to wait for the connection, and then for each whole frame
     * @param maxFrameBytes the longest frame accepted, inclusive
     * @param plain whether the words go out without a newline, as a handout server expects them
     */
    public static VideoClient connect(InetSocketAddress address, Duration timeout, int maxFrameBytes, boolean plain)
            throws IOException {
        return new VideoClient(TcpClient.connect(address, timeout), timeout, maxFrameBytes, plain);
    }

    /**
     * Asks for the next frame.
     *
     * @return a frame, which ought to be a JPEG file; empty if the film is over
     * @throws ProtocolException if the length that the server tells is none, or over the limit
     * @throws EOFException if the server ended the connection inside a frame
     * @throws SocketTimeoutException if the frame did not come in time
     */
    public Optional<byte[]> nextFrame() throws IOException {
        InputStream in = Deadline.after(timeout).inputStream(socket);
        out.write(Request.START.bytes(plain));
        Optional<byte[]> digits = Frames.readFixed(in, FrameLength.DIGITS, FrameLength.DIGITS);
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        int length = FrameLength.decode(digits.get(), maxFrameBytes);
        out.write(Request.IMAGE.bytes(plain));
        Optional<byte[]> frame = Frames.readFixed(in, length, maxFrameBytes);
        if (frame.isEmpty()) {
            throw new EOFException(
                    "the server ended the connection instead of sending a frame of " + length + " bytes");
        }
        return frame;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

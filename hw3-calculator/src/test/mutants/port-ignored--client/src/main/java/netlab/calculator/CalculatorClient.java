package netlab.calculator;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import netlab.net.LineOrPauseReader;
import netlab.net.TcpClient;

/** Asks a calculator server, one expression at a time. */
public final class CalculatorClient implements AutoCloseable {
    /** The product of two integers at their limit has twice as many digits. */
    private static final int MAX_REPLY_BYTES = 4 * 1024;

    private final Socket socket;
    private final OutputStream out;
    private final LineOrPauseReader in;
    private final String lineEnd;

    private CalculatorClient(Socket socket, boolean plain) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = plain
                ? new LineOrPauseReader(socket, MAX_REPLY_BYTES)
                : LineOrPauseReader.expectingLines(socket, MAX_REPLY_BYTES);
        this.lineEnd = plain ? "" : "\n";
    }

    /**
     * Connects to a server.
     *
     * @param timeout how long to wait for the connection, and then for each reply
     * @param plain whether expressions go out without a newline, as a handout server expects them
     */
    public static CalculatorClient connect(InetSocketAddress address, Duration timeout, boolean plain)
            throws IOException {
        Socket socket = TcpClient.connect(new InetSocketAddress(address.getAddress(), 9003), timeout);
        socket.setSoTimeout((int) timeout.toMillis());
        return new CalculatorClient(socket, plain);
    }

    /**
     * Sends {@code expression} and returns the reply: a value, or a line that begins with {@code Error:}.
     *
     * @throws IllegalArgumentException if the expression has more than one line
     * @throws EOFException if the server ended the connection instead of replying
     * @throws SocketTimeoutException if no reply came in time
     */
    public String calculate(String expression) throws IOException {
        if (expression.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("an expression is one line: " + expression);
        }
        out.write((expression + lineEnd).getBytes(StandardCharsets.UTF_8));
        try {
            return in.read()
                    .orElseThrow(() -> new EOFException("the server closed the connection without a reply"))
                    .text();
        } catch (SocketTimeoutException e) {
            SocketTimeoutException silence = new SocketTimeoutException(
                    "no reply to '" + expression + "' within " + socket.getSoTimeout() + " ms");
            silence.initCause(e);
            throw silence;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

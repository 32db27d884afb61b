package netlab.calculator;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import netlab.net.TcpClient;

/** Asks a calculator server, one expression at a time. */
public final class CalculatorClient implements AutoCloseable {
    /** The product of two integers at their limit has twice as many digits. */
    private static final int MAX_REPLY_BYTES = 4 * 1024;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final String lineEnd;

    private CalculatorClient(Socket socket, boolean plain) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = socket.getInputStream();
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
        Socket socket = TcpClient.connect(address, timeout);
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
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        byte[] buffer = new byte[MAX_REPLY_BYTES];
        String text = "";
        while (!text.endsWith("\n")) {
            int n = in.read(buffer);
            reply.write(buffer, 0, Math.max(0, n));
            text = reply.toString(StandardCharsets.UTF_8);
        }
        return text.strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package netlab.calculator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import netlab.net.LineOrPauseReader;
import netlab.net.LineOrPauseReader.Message;
import netlab.net.Server;
import netlab.net.TcpServer;
import netlab.net.TimedOutputStream;

/** Answers every expression it is sent, on as many connections as come. The protocol is this package's documentation. */
public final class CalculatorServer implements Server {
    /** Two integers at their limit, with signs, an operator and room for blanks. */
    static final int MAX_EXPRESSION_BYTES = 4 * 1024;

    /** A person thinks for a while between two expressions; a client that is gone is not kept for ever. */
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);

    /** A client that asks and does not read the answers is given up after this. */
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);

    private final TcpServer server;

    private CalculatorServer(TcpServer server) {
        this.server = server;
    }

    /** Starts a server that is bound to {@code address} when this method returns. */
    public static CalculatorServer start(InetSocketAddress address) throws IOException {
        return new CalculatorServer(TcpServer.named("hw3-calculator")
                .idleTimeout(IDLE_TIMEOUT)
                .start(address, CalculatorServer::answerExpressions));
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void awaitClosed() throws InterruptedException {
        server.awaitClosed();
    }

    @Override
    public void close() {
        server.close();
    }

    private static void answerExpressions(Socket socket) throws IOException {
        // BEGIN SOLUTION
        LineOrPauseReader in = new LineOrPauseReader(socket, MAX_EXPRESSION_BYTES, IDLE_TIMEOUT);
        OutputStream out = new BufferedOutputStream(new TimedOutputStream(socket, WRITE_TIMEOUT));
        Optional<Message> request = in.read();
        while (request.isPresent()) {
            out.write(request.get().reply(answer(request.get())));
            // Expressions that arrived together are answered together, in one segment.
            if (!in.hasBufferedLine()) {
                out.flush();
            }
            request = in.read();
        }
        // END SOLUTION
        // STUB: throw new UnsupportedOperationException("TODO 2: answer each message until the stream ends");
    }

    private static String answer(Message request) {
        try {
            return Reply.to(request.text());
        } catch (ProtocolException e) { // too long, or not UTF-8
            return Reply.error(e.getMessage());
        }
    }
}

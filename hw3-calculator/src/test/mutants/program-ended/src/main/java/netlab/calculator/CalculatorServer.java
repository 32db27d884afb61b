package netlab.calculator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import netlab.net.LineOrPauseReader;
import netlab.net.LineOrPauseReader.Message;
import netlab.net.Server;
import netlab.net.TimedOutputStream;

/** Answers every expression it is sent, on as many connections as come. The protocol is this package's documentation. */
public final class CalculatorServer implements Server {
    /** Two integers at their limit, with signs, an operator and room for blanks. */
    static final int MAX_EXPRESSION_BYTES = 4 * 1024;

    /** A client that asks and does not read the answers is given up after this. */
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);

    private final ServerSocket listener;

    private CalculatorServer(ServerSocket listener) {
        this.listener = listener;
    }

    /** Starts a server that is bound to {@code address} when this method returns. */
    public static CalculatorServer start(InetSocketAddress address) throws IOException {
        CalculatorServer server = new CalculatorServer(new ServerSocket());
        server.listener.bind(address);
        new Thread(server::acceptConnections).start();
        return server;
    }

    @Override
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void awaitClosed() throws InterruptedException {
        Thread.currentThread().join();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptConnections() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                new Thread(() -> serve(socket)).start();
            } catch (IOException e) {
                System.err.println(e.getMessage());
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            answerExpressions(socket);
        } catch (IOException e) {
            System.err.println(e.getMessage());
        } catch (ParseException e) {
            System.err.println("this is no expression: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void answerExpressions(Socket socket) throws IOException, ParseException {
        LineOrPauseReader in = new LineOrPauseReader(socket, MAX_EXPRESSION_BYTES);
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
    }

    private static String answer(Message request) throws ParseException {
        try {
            return CalculationCodec.parse(request.text()).value();
        } catch (ProtocolException e) { // too long, or not UTF-8
            return Reply.error(e.getMessage());
        }
    }
}

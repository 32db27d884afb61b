package netlab.nameid;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import netlab.net.LineOrPauseReader;
import netlab.net.Server;
import netlab.net.TimedOutputStream;

/** Greets every client, takes its name and gives it the id. The protocol is this package's documentation. */
public final class NameIdServer implements Server {
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);

    private final ServerSocket listener;
    private final StudentId id;
    private final Observer observer;

    /** Is told what happens, from the thread of each connection. */
    interface Observer {
        /** A client is there. */
        void connected(InetSocketAddress client);

        /** It has said its name. */
        void named(InetSocketAddress client, Name name);

        /** It was sent away without an id. */
        void refused(InetSocketAddress client, String reason);
    }

    private NameIdServer(ServerSocket listener, StudentId id, Observer observer) {
        this.listener = listener;
        this.id = id;
        this.observer = observer;
    }

    /** Starts a server that gives everybody {@code id}, bound to {@code address} when this method returns. */
    static NameIdServer start(InetSocketAddress address, StudentId id, Observer observer) throws IOException {
        NameIdServer server = new NameIdServer(new ServerSocket(), id, observer);
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
            try (Socket socket = listener.accept()) {
                greet(socket, id, observer);
            } catch (IOException e) {
                System.err.println(e.getMessage());
            }
        }
    }

    private static void greet(Socket socket, StudentId id, Observer observer) throws IOException {
        InetSocketAddress client = (InetSocketAddress) socket.getRemoteSocketAddress();
        observer.connected(client);
        OutputStream out = new TimedOutputStream(socket, WRITE_TIMEOUT);
        out.write(("Hello " + client.getAddress().getHostAddress()).getBytes(StandardCharsets.UTF_8));
        try {
            observer.named(client, readName(socket));
        } catch (ProtocolException | EOFException | SocketTimeoutException e) {
            observer.refused(client, e.getMessage());
            return;
        }
        out.write(id.encode());
    }

    private static Name readName(Socket socket) throws IOException {
        try {
            return Name.received(new LineOrPauseReader(socket, Name.MAX_BYTES)
                    .read()
                    .orElseThrow(() -> new EOFException("the client left without a name"))
                    .text());
        } catch (SocketTimeoutException e) {
            SocketTimeoutException silence =
                    new SocketTimeoutException("no name within " + socket.getSoTimeout() / 1_000.0 + " s");
            silence.initCause(e);
            throw silence;
        }
    }
}

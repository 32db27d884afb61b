package netlab.nameid;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import netlab.net.Frames;
import netlab.net.Server;
import netlab.net.TcpServer;
import netlab.net.TimedOutputStream;

/** Greets every client, takes its name and gives it the id. The protocol is this package's documentation. */
public final class NameIdServer implements Server {
    /** A person may type the name after the connection is made. */
    private static final Duration NAME_TIMEOUT = Duration.ofMinutes(1);

    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);

    private final TcpServer server;

    /** Is told what happens, from the thread of each connection. */
    interface Observer {
        /** A client is there. */
        void connected(InetSocketAddress client);

        /** It has said its name. */
        void named(InetSocketAddress client, Name name);

        /** It was sent away without an id. */
        void refused(InetSocketAddress client, String reason);
    }

    private NameIdServer(TcpServer server) {
        this.server = server;
    }

    /** Starts a server that gives everybody {@code id}, bound to {@code address} when this method returns. */
    static NameIdServer start(InetSocketAddress address, StudentId id, Observer observer) throws IOException {
        return start(address, id, observer, NAME_TIMEOUT);
    }

    static NameIdServer start(InetSocketAddress address, StudentId id, Observer observer, Duration nameTimeout)
            throws IOException {
        return new NameIdServer(TcpServer.named("hw2-name-id")
                .idleTimeout(nameTimeout)
                .start(address, socket -> greet(socket, id, observer)));
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
            byte[] name = new byte[Name.MAX_BYTES];
            int n = socket.getInputStream().read(name);
            if (n < 0) {
                throw new EOFException("the client left without a name");
            }
            return Name.received(Frames.decodeUtf8(Arrays.copyOf(name, n)));
        } catch (SocketTimeoutException e) {
            SocketTimeoutException silence =
                    new SocketTimeoutException("no name within " + socket.getSoTimeout() / 1_000.0 + " s");
            silence.initCause(e);
            throw silence;
        }
    }
}

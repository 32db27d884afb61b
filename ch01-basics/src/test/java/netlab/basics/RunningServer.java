package netlab.basics;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.util.function.Consumer;
import netlab.basics.EchoReusableServer.ReusableServer;
import netlab.net.TcpServer;

/** A lecture server that serves in the background of this process, on a free port, until it is closed. */
record RunningServer(int port, Closeable door, Thread thread) implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final long MAX_END_MILLIS = 5_000;

    /** Runs a server that gets its listener. */
    static RunningServer of(Consumer<ServerSocket> serve) throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName(HOST));
        return start(listener.getLocalPort(), listener, () -> serve.accept(listener));
    }

    static RunningServer selector() throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open().bind(new InetSocketAddress(HOST, 0), 128);
        return start(listener.socket().getLocalPort(), listener, () -> {
            try {
                EchoSelectorServer.serve(listener);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static RunningServer reusable() throws IOException {
        ReusableServer server = new ReusableServer(HOST, 0, EchoReusableServer::echo);
        return start(server.port(), server, server::serve);
    }

    static RunningServer tcpServer() throws IOException {
        TcpServer server = EchoTcpServer.start(HOST, 0);
        return new RunningServer(server.port(), server::close, new Thread());
    }

    private static RunningServer start(int port, Closeable door, Runnable serve) {
        Thread thread = new Thread(serve, "server on " + port);
        thread.setDaemon(true);
        thread.start();
        return new RunningServer(port, door, thread);
    }

    /** Closes the door, and wakes a thread that waits for it in a selector, which closing does not. */
    @Override
    public void close() throws IOException {
        door.close();
        thread.interrupt();
        try {
            thread.join(MAX_END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package netlab.webserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import netlab.net.Server;

/** A web server that does without {@link netlab.net.TcpServer}. */
public final class WebServer implements Server {
    public static final int DEFAULT_PORT = 80;
    public static final int FALLBACK_PORT = 8080;

    private final ServerSocket listener;
    private final CountDownLatch closed = new CountDownLatch(1);

    private WebServer(ServerSocket listener) {
        this.listener = listener;
    }

    public static WebServer start(InetSocketAddress address) throws IOException {
        return start(address, new BuiltInPages(), AccessLog.NONE, Limits.STANDARD);
    }

    public static WebServer start(InetSocketAddress address, Path root) throws IOException {
        return start(address, new DocumentRoot(root), AccessLog.NONE, Limits.STANDARD);
    }

    static WebServer start(InetSocketAddress address, Site site, AccessLog accessLog, Limits limits)
            throws IOException {
        WebServer server =
                new WebServer(ServerSocketChannel.open().bind(address, 1024).socket());
        RequestHandler handler = new RequestHandler(site);
        new Thread(() -> server.acceptClients(handler, accessLog, limits)).start();
        return server;
    }

    private void acceptClients(RequestHandler handler, AccessLog accessLog, Limits limits) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                new HttpConnection(socket, handler, accessLog, limits).serve();
                socket.shutdownOutput();
            } catch (IOException e) {
                System.err.println(e);
            }
        }
    }

    @Override
    public int port() {
        return listener.getLocalPort();
    }

    int connectionCount() {
        return 0;
    }

    @Override
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            System.err.println(e);
        }
        closed.countDown();
    }
}

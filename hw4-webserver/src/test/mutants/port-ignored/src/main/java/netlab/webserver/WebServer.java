package netlab.webserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import netlab.net.Server;
import netlab.net.TcpServer;

/**
 * An HTTP/1.1 server for files (RFC 9110, RFC 9112): GET and HEAD, persistent and pipelined connections, conditional
 * requests, byte ranges. Everything that a client may overdo has a limit in {@link Limits}.
 */
public final class WebServer implements Server {
    /** Where browsers look when the URL names no port. */
    public static final int DEFAULT_PORT = 80;

    /** For where the default is not to be had: ports below 1024 may need privileges, or another server has it. */
    public static final int FALLBACK_PORT = 8080;

    private final TcpServer server;

    private WebServer(TcpServer server) {
        this.server = server;
    }

    /**
     * Starts a server of the built-in pages on {@code address}, port 0 for a free one.
     *
     * @throws java.net.BindException if the port is taken, or binding it is not allowed
     */
    public static WebServer start(InetSocketAddress address) throws IOException {
        return start(address, new BuiltInPages(), AccessLog.NONE, Limits.STANDARD);
    }

    /**
     * Starts a server of the files below {@code root} on {@code address}, port 0 for a free one.
     *
     * @throws java.nio.file.NotDirectoryException if {@code root} is not a directory
     * @throws java.net.BindException if the port is taken, or binding it is not allowed
     */
    public static WebServer start(InetSocketAddress address, Path root) throws IOException {
        return start(address, new DocumentRoot(root), AccessLog.NONE, Limits.STANDARD);
    }

    static WebServer start(InetSocketAddress address, Site site, AccessLog accessLog, Limits limits)
            throws IOException {
        RequestHandler handler = new RequestHandler(site);
        return new WebServer(TcpServer.named("hw4-webserver")
                .maxConnections(Limits.CONNECTIONS)
                .idleTimeout(limits.idleTime())
                .start(new InetSocketAddress(address.getAddress(), FALLBACK_PORT), socket -> new HttpConnection(socket, handler, accessLog, limits).serve()));
    }

    @Override
    public int port() {
        return server.port();
    }

    /** Returns how many connections are open. */
    int connectionCount() {
        return server.connectionCount();
    }

    @Override
    public void awaitClosed() throws InterruptedException {
        server.awaitClosed();
    }

    @Override
    public void close() {
        server.close();
    }
}

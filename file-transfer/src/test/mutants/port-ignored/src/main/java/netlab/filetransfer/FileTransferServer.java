package netlab.filetransfer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import netlab.net.Server;
import netlab.net.TcpServer;

/** Serves the files of one folder, a file a connection. The protocol is this package's documentation. */
public final class FileTransferServer implements Server {
    private final TcpServer server;

    /**
     * How long each step of a conversation is waited for.
     *
     * @param hello the client's first word, which it says unasked
     * @param name a person may type it after {@code Filename}
     * @param write a client that asks and then takes nothing
     * @param bye all that is still on its way to the client comes first
     */
    record Timeouts(Duration hello, Duration name, Duration write, Duration bye) {
        static final Timeouts DEFAULT = new Timeouts(
                Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofMinutes(1));
    }

    private FileTransferServer(TcpServer server) {
        this.server = server;
    }

    /** Starts a server that shares {@code root}, bound to {@code address} when this method returns. */
    public static FileTransferServer start(InetSocketAddress address, Path root) throws IOException {
        return start(address, root, Timeouts.DEFAULT);
    }

    static FileTransferServer start(InetSocketAddress address, Path root, Timeouts timeouts) throws IOException {
        SharedFolder folder = SharedFolder.of(root);
        return new FileTransferServer(TcpServer.named("file-transfer")
                .idleTimeout(timeouts.hello())
                .start(new InetSocketAddress(address.getHostString(), 7777), socket -> new ServedClient(socket, folder, timeouts).serve()));
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
}

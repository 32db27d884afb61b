package netlab.filetransfer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import netlab.net.Server;

/** Serves the files of one folder. */
public final class FileTransferServer implements Server {
    private final SharedFolder folder;
    private final ServerSocket listener;
    private final CountDownLatch closed = new CountDownLatch(1);

    record Timeouts(Duration hello, Duration name, Duration write, Duration bye) {
        static final Timeouts DEFAULT = new Timeouts(
                Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofMinutes(1));
    }

    private FileTransferServer(InetSocketAddress address, Path root) throws IOException {
        folder = SharedFolder.of(root);
        listener = ServerSocketChannel.open().socket();
        listener.bind(address);
        new Thread(this::acceptClients).start();
    }

    public static FileTransferServer start(InetSocketAddress address, Path root) throws IOException {
        return new FileTransferServer(address, root);
    }

    private void acceptClients() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                new Thread(() -> serve(socket)).start();
            } catch (IOException e) {
                System.err.println(e);
            }
        }
    }

    private void serve(Socket socket) {
        try {
            new ServedClient(socket, folder, Timeouts.DEFAULT).serve();
        } catch (IOException e) {
            System.err.println(e);
        }
    }

    @Override
    public int port() {
        return listener.getLocalPort();
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
            e.printStackTrace();
        }
        closed.countDown();
    }
}

package netlab.net;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One connection to nobody, from accept to close, before the first real one.
 *
 * <p>It loads every class that a connection needs. Once the process is out of file descriptors that is too late: a class
 * file cannot be opened then, and the JDK's {@code sun.nio.ch.FileDispatcherImpl}, whose initializer takes a descriptor
 * of its own, fails for good when it gets none, after which no socket of the process can ever be closed.
 */
final class Rehearsal {
    private static final Duration AT_MOST = Duration.ofSeconds(1);

    private static final AtomicBoolean DONE = new AtomicBoolean();

    private Rehearsal() {}

    /** Does it, if it has not been done in this process yet. */
    static void once() {
        if (!DONE.compareAndSet(false, true)) {
            return;
        }
        try {
            connectToOurselves();
        } catch (IOException e) {
            System.getLogger(TcpServer.class.getName()).log(Level.DEBUG, "no rehearsal: {0}", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void connectToOurselves() throws IOException, InterruptedException {
        try (ServerSocketChannel listener =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            try (SocketChannel peer = SocketChannel.open(listener.getLocalAddress())) {
                TcpConnection connection = new TcpConnection(
                        "rehearsal",
                        listener.accept().socket(),
                        socket -> socket.getOutputStream()
                                .write(socket.getInputStream().read()),
                        AT_MOST,
                        done -> {});
                connection.start();
                peer.write(ByteBuffer.allocate(1));
                peer.shutdownOutput();
                connection.join(Deadline.after(AT_MOST));
            }
        }
    }
}

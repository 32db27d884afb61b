package netlab.net;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One connection to nobody, from accept to close, before the first real one.
 *
 * <p>It loads every class that a connection needs. Once the process is out of file descriptors that is too late: a class
 * file cannot be opened then, and two classes of the JDK take descriptors of their own when they are initialized, and fail
 * for good if there are none. Without {@code sun.nio.ch.FileDispatcherImpl} no socket of the process can ever be closed,
 * without {@code sun.nio.ch.Poller} no virtual thread can wait for one.
 */
final class Rehearsal {
    private static final Duration WAIT = Duration.ofMillis(1);
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
            System.getLogger(TcpServer.class.getName()).log(Level.DEBUG, "no rehearsal: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void connectToOurselves() throws IOException, InterruptedException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(anyPort)) {
            TcpConnection connection;
            try (SocketChannel channel = SocketChannel.open(listener.getLocalAddress())) {
                Socket peer = channel.socket();
                peer.setSoTimeout((int) AT_MOST.toMillis());
                connection = new TcpConnection(
                        "rehearsal", listener.accept().socket(), Rehearsal::writeAndWaitForNothing, WAIT, done -> {});
                Threads.perTask("rehearsal").execute(connection::serve);
                peer.getInputStream().readAllBytes();
            }
            connection.join(Deadline.after(AT_MOST));
        }
    }

    /** A read that waits: on a virtual thread it is the waiting that takes descriptors, the first time. */
    private static void writeAndWaitForNothing(Socket socket) throws IOException {
        socket.getOutputStream().write('.');
        socket.getInputStream().read(); // ends in a SocketTimeoutException
    }
}

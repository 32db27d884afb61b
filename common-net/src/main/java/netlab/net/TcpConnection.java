package netlab.net;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One accepted connection of a {@link TcpServer}: the socket, and the thread that speaks on it. */
final class TcpConnection {
    private static final System.Logger LOG = System.getLogger(TcpServer.class.getName());

    /** How long, and for how many bytes, a peer's remaining input is read before the connection is closed for good. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private static final int MAX_LINGER_BYTES = 256 * 1024;

    private final String name;
    private final Socket socket;
    private final TcpServer.Handler handler;
    private final Duration idleTimeout;
    private final Consumer<TcpConnection> whenDone;
    private final CountDownLatch done = new CountDownLatch(1);
    /** The thread that serves, while it does: it may have been another connection's before, and be again. */
    private volatile Thread thread;

    /** A connection that is not served yet; {@code whenDone} runs on its thread at the very end. */
    TcpConnection(
            String serverName,
            Socket socket,
            TcpServer.Handler handler,
            Duration idleTimeout,
            Consumer<TcpConnection> whenDone) {
        this.name = serverName + "-" + Addresses.format((InetSocketAddress) socket.getRemoteSocketAddress());
        this.socket = socket;
        this.handler = handler;
        this.idleTimeout = idleTimeout;
        this.whenDone = whenDone;
    }

    /** Serves the connection to its end. */
    void serve() {
        Thread.interrupted(); // what was meant for an earlier connection
        thread = Thread.currentThread();
        thread.setName(name);
        try {
            converse();
        } finally {
            thread = null;
            whenDone.accept(this);
            done.countDown();
        }
    }

    private void converse() {
        try (socket) {
            TcpOptions.apply(socket);
            socket.setSoTimeout(Math.toIntExact(idleTimeout.toMillis()));
            try {
                handler.handle(socket);
            } catch (RuntimeException | Error e) { // told before the peer sees the end
                LOG.log(Level.ERROR, name + " ends by a bug of its server: " + e, e);
            } finally {
                closeOutputAndLinger();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> name + " ends: " + e);
        }
    }

    /** Sends our end of stream, then reads what the peer still sends, within bounds, so that closing is no reset. */
    private void closeOutputAndLinger() {
        if (socket.isClosed()) {
            return;
        }
        try {
            if (!socket.isOutputShutdown()) {
                socket.shutdownOutput();
            }
            InputStream in = socket.getInputStream();
            byte[] ignored = new byte[8 * 1024];
            Deadline deadline = Deadline.after(LINGER);
            int total = 0;
            int n = 0;
            while (n >= 0 && total < MAX_LINGER_BYTES) {
                total += n;
                socket.setSoTimeout(deadline.remainingMillis());
                n = in.read(ignored);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> name + ": the peer did not end its side: " + e);
        }
    }

    /** Lets the handler see the end of the stream, as if the peer had ended its side; it can still write. */
    void endInput() {
        try {
            socket.shutdownInput();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> name + " is closed already: " + e);
        }
    }

    /** Takes the connection away from its handler, whatever that is doing. */
    void abort() {
        try {
            TcpOptions.abort(socket);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> name + " is closed already: " + e);
        }
        Thread serving = thread;
        if (serving != null) {
            serving.interrupt();
        }
    }

    /** Closes the socket of a connection that could not be started. */
    void discard() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> name + " cannot be closed: " + e);
        }
    }

    boolean isServedByThisThread() {
        return thread == Thread.currentThread();
    }

    /** Waits until the connection is done, or the deadline is over. */
    void join(Deadline deadline) throws InterruptedException {
        done.await(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
    }
}

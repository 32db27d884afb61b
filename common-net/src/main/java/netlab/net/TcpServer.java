package netlab.net;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The life of a TCP server: bind, accept, one thread a connection, and an orderly end. What is said on a connection is
 * the {@link Handler}'s business, which gets the real {@link Socket}.
 *
 * <pre>{@code
 * TcpServer server = TcpServer.named("echo")
 *         .idleTimeout(Duration.ofSeconds(30))
 *         .start(new InetSocketAddress("127.0.0.1", 0), socket -> socket.getInputStream().transferTo(socket.getOutputStream()));
 * }</pre>
 *
 * <ul>
 *   <li>A permit is taken <em>before</em> {@code accept}: beyond the connection cap, clients wait in the backlog, where
 *       they cost this process nothing.
 *   <li>The handler's thread is virtual where the JVM has such ({@link Threads}).
 *   <li>Sockets have the options of {@link TcpOptions}, the idle timeout as SO_TIMEOUT, and a channel, so that a file
 *       can be sent without copying ({@link TimedOutputStream#transferFrom}).
 *   <li>After the handler the connection is closed the way RFC 9112, 9.6 describes: first our side only, then, once the
 *       peer has had a moment to read our last bytes, all of it. Otherwise unread input would turn the close into a
 *       reset that may destroy the reply.
 *   <li>When the process is out of file descriptors, accepting pauses and goes on by itself.
 * </ul>
 */
public final class TcpServer implements Server {
    private static final System.Logger LOG = System.getLogger(TcpServer.class.getName());

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(10);
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(1);

    /** How long, and for how many bytes, a peer's remaining input is read before a connection is closed for good. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private static final int MAX_LINGER_BYTES = 256 * 1024;

    /** After the grace period a handler's socket is closed under it; this long it has to notice. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(2);

    private final String name;
    private final Handler handler;
    private final Duration idleTimeout;
    private final Duration gracePeriod;
    private final Semaphore permits;
    private final ServerSocketChannel listener;
    private final InetSocketAddress address;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread acceptThread;

    /** Speaks a protocol on one connection, from its first byte to its last. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Serves {@code socket} until the conversation is over; the server closes it afterwards. An
         * {@link IOException} is taken for a fault of the peer, any other exception for one of ours, and both end this
         * connection only.
         */
        void handle(Socket socket) throws IOException;
    }

    /** An accepted socket and the thread that serves it. */
    private record Connection(Socket socket, Thread thread) {}

    /** Says how a server is to run, and starts it. */
    public static final class Builder {
        private final String name;
        private int backlog = 1024;
        private int maxConnections = 10_000;
        private Duration idleTimeout = Duration.ofMinutes(2);
        private Duration gracePeriod = Duration.ofSeconds(5);

        private Builder(String name) {
            this.name = name;
        }

        /** Connections that may wait to be accepted; the system may lower it. */
        public Builder backlog(int backlog) {
            this.backlog = backlog;
            return this;
        }

        /** Connections served at the same time; further clients wait in the backlog. */
        public Builder maxConnections(int maxConnections) {
            this.maxConnections = maxConnections;
            return this;
        }

        /** SO_TIMEOUT of every connection: how long a read waits for a byte. Zero waits for ever. */
        public Builder idleTimeout(Duration idleTimeout) {
            this.idleTimeout = idleTimeout;
            return this;
        }

        /** How long {@link TcpServer#close} lets handlers finish before it closes their sockets. */
        public Builder gracePeriod(Duration gracePeriod) {
            this.gracePeriod = gracePeriod;
            return this;
        }

        /**
         * Binds {@code address}, port 0 for a free one, and starts accepting.
         *
         * @throws BindException if the port is taken, or binding it is not allowed
         */
        public TcpServer start(InetSocketAddress address, Handler handler) throws IOException {
            TcpServer server = new TcpServer(this, address, handler);
            server.acceptThread.start();
            LOG.log(Level.INFO, "{0} listening on {1}", name, server.address);
            return server;
        }
    }

    /** Begins the description of a server; {@code name} names its threads and log lines. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    private TcpServer(Builder builder, InetSocketAddress address, Handler handler) throws IOException {
        this.name = builder.name;
        this.handler = handler;
        this.idleTimeout = builder.idleTimeout;
        this.gracePeriod = builder.gracePeriod;
        this.permits = new Semaphore(builder.maxConnections);
        this.listener = bind(address, builder.backlog);
        this.address = (InetSocketAddress) listener.getLocalAddress();
        this.acceptThread = new Thread(this::acceptConnections, name + "-accept");
        this.acceptThread.setDaemon(true);
    }

    private static ServerSocketChannel bind(InetSocketAddress address, int backlog) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            return listener.bind(address, backlog);
        } catch (IOException e) {
            listener.close();
            BindException failure = new BindException("cannot listen on " + Addresses.format(address) + ": "
                    + e.getMessage() + "; choose another port, or 0 for a free one");
            failure.initCause(e);
            throw failure;
        } catch (RuntimeException e) { // an unresolved host name
            listener.close();
            throw new SocketException("cannot listen on " + Addresses.format(address) + ": unknown host");
        }
    }

    @Override
    public int port() {
        return address.getPort();
    }

    /** Returns how many connections are being served. */
    public int connectionCount() {
        return connections.size();
    }

    @Override
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    private void acceptConnections() {
        Duration backOff = FIRST_BACK_OFF;
        while (!closing.get()) {
            try {
                permits.acquire();
            } catch (InterruptedException e) {
                return; // only close() interrupts this thread
            }
            try {
                serve(listener.accept());
                backOff = FIRST_BACK_OFF;
            } catch (ClosedChannelException e) {
                return; // only close() closes the listener
            } catch (IOException | OutOfMemoryError e) {
                // Out of file descriptors or threads: those who are served will give some back.
                permits.release();
                LOG.log(Level.WARNING, name + " cannot accept, trying again in " + backOff.toMillis() + " ms", e);
                if (closedWithin(backOff)) {
                    return;
                }
                backOff = backOff.multipliedBy(2).compareTo(MAX_BACK_OFF) < 0 ? backOff.multipliedBy(2) : MAX_BACK_OFF;
            }
        }
    }

    /** Starts the thread that serves {@code channel}; it gives the permit back when it ends. */
    private void serve(SocketChannel channel) throws IOException {
        Socket socket = channel.socket();
        Connection[] self = new Connection[1];
        Thread thread = Threads.unstarted(name + "-" + socket.getRemoteSocketAddress(), () -> {
            try {
                converse(socket);
            } finally {
                connections.remove(self[0]);
                permits.release();
            }
        });
        self[0] = new Connection(socket, thread);
        connections.add(self[0]);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            connections.remove(self[0]);
            channel.close();
            throw e;
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            TcpOptions.apply(socket);
            socket.setSoTimeout((int) idleTimeout.toMillis());
            try {
                handler.handle(socket);
            } finally {
                closeOutputAndLinger(socket);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> name + " ends a connection: " + e);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, name + " failed on a connection", e);
        }
    }

    /** Sends our end of stream, then reads what the peer still sends, within bounds, so that closing is no reset. */
    private static void closeOutputAndLinger(Socket socket) {
        if (socket.isClosed()) {
            return;
        }
        try {
            if (!socket.isOutputShutdown()) {
                socket.shutdownOutput();
            }
            InputStream in = Deadline.after(LINGER).inputStream(socket);
            byte[] ignored = new byte[8 * 1024];
            int total = 0;
            int n = in.read(ignored);
            while (n >= 0 && total < MAX_LINGER_BYTES) {
                total += n;
                n = in.read(ignored);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "the peer did not end its side: " + e);
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>The listener is closed first. Then every connection's input ends, so that a handler that waits for the next
     * request sees the end of the stream, and one that is writing a reply can finish it. Sockets still open after the
     * grace period are closed. A handler may close its own server; it is not waited for.
     */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            awaitOtherClose();
            return;
        }
        closeQuietly(listener);
        acceptThread.interrupt();
        join(acceptThread, Deadline.after(LAST_WAIT));
        for (Connection connection : connections) {
            endInput(connection.socket());
        }
        Deadline grace = Deadline.after(gracePeriod);
        for (Connection connection : connections) {
            join(connection.thread(), grace);
        }
        Deadline lastWait = Deadline.after(LAST_WAIT);
        for (Connection connection : connections) {
            if (connection.thread() != Thread.currentThread()) {
                closeQuietly(connection.socket());
                connection.thread().interrupt();
                join(connection.thread(), lastWait);
            }
        }
        closed.countDown();
        LOG.log(Level.INFO, "{0} closed", name);
    }

    private void awaitOtherClose() {
        boolean calledByHandler = connections.stream().anyMatch(c -> c.thread() == Thread.currentThread());
        if (!calledByHandler) {
            closedWithin(gracePeriod.plus(LAST_WAIT).plus(LAST_WAIT));
        }
    }

    private boolean closedWithin(Duration duration) {
        try {
            return closed.await(duration.toMillis(), TimeUnit.MILLISECONDS) || closing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void join(Thread thread, Deadline deadline) {
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(Math.max(1, deadline.remaining().toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endInput(Socket socket) {
        try {
            socket.shutdownInput();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the connection was already closed", e);
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.log(Level.DEBUG, "closing what is already broken", e);
        }
    }
}

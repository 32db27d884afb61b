package netlab.net;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
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

    /** After the grace period a connection is taken away from its handler; this long it has to notice. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(2);

    private final String name;
    private final Handler handler;
    private final Duration idleTimeout;
    private final Duration gracePeriod;
    private final Semaphore permits;
    private final ServerSocketChannel listener;
    private final InetSocketAddress address;
    private final Set<TcpConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread acceptThread;
    private final Executor threads;

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
            if (maxConnections < 1) {
                throw new IllegalArgumentException("maxConnections must be positive, not " + maxConnections);
            }
            this.maxConnections = maxConnections;
            return this;
        }

        /** SO_TIMEOUT of every connection, in whole milliseconds: how long a read waits for a byte. Zero: for ever. */
        public Builder idleTimeout(Duration idleTimeout) {
            if (idleTimeout.isNegative() || idleTimeout.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
                throw new IllegalArgumentException("idleTimeout must be zero to 24 days, not " + idleTimeout);
            }
            this.idleTimeout = idleTimeout;
            return this;
        }

        /** How long {@link TcpServer#close} lets handlers finish before it takes their connections away. */
        public Builder gracePeriod(Duration gracePeriod) {
            this.gracePeriod = gracePeriod;
            return this;
        }

        /**
         * Binds {@code address}, port 0 for a free one, and starts accepting.
         *
         * @throws BindException if the port is taken, or binding it is not allowed
         * @throws UnknownHostException if the host name is not known
         */
        public TcpServer start(InetSocketAddress address, Handler handler) throws IOException {
            Rehearsal.once();
            TcpServer server = new TcpServer(this, address, handler);
            server.acceptThread.start();
            LOG.log(Level.INFO, "{0} listening on {1}", name, Addresses.format(server.address));
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
        this.threads = Threads.perTask(name);
    }

    private static ServerSocketChannel bind(InetSocketAddress address, int backlog) throws IOException {
        String name = Addresses.format(address);
        if (address.isUnresolved()) {
            throw new UnknownHostException("cannot listen on " + name + ": unknown host");
        }
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            return listener.bind(address, backlog);
        } catch (IOException e) {
            listener.close();
            BindException failure = new BindException(
                    "cannot listen on " + name + ": " + e.getMessage() + "; choose another port, or 0 for a free one");
            failure.initCause(e);
            throw failure;
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
            } catch (IOException | RuntimeException | Error e) {
                // Out of file descriptors, threads or memory: those who are served will give some back.
                permits.release();
                LOG.log(Level.WARNING, name + " cannot accept, trying again in " + backOff.toMillis() + " ms: " + e);
                if (isClosedWithin(backOff)) {
                    return;
                }
                Duration longer = backOff.multipliedBy(2);
                backOff = longer.compareTo(MAX_BACK_OFF) < 0 ? longer : MAX_BACK_OFF;
            }
        }
    }

    /** Starts the thread that serves {@code channel}; it gives the permit back when it ends. */
    private void serve(SocketChannel channel) {
        TcpConnection connection = new TcpConnection(name, channel.socket(), handler, idleTimeout, this::forget);
        connections.add(connection);
        if (closing.get()) { // close() may have passed this one by
            connection.endInput();
        }
        try {
            threads.execute(connection::serve);
        } catch (RuntimeException | Error e) {
            connections.remove(connection);
            connection.discard();
            throw e;
        }
    }

    private void forget(TcpConnection connection) {
        connections.remove(connection);
        permits.release();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The listener is closed first. Then every connection's input ends, so that a handler that waits for the next
     * request sees the end of the stream, and one that is writing a reply can finish it. (It should hold its input
     * stream: {@link Socket#getInputStream} refuses to give one that has ended.) Connections still open after
     * the grace period are reset and their threads interrupted. A handler may close its own server; it is not waited
     * for. The grace period ends at once when the calling thread is interrupted.
     */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            awaitOtherClose();
            return;
        }
        closeListener();
        connections.forEach(TcpConnection::endInput);
        awaitOtherConnections(gracePeriod);
        otherConnections().forEach(TcpConnection::abort);
        awaitOtherConnections(LAST_WAIT);
        closed.countDown();
        LOG.log(Level.INFO, "{0} closed", name);
    }

    private void closeListener() {
        try {
            listener.close();
            acceptThread.interrupt();
            acceptThread.join(LAST_WAIT.toMillis());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> name + " cannot close its listener: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All connections but the one whose handler is calling, if a handler is. */
    private List<TcpConnection> otherConnections() {
        return connections.stream().filter(c -> !c.isServedByThisThread()).toList();
    }

    private void awaitOtherConnections(Duration atMost) {
        Deadline deadline = Deadline.after(atMost);
        try {
            for (TcpConnection connection : otherConnections()) {
                connection.join(deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitOtherClose() {
        if (connections.stream().noneMatch(TcpConnection::isServedByThisThread)) {
            isClosedWithin(gracePeriod.plus(LAST_WAIT).plus(LAST_WAIT));
        }
    }

    private boolean isClosedWithin(Duration duration) {
        try {
            return closed.await(duration.toMillis(), TimeUnit.MILLISECONDS) || closing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

package netlab.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import netlab.net.TcpOptions;
import netlab.net.Threads;
import netlab.testkit.Transcript.Endpoint;
import netlab.testkit.Transcript.Kind;

/** A client's connection to the {@link FaultProxy}, the proxy's own to the server, and what goes from one to the other. */
final class ProxiedConnection implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ProxiedConnection.class.getName());
    private static final int READ_BYTES = 16 * 1024;

    /** Silence after which a sender is taken to have sent all it wanted to for now. */
    private static final int QUIET_MILLIS = 50;

    private final int number;
    private final Side client;
    private final Side server;
    private final Transcript transcript;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** One of the two sockets, with the names of its ends for the transcript. */
    private record Side(Socket socket, Endpoint peer, Endpoint proxy) {}

    ProxiedConnection(int number, Socket client, Socket server, Transcript transcript) {
        this.number = number;
        this.transcript = transcript;
        this.client = side(client, "client");
        this.server = side(server, "server");
        transcript.event(number, Kind.CONNECT, this.server.proxy(), this.server.peer(), "");
    }

    private static Side side(Socket socket, String name) {
        return new Side(socket, new Endpoint(name, socket.getPort()), new Endpoint("proxy", socket.getLocalPort()));
    }

    Link towardsServer() {
        return new SocketLink(server);
    }

    Link towardsClient() {
        return new SocketLink(client);
    }

    /** Forwards in both directions, and returns when both are over. */
    void run(Link towardsServer, Link towardsClient) {
        Thread other = Threads.unstarted("fault-proxy-" + number + "-replies", () -> forward(server, towardsClient));
        other.start();
        forward(client, towardsServer);
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the proxy is being closed
        }
    }

    private void forward(Side sender, Link link) {
        link.open();
        try {
            InputStream in = sender.socket().getInputStream();
            byte[] buffer = new byte[READ_BYTES];
            int n = read(sender.socket(), in, buffer, link);
            while (n >= 0) {
                transcript.data(number, sender.peer(), sender.proxy(), buffer, n);
                link.send(Arrays.copyOf(buffer, n));
                n = read(sender.socket(), in, buffer, link);
            }
            transcript.event(number, Kind.END, sender.peer(), sender.proxy(), "");
            link.end();
        } catch (IOException e) {
            if (!isClosed()) {
                transcript.event(number, Kind.RESET, sender.peer(), sender.proxy(), "");
                link.reset();
            }
        } finally {
            link.close();
        }
    }

    /** Reads; tells the link when nothing came for a while, and goes on waiting. */
    private static int read(Socket socket, InputStream in, byte[] buffer, Link link) throws IOException {
        try {
            socket.setSoTimeout(QUIET_MILLIS);
            return in.read(buffer);
        } catch (SocketTimeoutException e) {
            link.quiet();
            socket.setSoTimeout(0);
            return in.read(buffer);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Resets both connections: an abrupt end on one side is one on the other. */
    private void resetBoth() {
        synchronized (closed) {
            if (isClosed()) {
                return;
            }
            closed.countDown();
        }
        for (Side side : new Side[] {server, client}) {
            transcript.event(number, Kind.RESET, side.proxy(), side.peer(), "");
            try {
                TcpOptions.reset(side.socket());
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "the connection was already broken", e);
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        for (Side side : new Side[] {server, client}) {
            try {
                side.socket().close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "the connection was already broken", e);
            }
        }
    }

    /** The last link: the socket of the receiver. */
    private final class SocketLink implements Link {
        private final Side receiver;
        private final ReceiveQueue queue;

        SocketLink(Side receiver) {
            this.receiver = receiver;
            this.queue = new ReceiveQueue(receiver.socket());
        }

        @Override
        public void open() {}

        @Override
        public void send(byte[] bytes) {
            if (isClosed()) {
                return;
            }
            // Written down first, so that the receiver's answer comes after it.
            transcript.data(number, receiver.proxy(), receiver.peer(), bytes, bytes.length);
            try {
                receiver.socket().getOutputStream().write(bytes);
            } catch (IOException e) {
                resetBoth();
            }
        }

        @Override
        public void quiet() {
            queue.refill();
        }

        @Override
        public void end() {
            if (isClosed()) {
                return;
            }
            transcript.event(number, Kind.END, receiver.proxy(), receiver.peer(), "");
            try {
                receiver.socket().shutdownOutput();
            } catch (IOException e) {
                resetBoth();
            }
        }

        @Override
        public void reset() {
            resetBoth();
        }

        @Override
        public void awaitTaken() {
            queue.awaitEmpty(this::pause);
        }

        @Override
        public void pause(Duration duration) {
            try {
                closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the proxy is being closed
            }
        }

        @Override
        public void note(String what) {
            transcript.event(number, Kind.NOTE, receiver.proxy(), receiver.peer(), what);
        }

        @Override
        public void close() {}
    }
}

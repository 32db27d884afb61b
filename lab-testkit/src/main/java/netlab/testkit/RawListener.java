package netlab.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** Plays the server: listens on a free port of 127.0.0.1 and gives each client as a {@link RawPeer}. */
public final class RawListener implements AutoCloseable {
    private static final int BACKLOG = 128;

    private final ServerSocket listener;
    private final Duration timeout;
    private boolean accepted;

    private RawListener(ServerSocket listener, Duration timeout) {
        this.listener = listener;
        this.timeout = timeout;
    }

    /** Returns a listener that is bound, whose waits last at most {@link RawPeer#DEFAULT_TIMEOUT}. */
    public static RawListener open() throws IOException {
        return open(RawPeer.DEFAULT_TIMEOUT);
    }

    /** Returns a listener that is bound; it and the peers it accepts wait at most {@code timeout}. */
    public static RawListener open(Duration timeout) throws IOException {
        ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        return new RawListener(listener, timeout);
    }

    /** Returns the port it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Returns the address it listens on. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /**
     * Returns the next client.
     *
     * @throws AssertionError if none connects within the timeout
     */
    public RawPeer accept() throws IOException {
        return acceptWithin(timeout)
                .orElseThrow(() -> new AssertionError(
                        "no client connected to port " + port() + " within " + timeout.toMillis() + " ms"));
    }

    /** Returns the next client, or nothing if none connects within {@code wait}. */
    public Optional<RawPeer> acceptWithin(Duration wait) throws IOException {
        listener.setSoTimeout((int) wait.toMillis());
        Socket socket;
        try {
            socket = listener.accept();
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
        accepted = true;
        return Optional.of(RawPeer.accepted(socket, timeout));
    }

    /** Tells whether any client has come. */
    public boolean hasAccepted() {
        return accepted;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new AssertionError("cannot close the listener on port " + port(), e);
        }
    }
}

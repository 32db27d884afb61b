package netlab.testkit.grading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * The port that the handout names, while a client is told another one: whoever comes here has the port written into the
 * program.
 */
final class WatchedPort implements AutoCloseable {
    private final ServerSocketChannel listener;
    private boolean reached;

    private WatchedPort(ServerSocketChannel listener) {
        this.listener = listener;
    }

    /** Listens on {@code port}; nothing if somebody else does, or if only root may. */
    static Optional<WatchedPort> open(int port) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            listener.bind(new InetSocketAddress(RunningPrograms.HOST, port));
            listener.configureBlocking(false);
            return Optional.of(new WatchedPort(listener));
        } catch (IOException e) {
            listener.close();
            return Optional.empty();
        }
    }

    /** Tells whether anybody has connected. */
    boolean isReached() throws IOException {
        try (SocketChannel stray = listener.accept()) {
            reached |= stray != null;
        }
        return reached;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the listener on the handout's port", e);
        }
    }
}

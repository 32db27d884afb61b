package netlab.video;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import netlab.net.Server;
import netlab.net.TcpServer;
import netlab.net.TimedOutputStream;

/** Shows a film to each client from its beginning. The protocol is this package's documentation. */
public final class VideoServer implements Server {
    private static final System.Logger LOG = System.getLogger(VideoServer.class.getName());

    /** A paused window asks for nothing; a client that is gone is not kept for ever. */
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(10);

    /** A client that asks for a frame and does not take it is given up after this. */
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);

    private final TcpServer server;

    private VideoServer(TcpServer server) {
        this.server = server;
    }

    /**
     * What is shown, and how.
     *
     * @param framesPerSecond 0 for as fast as clients ask; empty for the film's own rate
     * @param loop whether the film begins again at its end
     */
    record Show(Film film, Picture picture, OptionalDouble framesPerSecond, boolean loop) {
        /** A film as it is, once. */
        static Show of(Film film) {
            return new Show(film, Picture.UNCHANGED, OptionalDouble.empty(), false);
        }
    }

    /**
     * Starts a server that is bound to {@code address} when this method returns.
     *
     * @throws IOException if the address cannot be bound, or the film cannot be opened
     */
    static VideoServer start(InetSocketAddress address, Show show) throws IOException {
        double ownRate;
        try (FrameSource source = show.film.open()) {
            ownRate = source.framesPerSecond();
        }
        double framesPerSecond = show.framesPerSecond.orElse(ownRate);
        return new VideoServer(TcpServer.named("video-streaming")
                .idleTimeout(IDLE_TIMEOUT)
                .start(address, socket -> show(show, framesPerSecond, socket)));
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

    private static void show(Show show, double framesPerSecond, Socket socket) throws IOException {
        RequestReader in = new RequestReader(socket);
        // The film is opened at the first word: a client that only connects costs a socket.
        if (!in.read(Request.START)) {
            return;
        }
        try (FramesAhead frames = FramesAhead.of(show.film, show.picture, show.loop)) {
            TimedOutputStream out = new TimedOutputStream(socket, WRITE_TIMEOUT);
            Optional<byte[]> frame = next(frames);
            Pacer pacer = new Pacer(framesPerSecond);
            while (frame.isPresent()) {
                pacer.awaitTurn();
                out.write(FrameLength.encode(frame.get().length));
                if (!in.read(Request.IMAGE)) {
                    return;
                }
                out.write(frame.get());
                if (!in.read(Request.START)) {
                    return;
                }
                frame = next(frames);
            }
        }
    }

    /** A film that cannot be read is our fault and not the client's, and worth a line. */
    private static Optional<byte[]> next(FramesAhead frames) throws IOException {
        try {
            return frames.next();
        } catch (IOException e) {
            if (e.getCause() != null) {
                LOG.log(Level.WARNING, e.getMessage());
            }
            throw e;
        }
    }
}

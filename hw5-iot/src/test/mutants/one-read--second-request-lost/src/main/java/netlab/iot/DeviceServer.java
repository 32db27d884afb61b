package netlab.iot;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import netlab.net.LineOrPauseReader;
import netlab.net.LineOrPauseReader.Message;
import netlab.net.LineOrPauseReader.Patience;
import netlab.net.Server;
import netlab.net.TcpServer;
import netlab.net.TimedOutputStream;

/** A device: answers each {@code Request} with a reading, until somebody says {@code quit}. */
final class DeviceServer implements Server {
    static final String REQUEST = "Request";
    static final String QUIT = "quit";

    private static final Patience PATIENCE = Patience.forWords(Duration.ofSeconds(2), REQUEST, QUIT);

    /** A user program stays connected between two readings, which a person may ask for once an hour. */
    private static final Duration IDLE_TIMEOUT = Duration.ofHours(2);

    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(DeviceServer.class.getName());

    private final Device device;
    private final Random random;
    private final TcpServer server;

    private DeviceServer(Device device, InetSocketAddress address, Random random) throws IOException {
        this.device = device;
        this.random = random;
        this.server =
                TcpServer.named(device.programName()).idleTimeout(IDLE_TIMEOUT).start(address, this::answerRequests);
    }

    /** Starts a device that measures what {@code random} says, bound to {@code address} when this method returns. */
    static DeviceServer start(Device device, InetSocketAddress address, Random random) throws IOException {
        return new DeviceServer(device, address, random);
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

    private void answerRequests(Socket socket) throws IOException {
        OutputStream out = new TimedOutputStream(socket, WRITE_TIMEOUT);
        boolean more = true;
        while (more) {
            // A new reader for each request; the old one took more than a line from the socket.
            Optional<Message> message = new LineOrPauseReader(socket, 1024).read(PATIENCE);
            more = message.isPresent() && obey(message.get().text().lines().findFirst().orElse("").strip(), out);
        }
    }

    /** Tells whether to go on. */
    private boolean obey(String word, OutputStream out) throws IOException {
        switch (word) {
            case REQUEST -> out.write(measure().encode());
            case QUIT -> {
                LOG.log(Level.INFO, "{0} was told to quit", device);
                server.close();
                return false;
            }
            case "" -> LOG.log(Level.DEBUG, "a line end that came late");
            default -> throw new ProtocolException("expected " + REQUEST + " or " + QUIT + ", got " + word);
        }
        return true;
    }

    /** One reading at a time, so that a seed gives the same readings in the same order. */
    private synchronized Reading measure() {
        List<Integer> values = device.quantities().stream()
                .map(quantity -> quantity.min() + random.nextInt(quantity.max() - quantity.min() + 1))
                .toList();
        return new Reading(device, values);
    }
}

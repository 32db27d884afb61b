package netlab.iot;

import java.io.IOException;
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

    /** Room for a word and some blanks; nothing longer is understood anyway. */
    private static final int MAX_WORD_BYTES = 64;

    /** Part of a word without newline is waited for longer than a whole one. */
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
        LineOrPauseReader in = new LineOrPauseReader(socket, MAX_WORD_BYTES);
        TimedOutputStream out = new TimedOutputStream(socket, WRITE_TIMEOUT);
        Optional<Message> message = in.read(PATIENCE);
        while (true) {
            switch (message.isPresent() ? message.get().text().strip() : "") {
                case REQUEST -> out.write(measure().encode());
                case QUIT -> {
                    LOG.log(Level.INFO, "{0} was told to quit", device);
                    server.close();
                    return;
                }
                case "" -> LOG.log(Level.DEBUG, "a line end that came late");
                default ->
                    throw new ProtocolException("expected " + REQUEST + " or " + QUIT + ", got "
                            + message.get().length() + " bytes of something else");
            }
            message = in.read(PATIENCE);
        }
    }

    /** One reading at a time, so that a seed gives the same readings in the same order. */
    private synchronized Reading measure() {
        List<Integer> values = device.quantities().stream()
                .map(quantity -> quantity.min() + random.nextInt(quantity.max() - quantity.min() + 1))
                .toList();
        return new Reading(device, values);
    }
}

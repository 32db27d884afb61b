package netlab.iot;

import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import netlab.net.TcpClient;

/**
 * The user's side of one device. Connects when it is first needed, and again after the connection has been lost, so
 * that a device may go and come back. For one thread at a time.
 */
final class DeviceClient implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DeviceClient.class.getName());

    private final Device device;
    private final Address address;
    private final String lineEnd;
    private final Duration timeout;
    /** Null while there is no connection. */
    private Socket socket;

    /** Where a device is; the name is looked up for each connection. */
    record Address(String host, int port) {}

    /**
     * Describes the way to a device.
     *
     * @param plain whether words go out without a newline, as a handout device expects them
     * @param timeout how long to wait for the connection, and then for each reading
     */
    DeviceClient(Device device, Address address, boolean plain, Duration timeout) {
        this.device = device;
        this.address = address;
        this.lineEnd = plain ? "" : "\n";
        this.timeout = timeout;
    }

    Device device() {
        return device;
    }

    /** Connects, unless there is a connection. */
    void connect() throws IOException {
        if (socket == null) {
            socket = TcpClient.connect(new InetSocketAddress(address.host(), address.port()), timeout);
        }
    }

    /**
     * Asks for a reading. If the connection turns out to be lost, since the device was restarted, it is made again, once.
     *
     * @throws java.net.ConnectException if the device is down
     * @throws SocketTimeoutException if it is silent
     * @throws ProtocolException if a value is out of range
     * @throws EOFException if it leaves in the middle of a reading
     */
    Reading request() throws IOException {
        if (socket != null) {
            try {
                return requestOnce();
            } catch (SocketTimeoutException | ProtocolException e) {
                throw e;
            } catch (IOException lost) {
                LOG.log(Level.DEBUG, "connecting again", lost);
            }
        }
        connect();
        return requestOnce();
    }

    /** After any failure the connection is given up: what comes late must not be taken for the next reading. */
    private Reading requestOnce() throws IOException {
        try {
            send(DeviceServer.REQUEST);
            byte[] reply = new byte[Reading.BYTES];
            socket.setSoTimeout((int) timeout.toMillis());
            if (socket.getInputStream().read(reply) < 0) {
                throw new EOFException("the device closed the connection");
            }
            return Reading.decode(device, reply);
        } catch (SocketTimeoutException e) {
            close();
            SocketTimeoutException silence =
                    new SocketTimeoutException("no reading within " + timeout.toMillis() + " ms");
            silence.initCause(e);
            throw silence;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Tells the device to end. */
    void quit() throws IOException {
        connect();
        try {
            send(DeviceServer.QUIT);
        } finally {
            close();
        }
    }

    private void send(String word) throws IOException {
        socket.getOutputStream().write((word + lineEnd).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            Socket old = socket;
            socket = null;
            old.close();
        }
    }
}

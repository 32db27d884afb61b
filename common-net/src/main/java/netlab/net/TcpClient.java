package netlab.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Connecting, with errors that name the address. */
public final class TcpClient {
    private TcpClient() {}

    /**
     * Returns a socket that is connected to {@code address}, has the options of {@link TcpOptions}, and has a channel,
     * so that content can go between it and a file without passing through the heap.
     *
     * @throws UnknownHostException if the host name is not known
     * @throws SocketTimeoutException if nobody answers within {@code timeout}
     * @throws ConnectException if the connection is refused, or the network says it cannot be made
     */
    public static Socket connect(InetSocketAddress address, Duration timeout) throws IOException {
        String name = Addresses.format(address);
        if (address.isUnresolved()) {
            throw new UnknownHostException("cannot connect to " + name + ": unknown host");
        }
        Socket socket = SocketChannel.open().socket();
        try {
            socket.connect(address, (int) timeout.toMillis());
            TcpOptions.apply(socket);
            return socket;
        } catch (SocketTimeoutException e) {
            socket.close();
            throw withCause(
                    new SocketTimeoutException(
                            "cannot connect to " + name + ": no answer within " + timeout.toMillis() + " ms"),
                    e);
        } catch (IOException e) {
            socket.close();
            throw withCause(
                    new ConnectException(
                            "cannot connect to " + name + ": " + e.getMessage() + "; is the server running there?"),
                    e);
        }
    }

    private static IOException withCause(IOException failure, IOException cause) {
        failure.initCause(cause);
        return failure;
    }
}

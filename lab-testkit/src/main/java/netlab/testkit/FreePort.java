package netlab.testkit;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a program that must be told one in advance. Whoever can bind port 0 should do that instead: between this
 * choice and the program's {@code bind} somebody else may take the port.
 *
 * <p>To make that unlikely the port is none that the system itself gives to clients and to port 0 (Linux: 32768 to
 * 60999, others: from 49152), so that only another chooser like this one could take it.
 */
public final class FreePort {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int MAX_TRIES = 200;

    private FreePort() {}

    /** Returns a port of 127.0.0.1 that nobody uses for TCP or UDP at this moment. */
    public static int choose() throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        for (int i = 0; i < MAX_TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(new InetSocketAddress(loopback, port))) {
                return port;
            }
        }
        throw new BindException("found no free port in " + MAX_TRIES + " tries");
    }

    private static boolean isFree(InetSocketAddress address) throws IOException {
        try (ServerSocket tcp = new ServerSocket();
                DatagramSocket udp = new DatagramSocket(null)) {
            tcp.bind(address);
            udp.bind(address);
            return true;
        } catch (SocketException e) {
            return false;
        }
    }
}

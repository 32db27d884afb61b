package netlab.basics;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Sends 20 bytes in one go, and closes, for a client that takes them in small pieces; see {@link PartialReadClient}.
 *
 * <p>Alone: {@code java PartialReadServer.java [-s HOST] [-p PORT]}. TCP lecture, port 9999.
 *
 * <p>Left out on purpose: waiting for a client that sends something first; see {@link HelloServer}.
 */
public final class PartialReadServer {
    private static final System.Logger LOG = System.getLogger(PartialReadServer.class.getName());

    private static final int BACKLOG = 50;
    private static final String MESSAGE = "This is IoT world!!!";

    private PartialReadServer() {}

    static void run(String host, int port) throws IOException {
        try (ServerSocket listener = new ServerSocket(port, BACKLOG, InetAddress.getByName(host))) {
            System.out.println("partial-read listening on " + host + ":" + listener.getLocalPort());
            serve(listener);
        }
    }

    static void serve(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                client.getOutputStream().write(MESSAGE.getBytes(US_ASCII));
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a client went away before the message: " + e.getMessage());
            }
        }
    }

    public static void main(String[] args) {
        String host = option(args, "-s", "--host", "127.0.0.1");
        int port = Integer.parseInt(option(args, "-p", "--port", "9999"));
        try {
            run(host, port);
        } catch (IOException e) {
            System.err.println("cannot listen on " + host + ":" + port + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private static String option(String[] args, String shortName, String longName, String otherwise) {
        for (int i = 0; i < args.length - 1; i++) {
            if (args[i].equals(shortName) || args[i].equals(longName)) {
                return args[i + 1];
            }
        }
        return otherwise;
    }
}

package netlab.basics;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Says {@code Hello <client ip>} to whoever connects, and closes: the end of the stream is the end of the message.
 *
 * <p>Alone: {@code java HelloServer.java [-s HOST] [-p PORT]}. Chapter 1, port 9000.
 *
 * <p>Left out on purpose: a client that talks instead of listening may see a reset instead of an orderly end, since we
 * close without reading; see {@link netlab.net.TcpServer}.
 */
public final class HelloServer {
    private static final System.Logger LOG = System.getLogger(HelloServer.class.getName());

    private static final int BACKLOG = 50;

    private HelloServer() {}

    static void run(String host, int port) throws IOException {
        try (ServerSocket listener = new ServerSocket(port, BACKLOG, InetAddress.getByName(host))) {
            System.out.println("hello listening on " + host + ":" + listener.getLocalPort());
            serve(listener);
        }
    }

    static void serve(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                String greeting = "Hello " + client.getInetAddress().getHostAddress();
                client.getOutputStream().write(greeting.getBytes(US_ASCII));
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a client went away before the greeting: " + e.getMessage());
            }
        }
    }

    public static void main(String[] args) {
        String host = option(args, "-s", "--host", "127.0.0.1");
        int port = Integer.parseInt(option(args, "-p", "--port", "9000"));
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

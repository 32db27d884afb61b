package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Counts what a client sends until the client says "done sending", and only then answers: {@code 3 lines, 14 bytes}.
 *
 * <p>A connection is two streams. The client's {@code shutdownOutput} ends one (FIN); our answer travels on the other.
 *
 * <p>Alone: {@code java HalfCloseServer.java [-s HOST] [-p PORT]}. Port 2500.
 *
 * <p>Left out on purpose: more than one client at a time; see {@link EchoThreadsServer}.
 */
public final class HalfCloseServer {
    private static final System.Logger LOG = System.getLogger(HalfCloseServer.class.getName());

    private static final int BACKLOG = 50;

    /** A client that is silent for so long has lost its turn: others may be waiting. */
    private static final int IDLE_TIMEOUT_MS = 120_000;

    private HalfCloseServer() {}

    static void run(String host, int port) throws IOException {
        try (ServerSocket listener = new ServerSocket(port, BACKLOG, InetAddress.getByName(host))) {
            System.out.println("half-close listening on " + host + ":" + listener.getLocalPort());
            serve(listener);
        }
    }

    static void serve(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                client.setSoTimeout(IDLE_TIMEOUT_MS);
                client.getOutputStream().write(count(client.getInputStream()).getBytes(UTF_8));
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a client went away without closing: " + e.getMessage());
            }
        }
    }

    private static String count(InputStream in) throws IOException {
        long lines = 0;
        long bytes = 0;
        byte[] buffer = new byte[8 * 1024];
        int n = in.read(buffer);
        while (n >= 0) { // until the client's end of stream, which is not the end of the connection
            bytes += n;
            for (int i = 0; i < n; i++) {
                lines += buffer[i] == '\n' ? 1 : 0;
            }
            n = in.read(buffer);
        }
        return lines + " lines, " + bytes + " bytes";
    }

    public static void main(String[] args) {
        String host = option(args, "-s", "--host", "127.0.0.1");
        int port = Integer.parseInt(option(args, "-p", "--port", "2500"));
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

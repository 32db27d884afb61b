package netlab.basics;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Tells the time to whoever connects, and closes. The format is that of C's {@code ctime} without its newline, in
 * English whatever the server's language is, the day padded with a blank:
 *
 * <pre>
 *   Thu Mar  4 09:43:07 2021        24 bytes of ASCII
 * </pre>
 *
 * <p>Alone: {@code java TimeServer.java [-s HOST] [-p PORT]}. TCP lecture, port 9999.
 *
 * <p>Left out on purpose: the time zone, which this format does not have, so that the reader has to guess it.
 */
public final class TimeServer {
    private static final System.Logger LOG = System.getLogger(TimeServer.class.getName());

    private static final int BACKLOG = 50;
    private static final DateTimeFormatter CTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

    private TimeServer() {}

    static void run(String host, int port) throws IOException {
        try (ServerSocket listener = new ServerSocket(port, BACKLOG, InetAddress.getByName(host))) {
            System.out.println("time listening on " + host + ":" + listener.getLocalPort());
            serve(listener);
        }
    }

    static void serve(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                client.getOutputStream().write(ctime(LocalDateTime.now()).getBytes(US_ASCII));
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a client went away before it knew the time: " + e.getMessage());
            }
        }
    }

    static String ctime(LocalDateTime time) {
        return CTIME.format(time);
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

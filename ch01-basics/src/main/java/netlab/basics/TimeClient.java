package netlab.basics;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/**
 * Connects and prints what time it is on the server.
 *
 * <p>Alone: {@code java TimeClient.java [-s HOST] [-p PORT]}. TCP lecture, port 9999.
 *
 * <p>Left out on purpose: a server that sends one byte just before every timeout; see {@link netlab.net.Deadline}.
 */
public final class TimeClient {
    private static final int TIMEOUT_MS = 10_000;

    /** More than any time takes; a server that talks for ever is cut off here. */
    private static final int MAX_BYTES = 1024;

    private TimeClient() {}

    static void run(String host, int port) throws IOException {
        try (Socket server = new Socket(InetAddress.getByName(host), port)) {
            server.setSoTimeout(TIMEOUT_MS);
            byte[] time = server.getInputStream().readNBytes(MAX_BYTES); // until the server closes
            if (time.length == 0) {
                throw new EOFException("the server closed without a word");
            }
            System.out.println(new String(time, US_ASCII));
        }
    }

    public static void main(String[] args) {
        String host = option(args, "-s", "--host", "127.0.0.1");
        int port = Integer.parseInt(option(args, "-p", "--port", "9999"));
        try {
            run(host, port);
        } catch (IOException e) {
            System.err.println("cannot talk to " + host + ":" + port + ": " + e.getMessage());
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

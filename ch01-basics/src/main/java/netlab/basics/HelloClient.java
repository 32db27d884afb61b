package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/**
 * Connects, says nothing, and prints the greeting: everything up to the end of the stream.
 *
 * <p>Alone: {@code java HelloClient.java [-s HOST] [-p PORT]}. Chapter 1, port 9000.
 *
 * <p>Left out on purpose: a server that sends one byte just before every timeout; see {@link netlab.net.Deadline}.
 */
public final class HelloClient {
    private static final int TIMEOUT_MS = 10_000;

    /** More than any greeting; a server that talks for ever is cut off here. */
    private static final int MAX_BYTES = 1024;

    private HelloClient() {}

    static void run(String host, int port) throws IOException {
        try (Socket server = new Socket(InetAddress.getByName(host), port)) {
            server.setSoTimeout(TIMEOUT_MS);
            byte[] greeting = server.getInputStream().readNBytes(MAX_BYTES); // until the server closes
            if (greeting.length == 0) {
                throw new EOFException("the server closed without a word");
            }
            System.out.println(new String(greeting, UTF_8));
        }
    }

    public static void main(String[] args) {
        String host = option(args, "-s", "--host", "127.0.0.1");
        int port = Integer.parseInt(option(args, "-p", "--port", "9000"));
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

package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a message of 20 bytes in pieces of at most 4, and shows after each what there is so far. That is what every
 * reader of a stream does: {@code read} returns what has arrived, so it is called until the message is complete.
 *
 * <p>Alone: {@code java PartialReadClient.java [-s HOST] [-p PORT]}. TCP lecture, port 9999.
 *
 * <p>Left out on purpose: a length that is not known beforehand; see {@link LengthPrefixedMessages}.
 */
public final class PartialReadClient {
    private static final int MESSAGE_BYTES = 20;
    private static final int PIECE_BYTES = 4;
    private static final int TIMEOUT_MS = 10_000;

    private PartialReadClient() {}

    static void run(String host, int port) throws IOException {
        try (Socket server = new Socket(InetAddress.getByName(host), port)) {
            server.setSoTimeout(TIMEOUT_MS);
            InputStream in = server.getInputStream();
            List<String> pieces = new ArrayList<>();
            byte[] buffer = new byte[PIECE_BYTES];
            int received = 0;
            while (received < MESSAGE_BYTES) {
                int n = in.read(buffer, 0, Math.min(PIECE_BYTES, MESSAGE_BYTES - received));
                if (n < 0) {
                    throw new EOFException("connection closed after " + received + " of " + MESSAGE_BYTES + " bytes");
                }
                received += n;
                pieces.add("'" + new String(buffer, 0, n, UTF_8) + "'");
                System.out.println(pieces);
            }
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

package netlab.basics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;

/**
 * Answers {@code 1} to {@code 10} with the English word and anything else with {@code Try again}, as often as asked.
 *
 * <p>The handout's client sends a number in one go, with nothing behind it, and takes the answer the same way, so where
 * a request ends is a matter of taste. Here it ends at a newline, as {@code nc} sends it, or when a pause follows.
 * Answers never have a newline: that is what the handout's client expects.
 *
 * <p>Alone: {@code java NumberServer.java [-s HOST] [-p PORT]}. TCP lecture, port 3333.
 *
 * <p>Left out on purpose: more than one client at a time; see {@link EchoThreadsServer}.
 */
public final class NumberServer {
    private static final System.Logger LOG = System.getLogger(NumberServer.class.getName());

    private static final List<String> WORDS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    private static final int BACKLOG = 50;
    private static final int PAUSE_MS = 20;
    private static final int MAX_REQUEST_BYTES = 64;

    /** A client that is silent for so long has lost its turn: others may be waiting. */
    private static final int IDLE_TIMEOUT_MS = 120_000;

    private NumberServer() {}

    static void run(String host, int port) throws IOException {
        try (ServerSocket listener = new ServerSocket(port, BACKLOG, InetAddress.getByName(host))) {
            System.out.println("number listening on " + host + ":" + listener.getLocalPort());
            serve(listener);
        }
    }

    static void serve(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                answer(client);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a client went away without closing: " + e.getMessage());
            }
        }
    }

    private static void answer(Socket client) throws IOException {
        String request = readRequest(client);
        while (request != null) {
            if (!request.isBlank()) {
                client.getOutputStream().write(word(request.strip()).getBytes(US_ASCII));
            }
            request = readRequest(client);
        }
    }

    static String word(String number) {
        for (int i = 0; i < WORDS.size(); i++) {
            if (number.equals(String.valueOf(i + 1))) {
                return WORDS.get(i);
            }
        }
        return "Try again";
    }

    /** Reads up to a newline, a pause, the limit or the end of the stream; null: there is no further request. */
    private static String readRequest(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        client.setSoTimeout(IDLE_TIMEOUT_MS);
        int b = in.read();
        if (b < 0) {
            return null;
        }
        client.setSoTimeout(PAUSE_MS);
        try {
            while (b >= 0 && b != '\n' && request.size() < MAX_REQUEST_BYTES) {
                request.write(b);
                b = in.read();
            }
        } catch (SocketTimeoutException e) {
            LOG.log(Level.TRACE, "a pause: the request is complete");
        }
        return request.toString(UTF_8);
    }

    public static void main(String[] args) {
        String host = option(args, "-s", "--host", "127.0.0.1");
        int port = Integer.parseInt(option(args, "-p", "--port", "3333"));
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

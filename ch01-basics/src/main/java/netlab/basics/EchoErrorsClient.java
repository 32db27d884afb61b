package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;

/**
 * The echo client of the TCP lecture, step 2: every way a conversation can end has its own sentence.
 *
 * <pre>
 *   ConnectException         nobody listens on that port
 *   SocketTimeoutException   connected, but no echo comes
 *   EOFException             the server closed: connection closed
 *   SocketException          the server was killed in mid-sentence: connection closed
 * </pre>
 *
 * <p>Alone: {@code java EchoErrorsClient.java [-s HOST] [-p PORT]}. TCP lecture, port 2500.
 *
 * <p>Left out on purpose: a server that sends one byte just before every timeout; see {@link netlab.net.Deadline}.
 */
public final class EchoErrorsClient {
    private static final int ECHO_TIMEOUT_MS = 10_000;

    /** A long line goes out piece by piece: if both sides only wrote, all buffers would fill and both would wait. */
    private static final int PIECE_BYTES = 1024;

    private EchoErrorsClient() {}

    static void run(String host, int port) throws IOException {
        Console console = System.console(); // null when input comes from a pipe: then there is nobody to prompt
        Charset charset = console == null ? UTF_8 : console.charset();
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, charset));
        PrintStream screen = new PrintStream(System.out, true, charset);

        try (Socket server = new Socket(InetAddress.getByName(host), port)) {
            server.setSoTimeout(ECHO_TIMEOUT_MS);
            screen.print(console == null ? "" : "message, or quit: ");
            String line = keyboard.readLine();
            while (line != null && !line.strip().equalsIgnoreCase("quit")) {
                byte[] message = line.getBytes(UTF_8);
                byte[] echo = exchange(server, message, screen);
                screen.println(new String(echo, UTF_8));
                screen.print(console == null ? "" : "message, or quit: ");
                line = keyboard.readLine();
            }
        } catch (ConnectException e) {
            throw new IOException(e.getMessage() + "; is the server running there?", e);
        } catch (SocketTimeoutException e) {
            throw new IOException("no echo within " + ECHO_TIMEOUT_MS / 1000 + " seconds", e);
        } catch (EOFException | SocketException e) {
            screen.println("connection closed");
        }
    }

    private static byte[] exchange(Socket server, byte[] message, PrintStream screen) throws IOException {
        byte[] echo = new byte[message.length];
        int done = 0;
        do {
            int length = Math.min(PIECE_BYTES, message.length - done);
            server.getOutputStream().write(message, done, length);
            if (done + length == message.length) {
                screen.println("sent " + message.length + " bytes");
            }
            if (server.getInputStream().readNBytes(echo, done, length) < length) {
                throw new EOFException();
            }
            done += length;
        } while (done < message.length);
        return echo;
    }

    public static void main(String[] args) {
        String host = option(args, "-s", "--host", "127.0.0.1");
        int port = Integer.parseInt(option(args, "-p", "--port", "2500"));
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

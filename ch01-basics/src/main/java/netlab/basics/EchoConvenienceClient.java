package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.Charset;

/**
 * The echo client of the TCP lecture with the convenience constructor: {@code new Socket(host, port)} looks the host
 * up, makes the socket and connects it, as Python's {@code create_connection} does.
 *
 * <p>Alone: {@code java EchoConvenienceClient.java [-s HOST] [-p PORT]}. TCP lecture, port 2500.
 *
 * <p>Left out on purpose: a limit on the time connecting takes, which needs the two steps; see {@link EchoOneClient}.
 */
public final class EchoConvenienceClient {
    private static final int ECHO_TIMEOUT_MS = 10_000;

    private EchoConvenienceClient() {}

    static void run(String host, int port) throws IOException {
        Console console = System.console(); // null when input comes from a pipe: then there is nobody to prompt
        Charset charset = console == null ? UTF_8 : console.charset();
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, charset));
        PrintStream screen = new PrintStream(System.out, true, charset);

        try (Socket server = new Socket(host, port)) {
            server.setSoTimeout(ECHO_TIMEOUT_MS);
            screen.print(console == null ? "" : "message, or quit: ");
            String line = keyboard.readLine();
            while (line != null && !line.strip().equalsIgnoreCase("quit")) {
                byte[] message = line.getBytes(UTF_8);
                server.getOutputStream().write(message);
                screen.println("sent " + message.length + " bytes");
                byte[] echo = server.getInputStream().readNBytes(message.length);
                if (echo.length < message.length) {
                    screen.println("connection closed");
                    return;
                }
                screen.println(new String(echo, UTF_8));
                screen.print(console == null ? "" : "message, or quit: ");
                line = keyboard.readLine();
            }
        } catch (UnknownHostException e) {
            throw new IOException("unknown host", e);
        }
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

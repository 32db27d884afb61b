package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;

/**
 * The first client: sends each line it is given, without a line end, and prints what comes back; {@code quit} ends it.
 *
 * <p>Alone: {@code java EchoClient.java [-s HOST] [-p PORT]}. Chapter 1, port 9000.
 *
 * <p>Left out on purpose: a line of megabytes, which the server would have to answer before it was sent; see
 * {@link EchoErrorsClient}.
 */
public final class EchoClient {
    /** How long to wait for an echo before the server is taken for lost. */
    private static final int ECHO_TIMEOUT_MS = 10_000;

    private EchoClient() {}

    static void run(String host, int port) throws IOException {
        Console console = System.console(); // null when input comes from a pipe: then there is nobody to prompt
        Charset charset = console == null ? UTF_8 : console.charset();
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, charset));
        PrintStream screen = new PrintStream(System.out, true, charset);

        try (Socket server = new Socket(InetAddress.getByName(host), port)) {
            server.setSoTimeout(ECHO_TIMEOUT_MS);
            InputStream in = server.getInputStream();
            OutputStream out = server.getOutputStream();

            screen.print(console == null ? "" : "message, or quit: ");
            String line = keyboard.readLine();
            while (line != null && !line.strip().equalsIgnoreCase("quit")) {
                byte[] message = line.getBytes(UTF_8);
                out.write(message);
                byte[] echo = in.readNBytes(message.length); // in however many pieces it comes back
                if (echo.length < message.length) {
                    throw new EOFException(
                            "connection closed after " + echo.length + " of " + message.length + " bytes");
                }
                screen.println(new String(echo, UTF_8));

                screen.print(console == null ? "" : "message, or quit: ");
                line = keyboard.readLine();
            }
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

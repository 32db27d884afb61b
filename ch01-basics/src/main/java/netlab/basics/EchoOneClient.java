package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.Charset;

/**
 * The echo client of the TCP lecture, step 1: tells how many bytes it sent, and collects an echo that comes in pieces
 * with a loop of its own; {@code quit} ends it.
 *
 * <p>Alone: {@code java EchoOneClient.java [-s HOST] [-p PORT]}. TCP lecture, port 2500.
 *
 * <p>Left out on purpose: telling one failure from another; see {@link EchoErrorsClient}.
 */
public final class EchoOneClient {
    private static final int CONNECT_TIMEOUT_MS = 10_000;

    /** Long, since a second client has to wait for its turn, and should be seen waiting. */
    private static final int ECHO_TIMEOUT_MS = 60_000;

    private EchoOneClient() {}

    static void run(String host, int port) throws IOException {
        Console console = System.console(); // null when input comes from a pipe: then there is nobody to prompt
        Charset charset = console == null ? UTF_8 : console.charset();
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, charset));
        PrintStream screen = new PrintStream(System.out, true, charset);

        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException("unknown host");
        }
        try (Socket server = new Socket()) { // socket
            server.connect(address, CONNECT_TIMEOUT_MS); // connect
            server.setSoTimeout(ECHO_TIMEOUT_MS);
            screen.print(console == null ? "" : "message, or quit: ");
            String line = keyboard.readLine();
            while (line != null && !line.strip().equalsIgnoreCase("quit")) {
                byte[] message = line.getBytes(UTF_8);
                server.getOutputStream().write(message); // send
                screen.println("sent " + message.length + " bytes");

                byte[] echo = new byte[message.length];
                if (receive(server.getInputStream(), echo) < echo.length) { // recv
                    screen.println("connection closed");
                    return;
                }
                screen.println(new String(echo, UTF_8));

                screen.print(console == null ? "" : "message, or quit: ");
                line = keyboard.readLine();
            }
        }
    }

    /** Reads until {@code buffer} is full or the stream ends, and returns how many bytes came. */
    private static int receive(InputStream in, byte[] buffer) throws IOException {
        int received = 0;
        while (received < buffer.length) {
            int n = in.read(buffer, received, buffer.length - received);
            if (n < 0) {
                return received;
            }
            received += n;
        }
        return received;
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

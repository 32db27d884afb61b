package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;

/**
 * The echo client of the TCP lecture with command-line arguments; see {@link EchoArgumentsServer}.
 *
 * <p>Alone: {@code java EchoArgumentsClient.java [PORT] [-s HOST] [-p PORT]}. TCP lecture, port 2500.
 *
 * <p>Left out on purpose: help texts, types and subcommands; see {@link Main}, where picocli has them.
 */
public final class EchoArgumentsClient {
    private static final int ECHO_TIMEOUT_MS = 10_000;

    private EchoArgumentsClient() {}

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
        }
    }

    /** What the command line said, or the defaults. */
    record Arguments(String host, int port) {
        static Arguments parse(String[] args) {
            String host = "127.0.0.1";
            String port = "2500";
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "-s", "--host" -> host = valueOf(args, i++);
                    case "-p", "--port" -> port = valueOf(args, i++);
                    default -> {
                        if (args[i].startsWith("-")) {
                            throw new IllegalArgumentException("unknown option " + args[i]);
                        }
                        port = args[i];
                    }
                }
            }
            return new Arguments(host, portNumber(port));
        }

        private static String valueOf(String[] args, int option) {
            if (option + 1 == args.length) {
                throw new IllegalArgumentException("nothing follows " + args[option]);
            }
            return args[option + 1];
        }

        private static int portNumber(String text) {
            if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
                throw new IllegalArgumentException("expected a port of 0 to 65535, got '" + text + "'");
            }
            return Integer.parseInt(text);
        }
    }

    public static void main(String[] args) {
        Arguments arguments;
        try {
            arguments = Arguments.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("usage: java EchoArgumentsClient.java [PORT] [-s HOST] [-p PORT]");
            System.exit(2);
            return;
        }
        try {
            run(arguments.host(), arguments.port());
        } catch (IOException e) {
            System.err.println("cannot talk to " + arguments.host() + ":" + arguments.port() + ": " + e.getMessage());
            System.exit(1);
        }
    }
}

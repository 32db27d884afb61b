package netlab.basics;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The echo of the TCP lecture with command-line arguments: the port alone, or host and port by option, as Python's
 * {@code sys.argv} and {@code argparse} examples take them. What makes no sense is refused with exit code 2.
 *
 * <p>Alone: {@code java EchoArgumentsServer.java [PORT] [-s HOST] [-p PORT]}. TCP lecture, port 2500.
 *
 * <p>Left out on purpose: help texts, types and subcommands; see {@link Main}, where picocli has them.
 */
public final class EchoArgumentsServer {
    private static final System.Logger LOG = System.getLogger(EchoArgumentsServer.class.getName());

    private EchoArgumentsServer() {}

    static void run(String host, int port) throws IOException {
        try (ServerSocket listener = new ServerSocket(port, 5, InetAddress.getByName(host))) {
            System.out.println("echo-arguments listening on " + host + ":" + listener.getLocalPort());
            serve(listener);
        }
    }

    static void serve(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                client.getInputStream().transferTo(client.getOutputStream());
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a client went away without closing: " + e.getMessage());
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
            System.err.println("usage: java EchoArgumentsServer.java [PORT] [-s HOST] [-p PORT]");
            System.exit(2);
            return;
        }
        try {
            run(arguments.host(), arguments.port());
        } catch (IOException e) {
            System.err.println("cannot listen on " + arguments.host() + ":" + arguments.port() + ": " + e.getMessage());
            System.exit(1);
        }
    }
}

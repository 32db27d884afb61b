package netlab.basics;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The echo of the TCP lecture with the convenience constructors: one line instead of socket, bind and listen.
 *
 * <pre>
 *   Python                                Java
 *   create_server((host, port))           new ServerSocket(port, backlog, InetAddress.getByName(host))
 *   create_server(("", port))             new ServerSocket(port)       all addresses: anybody may connect
 *   create_connection((host, port))       new Socket(host, port)
 *   while data := c.recv(1024):
 *       c.sendall(data)                   in.transferTo(out)
 * </pre>
 *
 * <p>Alone: {@code java EchoConvenienceServer.java [-s HOST] [-p PORT]}. TCP lecture, port 2500.
 *
 * <p>Left out on purpose: what the constructor does; see {@link EchoOneServer}.
 */
public final class EchoConvenienceServer {
    private static final System.Logger LOG = System.getLogger(EchoConvenienceServer.class.getName());

    private EchoConvenienceServer() {}

    static void run(String host, int port) throws IOException {
        try (ServerSocket listener = new ServerSocket(port, 5, InetAddress.getByName(host))) {
            System.out.println("echo-convenience listening on " + host + ":" + listener.getLocalPort());
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

    public static void main(String[] args) {
        String host = option(args, "-s", "--host", "127.0.0.1");
        int port = Integer.parseInt(option(args, "-p", "--port", "2500"));
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

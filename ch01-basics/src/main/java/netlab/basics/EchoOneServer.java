package netlab.basics;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The echo of the TCP lecture, step 1: one client at a time, and every system call by its own name.
 *
 * <pre>
 *   server   socket → bind → listen → accept → recv/send … → close
 *   client   socket → connect          → send/recv … → close
 * </pre>
 *
 * <p>A second client can connect, since the system completes the connection for us, and can even send; but nobody
 * reads what it says before the first one has left.
 *
 * <p>Alone: {@code java EchoOneServer.java [-s HOST] [-p PORT]}. TCP lecture, port 2500.
 *
 * <p>Left out on purpose: telling one failure from another; see {@link EchoErrorsServer}.
 */
public final class EchoOneServer {
    private static final System.Logger LOG = System.getLogger(EchoOneServer.class.getName());

    private static final int BACKLOG = 5;

    private EchoOneServer() {}

    static void run(String host, int port) throws IOException {
        try (ServerSocket listener = new ServerSocket()) { // socket
            listener.setReuseAddress(true); // a port whose last connections are in TIME_WAIT may be bound again
            listener.bind(new InetSocketAddress(host, port), BACKLOG); // bind and listen
            System.out.println("echo-one listening on " + host + ":" + listener.getLocalPort());
            serve(listener);
        }
    }

    static void serve(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) { // accept, and at the end of the block: close
                LOG.log(Level.DEBUG, "connected: " + client.getRemoteSocketAddress());
                echo(client);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a client went away without closing: " + e.getMessage());
            }
        }
    }

    private static void echo(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] buffer = new byte[1024];
        int n = in.read(buffer); // recv
        while (n >= 0) {
            out.write(buffer, 0, n); // send, all of it: Java's write does what Python calls sendall
            n = in.read(buffer);
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

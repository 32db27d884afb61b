package netlab.basics;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The echo of the TCP lecture, step 3: a thread a client. The main thread does nothing but accept, so that nobody
 * waits for a client that stays or says nothing.
 *
 * <p>Alone: {@code java EchoThreadsServer.java [-s HOST] [-p PORT]}. TCP lecture, port 2500.
 *
 * <p>Left out on purpose: a limit on how many clients, and so threads, there are, and a timeout for the silent ones;
 * see {@link EchoTcpServer}.
 */
public final class EchoThreadsServer {
    private static final System.Logger LOG = System.getLogger(EchoThreadsServer.class.getName());

    private static final int BACKLOG = 128;

    private EchoThreadsServer() {}

    static void run(String host, int port) throws IOException {
        try (ServerSocket listener = new ServerSocket(port, BACKLOG, InetAddress.getByName(host))) {
            System.out.println("echo-threads listening on " + host + ":" + listener.getLocalPort());
            serve(listener);
        }
    }

    static void serve(ServerSocket listener) {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept(); // not in a try-with-resources: its thread closes it
                new Thread(() -> echo(client), "client " + client.getRemoteSocketAddress()).start();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "cannot accept: " + e.getMessage());
            }
        }
    }

    private static void echo(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[1024];
            int n = in.read(buffer);
            while (n >= 0) {
                out.write(buffer, 0, n);
                n = in.read(buffer);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a client went away without closing: " + e.getMessage());
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

package netlab.basics;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The echo of the TCP lecture, step 5: what every server does goes into a class, {@link ReusableServer}, and what this
 * server says into one method, {@link #echo}. Python's counterpart is {@code socketserver.ThreadingTCPServer}.
 *
 * <p>Alone: {@code java EchoReusableServer.java [-s HOST] [-p PORT]}. TCP lecture, port 2500.
 *
 * <p>Left out on purpose: a limit on clients, timeouts, time to finish a reply when the server is closed; see
 * {@link EchoTcpServer}, which is this file with a class that has them.
 */
public final class EchoReusableServer {
    private static final System.Logger LOG = System.getLogger(EchoReusableServer.class.getName());

    private EchoReusableServer() {}

    static void run(String host, int port) throws IOException {
        try (ReusableServer server = new ReusableServer(host, port, EchoReusableServer::echo)) {
            System.out.println("echo-reusable listening on " + host + ":" + server.port());
            server.serve();
        }
    }

    static void echo(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1024];
        int n = in.read(buffer);
        while (n >= 0) {
            out.write(buffer, 0, n);
            n = in.read(buffer);
        }
    }

    /** What a server says to one client, from the first byte to the last. */
    interface Conversation {
        void hold(InputStream in, OutputStream out) throws IOException;
    }

    /** Bind, accept, a thread a client, close: the same for every server. */
    static final class ReusableServer implements Closeable {
        private static final int BACKLOG = 128;

        private final ServerSocket listener;
        private final Conversation conversation;
        private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

        ReusableServer(String host, int port, Conversation conversation) throws IOException {
            this.listener = new ServerSocket(port, BACKLOG, InetAddress.getByName(host));
            this.conversation = conversation;
        }

        int port() {
            return listener.getLocalPort();
        }

        /** Serves clients until the server is closed. */
        void serve() {
            while (!listener.isClosed()) {
                try {
                    Socket client = listener.accept();
                    clients.add(client);
                    new Thread(() -> talk(client), "client " + client.getRemoteSocketAddress()).start();
                } catch (IOException e) {
                    LOG.log(Level.DEBUG, "cannot accept: " + e.getMessage());
                }
            }
        }

        private void talk(Socket client) {
            try (client) {
                conversation.hold(client.getInputStream(), client.getOutputStream());
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a client went away without closing: " + e.getMessage());
            } finally {
                clients.remove(client);
            }
        }

        /** Closes the port and all connections; a thread that waits in a read gets an exception and ends. */
        @Override
        public void close() throws IOException {
            listener.close();
            for (Socket client : clients) {
                client.close();
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

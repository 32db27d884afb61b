package netlab.basics;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Accepts every client, keeps it, and never says a word: to a client it looks like a peer whose machine lost power. For
 * the real thing run it on another machine, and pull the network cable once {@link DeadPeerClient} is connected.
 *
 * <p>Alone: {@code java DeadPeerServer.java [-s HOST] [-p PORT]}. Port 2500.
 *
 * <p>Left out on purpose: everything a server is there for.
 */
public final class DeadPeerServer {
    private static final System.Logger LOG = System.getLogger(DeadPeerServer.class.getName());

    private static final int BACKLOG = 50;

    private DeadPeerServer() {}

    static void run(String host, int port) throws IOException {
        try (ServerSocket listener = new ServerSocket(port, BACKLOG, InetAddress.getByName(host))) {
            System.out.println("dead-peer listening on " + host + ":" + listener.getLocalPort());
            serve(listener);
        }
    }

    static void serve(ServerSocket listener) {
        List<Socket> kept = new ArrayList<>(); // a socket that nobody holds may be collected, and so closed
        while (!listener.isClosed()) {
            try {
                kept.add(listener.accept());
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "cannot accept: " + e.getMessage());
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

package netlab.basics;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/**
 * The echo of the TCP lecture, step 2: errors have names, and none of them ends the server.
 *
 * <pre>
 *   BindException            the port is taken, or below 1024 and we are not allowed to
 *   SocketTimeoutException   the client is silent for too long (SO_TIMEOUT)
 *   SocketException          the client reset the connection: ECONNRESET, EPIPE
 *   read returns -1          no error: the client has closed
 * </pre>
 *
 * <p>Alone: {@code java EchoErrorsServer.java [-s HOST] [-p PORT]}. TCP lecture, port 2500.
 *
 * <p>Left out on purpose: a client that sends and never reads, so that our write waits; see
 * {@link netlab.net.TimedOutputStream}.
 */
public final class EchoErrorsServer {
    private static final System.Logger LOG = System.getLogger(EchoErrorsServer.class.getName());

    private static final int BACKLOG = 5;

    /** A client that is silent for so long has lost its turn: others may be waiting. */
    private static final int IDLE_TIMEOUT_MS = 120_000;

    private EchoErrorsServer() {}

    static void run(String host, int port) throws IOException {
        try (ServerSocket listener = new ServerSocket(port, BACKLOG, InetAddress.getByName(host))) {
            System.out.println("echo-errors listening on " + host + ":" + listener.getLocalPort());
            serve(listener, IDLE_TIMEOUT_MS);
        } catch (BindException e) {
            throw new IOException(e.getMessage() + "; choose another port, or 0 for a free one", e);
        }
    }

    static void serve(ServerSocket listener, int idleTimeoutMs) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                client.setSoTimeout(idleTimeoutMs);
                echo(client);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "cannot accept: " + e.getMessage());
            }
        }
    }

    private static void echo(Socket client) {
        String name = client.getRemoteSocketAddress().toString();
        try {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[1024];
            int n = in.read(buffer);
            while (n >= 0) {
                out.write(buffer, 0, n);
                n = in.read(buffer);
            }
            LOG.log(Level.DEBUG, name + " closed the connection");
        } catch (SocketTimeoutException e) {
            LOG.log(Level.DEBUG, name + " said nothing for too long");
        } catch (SocketException e) {
            LOG.log(Level.DEBUG, name + " is gone: " + e.getMessage());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, name + ": " + e.getMessage());
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

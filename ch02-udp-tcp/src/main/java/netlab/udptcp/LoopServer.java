package netlab.udptcp;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.UnaryOperator;
import netlab.net.Addresses;
import netlab.net.Server;

/** A lecture's endless loop as a {@link Server}: it runs in a thread of its own, until its socket is closed. */
final class LoopServer implements Server {
    private static final System.Logger LOG = System.getLogger(LoopServer.class.getName());

    private static final int BACKLOG = 128;

    private final Closeable socket;
    private final int port;
    private final Thread thread;

    private LoopServer(String name, Closeable socket, int port, Runnable loop) {
        this.socket = socket;
        this.port = port;
        this.thread = new Thread(loop, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs {@link UdpServer#serve} on a port, 0 for a free one, that is bound when this method returns. */
    static LoopServer udp(String host, int port, UnaryOperator<String> answer) throws IOException {
        try {
            DatagramSocket socket = new DatagramSocket(port, InetAddress.getByName(host));
            return new LoopServer("udp", socket, socket.getLocalPort(), () -> UdpServer.serve(socket, answer));
        } catch (IOException e) {
            throw cannotListen(host, port, e);
        }
    }

    /** Runs {@link TcpServer#serve} on a port, 0 for a free one, that is bound when this method returns. */
    static LoopServer tcp(String host, int port, UnaryOperator<String> answer) throws IOException {
        try {
            ServerSocket listener = new ServerSocket(port, BACKLOG, InetAddress.getByName(host));
            return new LoopServer("tcp", listener, listener.getLocalPort(), () -> TcpServer.serve(listener, answer));
        } catch (IOException e) {
            throw cannotListen(host, port, e);
        }
    }

    private static IOException cannotListen(String host, int port, IOException cause) {
        BindException failure = new BindException("cannot listen on " + Addresses.format(host, port) + ": "
                + cause.getMessage() + "; choose another port, or 0 for a free one");
        failure.initCause(cause);
        return failure;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void awaitClosed() throws InterruptedException {
        thread.join();
    }

    @Override
    public void close() {
        try {
            socket.close();
            thread.join();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing what is already broken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

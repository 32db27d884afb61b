package netlab.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Both ends of one TCP connection over loopback: {@code ours} is under test, {@code peers} plays the peer. */
record SocketPair(Socket ours, Socket peers) implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    static SocketPair open() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket peers = new Socket(listener.getInetAddress(), listener.getLocalPort());
            return new SocketPair(listener.accept(), peers).withTimeouts();
        }
    }

    /** A pair whose sockets have channels, like those of {@link TcpServer}. */
    static SocketPair ofChannels() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SocketChannel peers = SocketChannel.open(listener.getLocalAddress());
            return new SocketPair(listener.accept().socket(), peers.socket()).withTimeouts();
        }
    }

    private SocketPair withTimeouts() throws IOException {
        ours.setSoTimeout(TIMEOUT_MILLIS);
        peers.setSoTimeout(TIMEOUT_MILLIS);
        peers.setTcpNoDelay(true);
        return this;
    }

    @Override
    public void close() throws IOException {
        ours.close();
        peers.close();
    }
}

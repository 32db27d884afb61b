package netlab.net;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import jdk.net.ExtendedSocketOptions;

/** The options that every TCP connection of the lab has, in one place. */
public final class TcpOptions {
    /** Seconds of silence before the first keep-alive probe; the systems' own default is two hours. */
    public static final int KEEP_ALIVE_IDLE_SECONDS = 60;

    /** Seconds between probes that nobody answers. */
    public static final int KEEP_ALIVE_INTERVAL_SECONDS = 10;

    /** Unanswered probes after which the connection is reset: a dead peer is found in 60 + 3 × 10 seconds. */
    public static final int KEEP_ALIVE_COUNT = 3;

    private TcpOptions() {}

    /**
     * Sets TCP_NODELAY, so that a small reply is not held back for the acknowledgement of the one before it (Nagle's
     * algorithm, RFC 896), and SO_KEEPALIVE, so that a peer that vanished is noticed (RFC 9293, 3.8.4), with its times
     * where the platform lets a program choose them.
     */
    public static void apply(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        setWhereSupported(socket, ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_IDLE_SECONDS);
        setWhereSupported(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_ALIVE_INTERVAL_SECONDS);
        setWhereSupported(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_ALIVE_COUNT);
    }

    /**
     * Closes {@code socket} so that the peer sees a reset (RST) instead of an orderly end: what is still to be sent is
     * dropped.
     *
     * @see StandardSocketOptions#SO_LINGER
     */
    public static void reset(Socket socket) throws IOException {
        try (socket) { // closed even where the option cannot be set: macOS refuses it once the peer has reset
            socket.setSoLinger(true, 0);
        }
    }

    /**
     * Resets {@code socket} under the threads that are blocked in it. Closing it does not wake one that is inside
     * {@code sendfile}; ending its output does.
     */
    static void abort(Socket socket) throws IOException {
        try (socket) {
            socket.setSoLinger(true, 0);
            socket.shutdownOutput();
        }
    }

    private static void setWhereSupported(Socket socket, SocketOption<Integer> option, int value) throws IOException {
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }
}

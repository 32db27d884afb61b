package netlab.udptcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import netlab.testkit.RawPeer;

/** One end of UDP, datagram by datagram: a client that sends anything, or a server that answers as it likes. */
final class UdpPeer implements AutoCloseable {
    private static final int MAX_DATAGRAM_BYTES = 65_535;

    private final DatagramSocket socket;
    /** Who sends are for; for a server, who the last datagram came from. */
    private SocketAddress other;

    private UdpPeer(SocketAddress other) throws IOException {
        this.socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
        this.other = other;
        waitAtMost(RawPeer.DEFAULT_TIMEOUT);
    }

    static UdpPeer clientOf(int port) throws IOException {
        return new UdpPeer(new InetSocketAddress("127.0.0.1", port));
    }

    static UdpPeer server() throws IOException {
        return new UdpPeer(null);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Who sends are for. */
    SocketAddress other() {
        return other;
    }

    void sendTo(SocketAddress other) {
        this.other = other;
    }

    void waitAtMost(Duration timeout) throws IOException {
        socket.setSoTimeout((int) timeout.toMillis());
    }

    void send(byte[] datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length, other));
    }

    void send(String datagram) throws IOException {
        send(datagram.getBytes(UTF_8));
    }

    byte[] receiveBytes() throws IOException {
        DatagramPacket datagram = new DatagramPacket(new byte[MAX_DATAGRAM_BYTES], MAX_DATAGRAM_BYTES);
        socket.receive(datagram);
        other = datagram.getSocketAddress();
        return Arrays.copyOf(datagram.getData(), datagram.getLength());
    }

    String receive() throws IOException {
        return new String(receiveBytes(), UTF_8);
    }

    @Override
    public void close() {
        socket.close();
    }
}

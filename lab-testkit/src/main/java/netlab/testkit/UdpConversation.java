package netlab.testkit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import netlab.net.Addresses;
import netlab.net.Threads;
import netlab.testkit.Transcript.Endpoint;
import netlab.testkit.Transcript.Kind;

/** One client's datagrams through the {@link UdpFaultProxy}, and the server's answers. */
final class UdpConversation {
    private static final System.Logger LOG = System.getLogger(UdpConversation.class.getName());

    /** The longest datagram IPv4 can carry, and more. */
    private static final int MAX_DATAGRAM_BYTES = 65_535;

    private static final int QUIET_MILLIS = 50;

    private final int number;
    private final Transcript transcript;
    private final DatagramSocket toServer;
    private final Endpoint client;
    private final Endpoint proxyForClient;
    private final Endpoint proxyForServer;
    private final Endpoint server;
    private final UdpFault.Path clientToServer;
    private final UdpFault.Path serverToClient;
    private final Thread answers;

    /** What is done with a datagram. */
    interface Datagrams {
        void take(SocketAddress sender, byte[] bytes) throws IOException;
    }

    private interface Sending {
        void send(byte[] bytes) throws IOException;
    }

    /**
     * Begins a conversation.
     *
     * @param toClient the proxy's socket, which the client sends to and has its answers from
     * @param faultsTowardsServer puts the faults in front of the way to the server
     * @param faultsTowardsClient puts the faults in front of the way to the client
     */
    UdpConversation(
            int number,
            InetSocketAddress clientAddress,
            DatagramSocket toClient,
            InetSocketAddress serverAddress,
            Transcript transcript,
            UnaryOperator<UdpFault.Path> faultsTowardsServer,
            UnaryOperator<UdpFault.Path> faultsTowardsClient)
            throws IOException {
        this.number = number;
        this.transcript = transcript;
        this.toServer = new DatagramSocket();
        this.toServer.connect(serverAddress);
        this.toServer.setReuseAddress(true); // once it has a port of its own: for the socket in sendToServer
        this.client = new Endpoint("client", clientAddress.getPort());
        this.proxyForClient = new Endpoint("proxy", toClient.getLocalPort());
        this.proxyForServer = new Endpoint("proxy", toServer.getLocalPort());
        this.server = new Endpoint("server", serverAddress.getPort());
        this.clientToServer = faultsTowardsServer.apply(new LastPath(proxyForServer, server, this::sendToServer));
        this.serverToClient = faultsTowardsClient.apply(new LastPath(
                proxyForClient,
                client,
                bytes -> toClient.send(new DatagramPacket(bytes, bytes.length, clientAddress))));
        this.answers = Threads.unstarted("udp-fault-proxy-" + number, this::receiveFromServer);
    }

    void start() {
        answers.start();
    }

    private void sendToServer(byte[] bytes) throws IOException {
        if (bytes.length > 0) {
            toServer.send(new DatagramPacket(bytes, bytes.length));
            return;
        }
        // Java's connected sockets send no empty datagrams: to them, no bytes are nothing to write.
        try (DatagramSocket unconnected = new DatagramSocket(null)) {
            unconnected.setReuseAddress(true);
            unconnected.bind(toServer.getLocalSocketAddress());
            unconnected.send(new DatagramPacket(bytes, 0, toServer.getRemoteSocketAddress()));
        }
    }

    void fromClient(byte[] bytes) {
        transcript.datagram(number, client, proxyForClient, bytes);
        clientToServer.send(bytes);
    }

    /** Nothing came from any client for a while. */
    void quiet() {
        clientToServer.quiet();
    }

    void close() {
        toServer.close();
        try {
            answers.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receiveFromServer() {
        Datagrams answer = (sender, bytes) -> {
            transcript.datagram(number, server, proxyForServer, bytes);
            serverToClient.send(bytes);
        };
        receive(toServer, answer, serverToClient::quiet, this::noteThatNobodyListens);
    }

    private void noteThatNobodyListens() {
        String name = Addresses.format((InetSocketAddress) toServer.getRemoteSocketAddress());
        transcript.event(
                number, Kind.NOTE, proxyForServer, server, "nobody listens on " + name + " (port unreachable)");
    }

    /**
     * Receives until {@code socket} is closed; {@code quiet} is run when nothing came for a while, {@code unreachable}
     * when the system reports that nobody listened where an earlier datagram went.
     */
    static void receive(DatagramSocket socket, Datagrams datagrams, Runnable quiet, Runnable unreachable) {
        DatagramPacket packet = new DatagramPacket(new byte[MAX_DATAGRAM_BYTES], MAX_DATAGRAM_BYTES);
        boolean waiting = false;
        while (!socket.isClosed()) {
            packet.setLength(MAX_DATAGRAM_BYTES);
            try {
                socket.setSoTimeout(waiting ? 0 : QUIET_MILLIS);
                socket.receive(packet);
                waiting = false;
                datagrams.take(packet.getSocketAddress(), Arrays.copyOf(packet.getData(), packet.getLength()));
            } catch (SocketTimeoutException e) {
                waiting = true;
                quiet.run();
            } catch (PortUnreachableException e) {
                unreachable.run();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "receiving", e); // closed, mostly
            }
        }
    }

    /** The last step: the receiver. */
    private final class LastPath implements UdpFault.Path {
        private final Endpoint proxy;
        private final Endpoint receiver;
        private final Sending sending;

        LastPath(Endpoint proxy, Endpoint receiver, Sending sending) {
            this.proxy = proxy;
            this.receiver = receiver;
            this.sending = sending;
        }

        @Override
        public void send(byte[] datagram) {
            transcript.datagram(number, proxy, receiver, datagram);
            try {
                sending.send(datagram);
            } catch (PortUnreachableException e) {
                noteThatNobodyListens();
            } catch (IOException e) {
                note("cannot send: " + e.getMessage());
            }
        }

        @Override
        public void quiet() {}

        @Override
        public void note(String what) {
            transcript.event(number, Kind.NOTE, proxy, receiver, what);
        }
    }
}

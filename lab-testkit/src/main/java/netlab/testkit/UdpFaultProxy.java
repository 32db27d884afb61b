package netlab.testkit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import netlab.net.Addresses;
import netlab.net.Threads;
import netlab.testkit.Transcript.Endpoint;
import netlab.testkit.Transcript.Kind;

/**
 * Stands between UDP clients and a server, and does to their datagrams what networks do to them.
 *
 * <p>It talks to the server from a port of its own for each client, so that the server tells them apart; the datagrams
 * of one client and their answers are one conversation. Chance and seed are as {@link FaultProxy} has them.
 */
public final class UdpFaultProxy implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(UdpFaultProxy.class.getName());

    /** The longest datagram IPv4 can carry, and more. */
    private static final int MAX_DATAGRAM_BYTES = 65_535;

    private static final int QUIET_MILLIS = 50;

    private final Builder description;
    private final DatagramSocket socket;
    private final Transcript transcript = new Transcript("client", "proxy", "server");
    private final Map<SocketAddress, Conversation> conversations = new ConcurrentHashMap<>();
    private final Thread receiver = Threads.unstarted("udp-fault-proxy", this::receiveFromClients);

    /** Describes a proxy to a port of 127.0.0.1. */
    public static Builder to(int port) {
        return to(new InetSocketAddress("127.0.0.1", port));
    }

    /** Describes a proxy to {@code server}. */
    public static Builder to(InetSocketAddress server) {
        return new Builder(server);
    }

    /** Where a proxy leads, and what happens on the way. */
    public static final class Builder {
        private final InetSocketAddress server;
        private InetSocketAddress listen = new InetSocketAddress("127.0.0.1", 0);
        private List<UdpFault> towardsServer = List.of();
        private List<UdpFault> towardsClient = List.of();
        private long seed = Seeds.choose();

        private Builder(InetSocketAddress server) {
            this.server = server;
        }

        /** Where clients send to; a free port of 127.0.0.1 unless said otherwise. */
        public Builder listen(InetSocketAddress listen) {
            this.listen = listen;
            return this;
        }

        /** What chance depends on; {@code -Dseed} or a new one unless said otherwise. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** What happens to the clients' datagrams. */
        public Builder towardsServer(UdpFault... faults) {
            this.towardsServer = List.of(faults);
            return this;
        }

        /** What happens to the server's datagrams. */
        public Builder towardsClient(UdpFault... faults) {
            this.towardsClient = List.of(faults);
            return this;
        }

        /** Returns a proxy that is bound. */
        public UdpFaultProxy start() throws IOException {
            return new UdpFaultProxy(this);
        }
    }

    private UdpFaultProxy(Builder description) throws IOException {
        this.description = description;
        this.socket = new DatagramSocket(description.listen);
        transcript.title(toString());
        LOG.log(Level.INFO, toString());
        receiver.start();
    }

    /** Returns the port that clients send to. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Returns the seed that makes the same faults again. */
    public long seed() {
        return description.seed;
    }

    /** Returns what crossed the wire on both sides of the proxy. */
    public Transcript transcript() {
        return transcript;
    }

    private void receiveFromClients() {
        receive(
                socket,
                (sender, bytes) -> conversationWith(sender).fromClient(bytes),
                () -> conversations.values().forEach(Conversation::quiet));
    }

    private Conversation conversationWith(SocketAddress client) throws IOException {
        Conversation known = conversations.get(client);
        if (known != null) {
            return known;
        }
        Conversation conversation = new Conversation(conversations.size() + 1, (InetSocketAddress) client);
        conversations.put(client, conversation);
        conversation.start();
        return conversation;
    }

    private interface Datagrams {
        void take(SocketAddress sender, byte[] bytes) throws IOException;
    }

    /** Receives until {@code socket} is closed; {@code quiet} is run when nothing came for a while. */
    private static void receive(DatagramSocket socket, Datagrams datagrams, Runnable quiet) {
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
            } catch (IOException e) {
                // Closed; or "port unreachable", since nobody listened where an earlier datagram went.
                LOG.log(Level.DEBUG, "receiving", e);
            }
        }
    }

    /** Closes all conversations, and returns when the port is free. Closing again changes nothing. */
    @Override
    public void close() {
        socket.close();
        join(receiver);
        conversations.values().forEach(Conversation::close);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns where the proxy stands, its seed and its faults. */
    @Override
    public String toString() {
        return "UDP fault proxy " + port() + " to " + Addresses.format(description.server) + ", seed " + seed()
                + ", towards server " + description.towardsServer + ", towards client " + description.towardsClient;
    }

    /** One client's datagrams and the server's answers. */
    private final class Conversation {
        private final int number;
        private final InetSocketAddress address;
        private final DatagramSocket toServer;
        private final Endpoint client;
        private final Endpoint server;
        private final UdpFault.Path clientToServer;
        private final UdpFault.Path serverToClient;
        private final Thread answers;

        Conversation(int number, InetSocketAddress address) throws IOException {
            this.number = number;
            this.address = address;
            this.toServer = new DatagramSocket();
            this.toServer.connect(description.server);
            this.client = new Endpoint("client", address.getPort());
            this.server = new Endpoint("server", description.server.getPort());
            this.clientToServer = chain(description.towardsServer, 0, this::sendToServer);
            this.serverToClient = chain(description.towardsClient, 1, this::sendToClient);
            this.answers = Threads.unstarted("udp-fault-proxy-" + number, this::receiveFromServer);
        }

        void start() {
            answers.start();
        }

        void fromClient(byte[] bytes) {
            transcript.datagram(number, client, new Endpoint("proxy", port()), bytes);
            clientToServer.send(bytes);
        }

        void quiet() {
            clientToServer.quiet();
        }

        void close() {
            toServer.close();
            join(answers);
        }

        private void receiveFromServer() {
            receive(
                    toServer,
                    (sender, bytes) -> {
                        transcript.datagram(number, server, new Endpoint("proxy", toServer.getLocalPort()), bytes);
                        serverToClient.send(bytes);
                    },
                    serverToClient::quiet);
        }

        private void sendToServer(byte[] bytes) throws IOException {
            transcript.datagram(number, new Endpoint("proxy", toServer.getLocalPort()), server, bytes);
            toServer.send(new DatagramPacket(bytes, bytes.length));
        }

        private void sendToClient(byte[] bytes) throws IOException {
            transcript.datagram(number, new Endpoint("proxy", port()), client, bytes);
            socket.send(new DatagramPacket(bytes, bytes.length, address));
        }

        private UdpFault.Path chain(List<UdpFault> faults, int direction, Sending sending) {
            var random = Seeds.of(description.seed, number, direction);
            UdpFault.Path first = new LastPath(sending);
            for (int i = faults.size() - 1; i >= 0; i--) {
                first = faults.get(i).before(first, random.split());
            }
            return first;
        }

        private final class LastPath implements UdpFault.Path {
            private final Sending sending;

            LastPath(Sending sending) {
                this.sending = sending;
            }

            @Override
            public void send(byte[] datagram) {
                try {
                    sending.send(datagram);
                } catch (IOException e) {
                    LOG.log(Level.DEBUG, "nobody there to send to", e);
                }
            }

            @Override
            public void quiet() {}

            @Override
            public void note(String what) {
                Endpoint proxy = new Endpoint("proxy", port());
                transcript.event(number, Kind.NOTE, proxy, proxy, what);
            }
        }
    }

    private interface Sending {
        void send(byte[] bytes) throws IOException;
    }
}

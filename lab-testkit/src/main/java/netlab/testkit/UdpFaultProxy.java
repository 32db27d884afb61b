package netlab.testkit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import netlab.net.Addresses;
import netlab.net.Server;
import netlab.net.Threads;

/**
 * Stands between UDP clients and a server, and does to their datagrams what networks do to them.
 *
 * <p>It talks to the server from a port of its own for each client, so that the server tells them apart; the datagrams
 * of one client and their answers are one conversation. UDP has no ends of conversations: when there are more than
 * {@value #MAX_CONVERSATIONS}, the one whose client has been silent longest is over. Chance and seed are as
 * {@link FaultProxy} has them.
 */
public final class UdpFaultProxy implements Server {
    private static final System.Logger LOG = System.getLogger(UdpFaultProxy.class.getName());

    /** Each takes a socket and a thread. */
    public static final int MAX_CONVERSATIONS = 500;

    private final ProxyBuilder<UdpFault, UdpFaultProxy> description;
    private final DatagramSocket socket;
    private final Transcript transcript;
    private final CountDownLatch closed = new CountDownLatch(1);
    /** By client, the one that sent last at the end; the receiver's. */
    private final Map<SocketAddress, UdpConversation> conversations = new LinkedHashMap<>(16, 0.75f, true);

    private int conversationCount;
    private final Thread receiver = Threads.unstarted("udp-fault-proxy", this::receiveFromClients);

    /** Describes a proxy to a port of 127.0.0.1. */
    public static ProxyBuilder<UdpFault, UdpFaultProxy> to(int port) {
        return to(new InetSocketAddress("127.0.0.1", port));
    }

    /** Describes a proxy to {@code server}. */
    public static ProxyBuilder<UdpFault, UdpFaultProxy> to(InetSocketAddress server) {
        return new ProxyBuilder<>(server, UdpFaultProxy::new);
    }

    private UdpFaultProxy(ProxyBuilder<UdpFault, UdpFaultProxy> description) throws IOException {
        this.description = description;
        this.transcript = description.transcript();
        this.socket = new DatagramSocket(description.listen());
        transcript.title(toString());
        LOG.log(Level.INFO, toString());
        receiver.start();
    }

    /** Returns the port that clients send to. */
    @Override
    public int port() {
        return socket.getLocalPort();
    }

    /** Returns the seed that makes the same faults again. */
    public long seed() {
        return description.seed();
    }

    /** Returns what crossed the wire on both sides of the proxy. */
    public Transcript transcript() {
        return transcript;
    }

    private void receiveFromClients() {
        UdpConversation.receive(
                socket,
                (sender, bytes) -> conversationWith(sender).fromClient(bytes),
                () -> conversations.values().forEach(UdpConversation::quiet),
                () -> {});
    }

    private UdpConversation conversationWith(SocketAddress client) throws IOException {
        UdpConversation known = conversations.get(client);
        if (known != null) {
            return known;
        }
        if (conversations.size() == MAX_CONVERSATIONS) {
            SocketAddress silentLongest = conversations.keySet().iterator().next();
            conversations.remove(silentLongest).close();
        }
        int number = ++conversationCount;
        UdpConversation conversation = new UdpConversation(
                number,
                (InetSocketAddress) client,
                socket,
                description.server(),
                transcript,
                receiver -> chain(receiver, description.towardsServer(), number, 0),
                receiver -> chain(receiver, description.towardsClient(), number, 1));
        conversations.put(client, conversation);
        conversation.start();
        return conversation;
    }

    /** Puts the faults in front of the way to the receiver, so that the first one gets a datagram first. */
    private UdpFault.Path chain(UdpFault.Path receiver, List<UdpFault> faults, int conversation, int direction) {
        SplittableRandom random = Seeds.of(description.seed(), conversation, direction);
        UdpFault.Path first = receiver;
        for (int i = faults.size() - 1; i >= 0; i--) {
            first = faults.get(i).before(first, random.split());
        }
        return first;
    }

    @Override
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    /** Closes all conversations, and returns when the port is free. Closing again changes nothing. */
    @Override
    public void close() {
        socket.close();
        try {
            receiver.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        conversations.values().forEach(UdpConversation::close);
        closed.countDown();
    }

    /** Returns where the proxy stands, its seed and its faults. */
    @Override
    public String toString() {
        return "UDP fault proxy " + port() + " to " + Addresses.format(description.server()) + ", seed " + seed()
                + ", towards server " + description.towardsServer() + ", towards client " + description.towardsClient();
    }
}

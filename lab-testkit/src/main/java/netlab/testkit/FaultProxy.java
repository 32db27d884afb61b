package netlab.testkit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import netlab.net.Addresses;
import netlab.net.Server;
import netlab.net.TcpClient;
import netlab.net.TcpOptions;
import netlab.net.TcpServer;
import netlab.testkit.Transcript.Endpoint;
import netlab.testkit.Transcript.Kind;

/**
 * Stands between a client and a server, and does to their connections what networks do to them.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.to(server.port())
 *                 .towardsServer(Fault.split(1))
 *                 .towardsClient(Fault.resetAfter(100))
 *                 .start();
 *         CalculatorClient client = CalculatorClient.connect(proxy.port())) {
 *     …
 * }
 * }</pre>
 *
 * <p>A client is accepted before the server is connected to; if the server refuses, the client is reset.
 *
 * <p>The faults of a direction act in the order in which they are listed. What is left to chance depends on the seed
 * and on the number of the connection: the seed is logged, is the transcript's first line, and can be given again, in
 * the program or as {@code -Dseed=42}.
 */
public final class FaultProxy implements Server {
    private static final System.Logger LOG = System.getLogger(FaultProxy.class.getName());
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration GRACE_PERIOD = Duration.ofSeconds(1);

    private final ProxyBuilder<Fault, FaultProxy> description;
    private final TcpServer server;
    private final Transcript transcript;
    private final AtomicInteger connectionCount = new AtomicInteger();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /** Describes a proxy to a port of 127.0.0.1. */
    public static ProxyBuilder<Fault, FaultProxy> to(int port) {
        return to(new InetSocketAddress("127.0.0.1", port));
    }

    /** Describes a proxy to {@code server}. */
    public static ProxyBuilder<Fault, FaultProxy> to(InetSocketAddress server) {
        return new ProxyBuilder<>(server, FaultProxy::new);
    }

    /** Returns an empty transcript with the lifelines of a proxy: client, proxy, server. */
    public static Transcript newTranscript() {
        return new Transcript("client", "proxy", "server");
    }

    private FaultProxy(ProxyBuilder<Fault, FaultProxy> description) throws IOException {
        this.description = description;
        this.transcript = description.transcript();
        this.server = TcpServer.named("fault-proxy")
                .idleTimeout(Duration.ZERO)
                .gracePeriod(GRACE_PERIOD)
                .start(description.listen(), this::relay);
        transcript.title(toString());
        LOG.log(Level.INFO, toString());
    }

    /** Returns the port that clients connect to. */
    @Override
    public int port() {
        return server.port();
    }

    /** Returns the seed that makes the same faults again. */
    public long seed() {
        return description.seed();
    }

    /** Returns what crossed the wire on both sides of the proxy. */
    public Transcript transcript() {
        return transcript;
    }

    private void relay(Socket client) throws IOException {
        int number = connectionCount.incrementAndGet();
        transcript.event(number, Kind.CONNECT, client(client), proxy(client), "");
        try (ProxiedConnection connection =
                new ProxiedConnection(number, client, connectToServer(client, number), transcript)) {
            connections.add(connection);
            if (closing) {
                return;
            }
            connection.run(
                    chain(connection.towardsServer(), description.towardsServer(), number, 0),
                    chain(connection.towardsClient(), description.towardsClient(), number, 1));
            connections.remove(connection);
        }
    }

    /** Connects to the server; if that fails, the client, which is connected already, is reset. */
    private Socket connectToServer(Socket client, int number) throws IOException {
        try {
            return TcpClient.connect(description.server(), CONNECT_TIMEOUT);
        } catch (IOException e) {
            Endpoint proxy = proxy(client);
            transcript.event(number, Kind.NOTE, proxy, proxy, e.getMessage());
            transcript.event(number, Kind.RESET, proxy, client(client), "");
            TcpOptions.reset(client);
            throw e;
        }
    }

    private static Endpoint client(Socket socket) {
        return new Endpoint("client", socket.getPort());
    }

    /** The proxy's end of a client's connection; a client may come before {@link #server} is known here. */
    private static Endpoint proxy(Socket socket) {
        return new Endpoint("proxy", socket.getLocalPort());
    }

    /** Puts the faults in front of the link to the receiver, so that the first one gets the bytes first. */
    private Link chain(Link receiver, List<Fault> faults, int connection, int direction) {
        SplittableRandom random = Seeds.of(description.seed(), connection, direction);
        Link first = receiver;
        for (int i = faults.size() - 1; i >= 0; i--) {
            first = faults.get(i).before(first, random.split());
        }
        return first;
    }

    @Override
    public void awaitClosed() throws InterruptedException {
        server.awaitClosed();
    }

    /** Breaks all connections, and returns when the port is free. Closing again changes nothing. */
    @Override
    public void close() {
        closing = true;
        connections.forEach(ProxiedConnection::close);
        server.close();
    }

    /** Returns where the proxy stands, its seed and its faults. */
    @Override
    public String toString() {
        return "fault proxy " + port() + " to " + Addresses.format(description.server()) + ", seed " + seed()
                + ", towards server " + description.towardsServer() + ", towards client " + description.towardsClient();
    }
}

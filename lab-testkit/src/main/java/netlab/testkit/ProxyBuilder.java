package netlab.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where a {@link FaultProxy} or {@link UdpFaultProxy} leads, and what happens on the way.
 *
 * @param <F> {@link Fault} or {@link UdpFault}
 * @param <P> the proxy
 */
public final class ProxyBuilder<F, P> {
    private final InetSocketAddress server;
    private final Starter<F, P> starter;
    private InetSocketAddress listen = new InetSocketAddress("127.0.0.1", 0);
    private List<F> towardsServer = List.of();
    private List<F> towardsClient = List.of();
    private long seed = Seeds.choose();
    private Transcript transcript;

    /** Makes a proxy that is bound. */
    @FunctionalInterface
    interface Starter<F, P> {
        P start(ProxyBuilder<F, P> description) throws IOException;
    }

    ProxyBuilder(InetSocketAddress server, Starter<F, P> starter) {
        this.server = server;
        this.starter = starter;
    }

    /** Where clients connect or send to; a free port of 127.0.0.1 unless said otherwise. */
    public ProxyBuilder<F, P> listen(InetSocketAddress listen) {
        this.listen = listen;
        return this;
    }

    /** What chance depends on; {@code -Dseed} or a new one unless said otherwise. */
    public ProxyBuilder<F, P> seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** Where it is written down what happens: a {@link FaultProxy#newTranscript}; a new one unless said otherwise. */
    public ProxyBuilder<F, P> transcript(Transcript transcript) {
        this.transcript = transcript;
        return this;
    }

    /** What happens to the clients' bytes or datagrams. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ProxyBuilder<F, P> towardsServer(F... faults) {
        this.towardsServer = List.of(faults);
        return this;
    }

    /** What happens to the server's bytes or datagrams. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ProxyBuilder<F, P> towardsClient(F... faults) {
        this.towardsClient = List.of(faults);
        return this;
    }

    /** Returns a proxy that is bound. */
    public P start() throws IOException {
        return starter.start(this);
    }

    InetSocketAddress server() {
        return server;
    }

    InetSocketAddress listen() {
        return listen;
    }

    long seed() {
        return seed;
    }

    Transcript transcript() {
        return transcript == null ? FaultProxy.newTranscript() : transcript;
    }

    List<F> towardsServer() {
        return towardsServer;
    }

    List<F> towardsClient() {
        return towardsClient;
    }
}

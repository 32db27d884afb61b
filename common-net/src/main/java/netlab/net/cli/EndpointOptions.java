package netlab.net.cli;

import java.net.InetSocketAddress;
import picocli.CommandLine.Option;

/** The options that every program has; a command takes them as a {@code @Mixin}. */
public final class EndpointOptions {
    /** Host of a server and of a client that were not told: this machine, and nobody else's. */
    public static final String DEFAULT_HOST = "127.0.0.1";

    @Option(
            names = {"-s", "--host"},
            paramLabel = "HOST",
            description = "Host to connect to; a server binds it, 0.0.0.0 for all (default: ${DEFAULT-VALUE}).")
    private String host = DEFAULT_HOST;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            converter = PortConverter.class,
            description = "Port; a server takes a free one for 0 (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--verbose", description = "Tell on standard error what happens on the connections.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** Options whose {@code --port} defaults to the handout's. */
    public EndpointOptions(int defaultPort) {
        this.port = defaultPort;
    }

    /** Returns the host as it was given. */
    public String host() {
        return host;
    }

    /** Returns the port, 0 to 65,535. */
    public int port() {
        return port;
    }

    /** Returns host and port, resolved; {@link InetSocketAddress#isUnresolved} tells that the host is not known. */
    public InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    /** Tells whether {@code --verbose} was given. */
    public boolean verbose() {
        return verbose;
    }
}

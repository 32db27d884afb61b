package netlab.tools.tap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import netlab.net.Server;
import netlab.testkit.Fault;
import netlab.testkit.FaultProxy;
import netlab.testkit.ProxyBuilder;
import netlab.testkit.Transcript;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The faults of a TCP connection that the command line names; they act in its order. */
final class TcpFaults {
    private final List<Fault> faults = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** Returns a proxy that is bound, with these faults. */
    Server start(InetSocketAddress listen, InetSocketAddress server, FaultOptions options, Transcript transcript)
            throws IOException {
        ProxyBuilder<Fault, FaultProxy> proxy = FaultProxy.to(server)
                .listen(listen)
                .transcript(transcript)
                .towardsServer(options.sufferedBy(Towards.SERVER, faults).toArray(Fault[]::new))
                .towardsClient(options.sufferedBy(Towards.CLIENT, faults).toArray(Fault[]::new));
        options.seed().ifPresent(proxy::seed);
        return proxy.start();
    }

    @Option(
            names = "--split",
            order = 1,
            paramLabel = "N",
            description = "Cut the stream: the receiver reads N bytes at a time.")
    private void split(int n) {
        add(() -> Fault.split(n));
    }

    @Option(
            names = "--coalesce",
            order = 2,
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Make one write of all that comes within TIME (50ms) after a first byte.")
    private void coalesce(Duration window) {
        add(() -> Fault.coalesce(window));
    }

    @Option(
            names = "--delay",
            order = 3,
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Let everything arrive TIME (20ms, 1.5s) later.")
    private void delay(Duration delay) {
        add(() -> Fault.delay(delay));
    }

    @Option(
            names = "--corrupt",
            order = 4,
            paramLabel = "K",
            description = "Change the byte at offset K, counted from 0.")
    private void corrupt(long k) {
        add(() -> Fault.corrupt(k));
    }

    @Option(
            names = "--stall-after",
            order = 5,
            paramLabel = "K",
            description = "Forward K bytes, then nothing, not even an end.")
    private void stallAfter(long k) {
        add(() -> Fault.stallAfter(k));
    }

    @Option(
            names = "--half-close-after",
            order = 6,
            paramLabel = "K",
            description = "Forward K bytes, then end the stream (FIN).")
    private void halfCloseAfter(long k) {
        add(() -> Fault.halfCloseAfter(k));
    }

    @Option(
            names = "--reset-after",
            order = 7,
            paramLabel = "K",
            description = "Forward K bytes, then reset both sides (RST).")
    private void resetAfter(long k) {
        add(() -> Fault.resetAfter(k));
    }

    private void add(Supplier<Fault> fault) {
        try {
            faults.add(fault.get());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}

package netlab.tools.tap;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import netlab.net.Addresses;
import netlab.net.Server;
import netlab.testkit.ProxyBuilder;
import netlab.testkit.Transcript;
import netlab.testkit.UdpFault;
import netlab.testkit.UdpFaultProxy;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The faults of datagrams that the command line names; they act in its order. */
final class UdpFaults {
    private final List<UdpFault> faults = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** Returns a proxy that is bound, with these faults. */
    Server start(InetSocketAddress listen, InetSocketAddress server, FaultOptions options, Transcript transcript)
            throws IOException {
        ProxyBuilder<UdpFault, UdpFaultProxy> proxy = UdpFaultProxy.to(server)
                .listen(listen)
                .transcript(transcript)
                .towardsServer(options.sufferedBy(Towards.SERVER, faults).toArray(UdpFault[]::new))
                .towardsClient(options.sufferedBy(Towards.CLIENT, faults).toArray(UdpFault[]::new));
        options.seed().ifPresent(proxy::seed);
        try {
            return proxy.start();
        } catch (BindException e) {
            throw new IOException("cannot listen on " + Addresses.format(listen) + ": " + e.getMessage(), e);
        }
    }

    @Option(names = "--drop", order = 1, paramLabel = "P", description = "Lose a datagram with probability P, 0 to 1.")
    private void drop(double probability) {
        add(() -> UdpFault.drop(probability));
    }

    @Option(
            names = "--duplicate",
            order = 2,
            paramLabel = "P",
            description = "Deliver a datagram twice with probability P.")
    private void duplicate(double probability) {
        add(() -> UdpFault.duplicate(probability));
    }

    @Option(
            names = "--reorder",
            order = 3,
            paramLabel = "N",
            description = "Deliver each N datagrams in another order.")
    private void reorder(int n) {
        add(() -> UdpFault.reorder(n));
    }

    @Option(names = "--truncate", order = 4, paramLabel = "N", description = "Deliver the first N bytes of a datagram.")
    private void truncate(int n) {
        add(() -> UdpFault.truncate(n));
    }

    private void add(Supplier<UdpFault> fault) {
        try {
            faults.add(fault.get());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}

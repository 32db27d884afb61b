package netlab.tools.tap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import netlab.net.Addresses;
import netlab.net.Server;
import netlab.net.cli.ServerRun;
import netlab.net.cli.Stdio;
import netlab.testkit.FaultProxy;
import netlab.testkit.Transcript;
import netlab.tools.Main;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code netlab tap}: stands between clients and a server, shows what they say, and spoils it if asked to. */
@Command(
        name = "tap",
        customSynopsis = "netlab tap --listen [HOST:]PORT --to [HOST:]PORT [OPTION...]",
        description = "Shows conversations as they happen. Clients connect to the tap, the tap connects to the server,"
                + " and every read is shown: when, which way, bytes and text. On request it is a bad network.",
        footer = {
            "",
            "netlab tap --listen 9000 --to localhost:9001",
            "netlab tap --listen 9000 --to 9001 --split 1 --towards server --pcap out.pcap",
            "netlab tap --listen 12000 --to localhost:12001 --udp --drop 0.3 --seed 7"
        },
        sortOptions = false)
public final class TapCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            required = true,
            converter = EndpointConverter.class,
            description = "Where clients connect: 0 picks a free port, 0.0.0.0:9000 lets in other machines.")
    private InetSocketAddress listen;

    @Option(
            names = "--to",
            paramLabel = "[HOST:]PORT",
            required = true,
            converter = EndpointConverter.class,
            description = "Where the server is.")
    private InetSocketAddress to;

    @Option(names = "--udp", description = "Datagrams instead of connections.")
    private boolean udp;

    @Option(names = "--pcap", paramLabel = "FILE", description = "Write a capture, for Wireshark and tshark.")
    private Path pcap;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @ArgGroup(order = 1, validate = false, heading = "%nWhat is shown:%n")
    private ViewOptions view = new ViewOptions();

    @ArgGroup(order = 2, validate = false, heading = "%nA bad network:%n")
    private FaultOptions faultOptions = new FaultOptions();

    @ArgGroup(
            order = 3,
            validate = false,
            heading = "%nFaults of connections; they act in the order of the command line:%n")
    private TcpFaults tcpFaults = new TcpFaults();

    @ArgGroup(order = 4, validate = false, heading = "%nFaults of datagrams:%n")
    private UdpFaults udpFaults = new UdpFaults();

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireSense();
        Transcript transcript = FaultProxy.newTranscript();
        if (pcap == null) {
            run(transcript);
        } else {
            try (Capture capture = new Capture(pcap, transcript, main.stdio().err())) {
                transcript.onEvent(capture);
                run(transcript);
            }
        }
        return 0;
    }

    private void requireSense() throws IOException {
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (option.originalStringValues().size() > 1) {
                throw usage(option.longestName() + " is given more than once");
            }
        }
        if (udp ? !tcpFaults.isEmpty() : !udpFaults.isEmpty()) {
            throw usage(udp ? "faults of connections make no sense with --udp" : "faults of datagrams need --udp");
        }
        if (to.getPort() == 0) {
            throw usage("--to needs the server's port");
        }
        if (to.isUnresolved()) {
            throw new UnknownHostException("cannot connect to " + Addresses.format(to) + ": unknown host");
        }
        if (leadsToItself()) {
            throw usage("the tap would connect to itself: --listen and --to are the same");
        }
    }

    private boolean leadsToItself() throws IOException {
        if (listen.getPort() != to.getPort() || listen.isUnresolved()) {
            return false;
        }
        boolean toThisMachine = NetworkInterface.getByInetAddress(to.getAddress()) != null
                || to.getAddress().isAnyLocalAddress();
        return listen.equals(to) || listen.getAddress().isAnyLocalAddress() && toThisMachine;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void run(Transcript transcript) throws IOException, InterruptedException {
        Stdio stdio = main.stdio();
        boolean faulty = !tcpFaults.isEmpty() || !udpFaults.isEmpty();
        EventText text = new EventText(
                view.settings(
                        faulty && faultOptions.towards().includes(Towards.SERVER),
                        faulty && faultOptions.towards().includes(Towards.CLIENT),
                        stdio.isInteractive()),
                transcript.startedAt(),
                ZoneId.systemDefault());
        LiveView live = new LiveView(text, stdio.out());
        transcript.onEvent(live);
        Server proxy = udp
                ? udpFaults.start(listen, to, faultOptions, transcript)
                : tcpFaults.start(listen, to, faultOptions, transcript);
        ServerRun.untilStopped(proxy, "tap", listen.getHostString(), stdio, () -> {
            stdio.out().println(faulty ? proxy : "to " + Addresses.format(to));
            live.begin();
        });
    }
}

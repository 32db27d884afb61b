package netlab.udptcp;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import netlab.net.Addresses;
import netlab.net.cli.Demo;
import netlab.net.cli.EndpointOptions;
import netlab.net.cli.Program;
import netlab.net.cli.ServerRun;
import netlab.net.cli.Stdio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of chapter 2: {@code udp} or {@code tcp}, and then {@code server} or {@code client}. */
@Command(
        name = "ch02-udp-tcp",
        description = "Upper case over UDP and over TCP. Without a command: both servers and a client in one process.",
        subcommands = {
            Main.UdpCommand.class,
            Main.TcpCommand.class,
            Main.TcpServerCommand.class,
            Main.TcpClientCommand.class,
            Main.BoundariesCommand.class
        })
public final class Main extends WithHelp implements Callable<Integer> {
    private static final String MODULE = "ch02-udp-tcp";
    private static final int PORT = 12_000;
    private static final String PROMPT = "sentence (Ctrl-D to end): ";

    private final Stdio stdio;

    Main(Stdio stdio) {
        this.stdio = stdio;
    }

    /** Runs the program. */
    public static void main(String... args) {
        Stdio stdio = Stdio.system();
        Program.main(new Main(stdio), stdio, args);
    }

    /** The demo: every sentence goes both ways. */
    @Override
    public Integer call() throws IOException {
        Demo.printTwoTerminals(MODULE, stdio);
        String host = EndpointOptions.DEFAULT_HOST;
        try (LoopServer udp = LoopServer.udp(host, 0, UdpServer::upperCase);
                LoopServer tcp = LoopServer.tcp(host, 0, TcpServer::upperCase)) {
            Optional<String> sentence = stdio.readLine(PROMPT);
            while (sentence.isPresent()) {
                stdio.out().println("UDP: " + UdpClient.ask(host, udp.port(), sentence.get()));
                stdio.out().println("TCP: " + TcpClient.ask(host, tcp.port(), sentence.get()));
                sentence = stdio.readLine(PROMPT);
            }
        }
        return 0;
    }

    private static Stdio stdioOf(CommandSpec command) {
        return ((Main) command.root().userObject()).stdio;
    }

    @Command(
            name = "udp",
            description = "Upper case over UDP: server or client.",
            subcommands = {UdpServerCommand.class, UdpClientCommand.class})
    static final class UdpCommand extends WithHelp {}

    @Command(
            name = "tcp",
            description = "Upper case over TCP: server or client.",
            subcommands = {TcpServerCommand.class, TcpClientCommand.class})
    static final class TcpCommand extends WithHelp {}

    @Command(name = "server", description = "Answer datagrams over UDP.")
    static final class UdpServerCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(PORT);

        @Mixin
        private CountOption count = new CountOption();

        @Override
        public Integer call() throws Exception {
            UnaryOperator<String> answer = count.isGiven() ? UdpServer.count(count.letter()) : UdpServer::upperCase;
            try (LoopServer server = LoopServer.udp(endpoint.host(), endpoint.port(), answer)) {
                ServerRun.untilStopped(server, "udp", endpoint.host(), stdioOf(spec));
            }
            return 0;
        }
    }

    @Command(name = "server", description = "Answer a sentence a connection over TCP.")
    static final class TcpServerCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(PORT);

        @Mixin
        private CountOption count = new CountOption();

        @Override
        public Integer call() throws Exception {
            UnaryOperator<String> answer = count.isGiven() ? TcpServer.count(count.letter()) : TcpServer::upperCase;
            try (LoopServer server = LoopServer.tcp(endpoint.host(), endpoint.port(), answer)) {
                ServerRun.untilStopped(server, "tcp", endpoint.host(), stdioOf(spec));
            }
            return 0;
        }
    }

    @Command(name = "client", description = "Send each line of standard input as a datagram, and print the replies.")
    static final class UdpClientCommand extends ClientCommand {
        UdpClientCommand() {
            super(UdpClient::ask);
        }
    }

    @Command(name = "client", description = "Send each line of standard input on a TCP connection of its own.")
    static final class TcpClientCommand extends ClientCommand {
        TcpClientCommand() {
            super(TcpClient::ask);
        }
    }

    /** Sends a sentence and returns the reply. */
    @FunctionalInterface
    private interface Asking {
        String ask(String host, int port, String sentence) throws IOException;
    }

    private abstract static class ClientCommand implements Callable<Integer> {
        private final Asking server;

        @Spec
        private CommandSpec spec;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(PORT);

        ClientCommand(Asking server) {
            this.server = server;
        }

        @Override
        public Integer call() throws IOException {
            Stdio stdio = stdioOf(spec);
            Optional<String> sentence = stdio.readLine(PROMPT);
            while (sentence.isPresent()) {
                stdio.out().println(ask(sentence.get()));
                sentence = stdio.readLine(PROMPT);
            }
            return 0;
        }

        private String ask(String sentence) throws IOException {
            try {
                return server.ask(endpoint.host(), endpoint.port(), sentence);
            } catch (IOException e) {
                String address = Addresses.format(endpoint.host(), endpoint.port());
                throw new IOException("cannot talk to " + address + ": " + e.getMessage(), e);
            }
        }
    }

    @Command(name = "boundaries", description = "Show that a datagram has boundaries and a stream has none.")
    static final class BoundariesCommand extends WithHelp implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            Boundaries.run(stdioOf(spec).out());
            return 0;
        }
    }
}

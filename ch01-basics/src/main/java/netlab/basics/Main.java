package netlab.basics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.Callable;
import netlab.basics.Examples.Example;
import netlab.net.Addresses;
import netlab.net.cli.Demo;
import netlab.net.cli.EndpointOptions;
import netlab.net.cli.Program;
import netlab.net.cli.Stdio;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs any example of this module by its name; without arguments, a tour of three. */
@Command(
        name = "ch01-basics",
        description = "Sockets from first principles. Without arguments: a tour of three examples in one process.")
public final class Main extends WithHelp implements Callable<Integer> {
    private static final String HOST = EndpointOptions.DEFAULT_HOST;

    private final Stdio stdio;

    private Main(Stdio stdio) {
        this.stdio = stdio;
    }

    public static void main(String[] args) {
        Stdio stdio = Stdio.system();
        Program.main(commands(stdio).getCommandSpec(), stdio, args);
    }

    private static CommandLine commands(Stdio stdio) {
        CommandLine commands = new CommandLine(new Main(stdio));
        for (Example example : Examples.PAIRS) {
            commands.addSubcommand(example.name(), PairCommand.of(example));
        }
        return commands.addSubcommand("echo-arguments", PairCommand.withPortArgument(Examples.ECHO_ARGUMENTS))
                .addSubcommand(
                        "half-close", PairCommand.withDemonstration(Examples.HALF_CLOSE, Main::demonstrateHalfClose))
                .addSubcommand(
                        "dead-peer", PairCommand.withDemonstration(Examples.DEAD_PEER, Main::demonstrateDeadPeer))
                .addSubcommand("browser", new SingleCommands.Browser())
                .addSubcommand("integers", new SingleCommands.IntegersOnTheWire())
                .addSubcommand("messages", new SingleCommands.Messages())
                .addSubcommand("addresses", new SingleCommands.Addressing())
                .addSubcommand("list", new SingleCommands.Listing(stdio))
                .addSubcommand("server", PairCommand.server(Examples.ECHO))
                .addSubcommand("client", PairCommand.client(Examples.ECHO));
    }

    /** The tour: two examples that speak for themselves, then the echo with its client at this terminal. */
    @Override
    public Integer call() throws IOException {
        try (ServerSocket hello = listenOnFreePort();
                ServerSocket partialRead = listenOnFreePort();
                ServerSocket echo = listenOnFreePort()) {
            inBackground("hello", () -> HelloServer.serve(hello));
            inBackground("partial-read", () -> PartialReadServer.serve(partialRead));
            inBackground("echo", () -> EchoServer.serve(echo));

            announce("hello: the server greets and closes", hello);
            HelloClient.run(HOST, hello.getLocalPort());

            announce("partial-read: 20 bytes in pieces of at most 4", partialRead);
            PartialReadClient.run(HOST, partialRead.getLocalPort());

            announce("echo: bytes come back unchanged; quit ends it", echo);
            Demo.printTwoTerminals("ch01-basics", stdio);
            EchoClient.run(HOST, echo.getLocalPort());
        }
        return 0;
    }

    private void announce(String what, ServerSocket listener) {
        stdio.out().println("--- " + what + " (" + Addresses.format(HOST, listener.getLocalPort()) + ")");
    }

    private static void demonstrateHalfClose() throws IOException {
        try (ServerSocket listener = listenOnFreePort()) {
            inBackground("half-close", () -> HalfCloseServer.serve(listener));
            BufferedReader lines = new BufferedReader(new StringReader("one\ntwo\nthree\n"));
            HalfCloseClient.run(HOST, listener.getLocalPort(), lines);
        }
    }

    private static void demonstrateDeadPeer() throws IOException {
        int patienceMs = 1_000;
        int longerThanKeepAliveMs = 6_000;
        try (ServerSocket listener = listenOnFreePort()) {
            inBackground("dead-peer", () -> DeadPeerServer.serve(listener));
            DeadPeerClient.run(HOST, listener.getLocalPort(), patienceMs, longerThanKeepAliveMs);
        }
    }

    private static ServerSocket listenOnFreePort() throws IOException {
        int backlog = 50;
        return new ServerSocket(0, backlog, InetAddress.getByName(HOST));
    }

    private static void inBackground(String name, Runnable server) {
        Thread thread = new Thread(server, name);
        thread.setDaemon(true);
        thread.start();
    }
}

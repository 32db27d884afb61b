package netlab.chat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Callable;
import netlab.chat.console.ConsoleClient;
import netlab.chat.room.ChatServer;
import netlab.chat.room.ChatSettings;
import netlab.chat.search.OpenAiSearch;
import netlab.net.cli.Demo;
import netlab.net.cli.Program;
import netlab.net.cli.Stdio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the chat: a server, a client, a window, or two people alone; the demo without any. */
@Command(
        name = "chat",
        description = "A chat over TCP. Without a command: the server and a client in one process.",
        subcommands = {ServerCommand.class, ClientCommand.class, GuiCommand.class, OneToOneCommand.class})
public final class Main implements Callable<Integer> {
    static final String PROGRAM = "chat";
    static final int PORT = 5002;

    private final Stdio stdio;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    Main(Stdio stdio) {
        this.stdio = stdio;
    }

    /** Runs the program. */
    public static void main(String... args) {
        Stdio stdio = Stdio.system();
        Program.main(new Main(stdio), stdio, args);
    }

    Stdio stdio() {
        return stdio;
    }

    /** The demo. */
    @Override
    public Integer call() throws Exception {
        Demo.printTwoTerminals(PROGRAM, stdio);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ChatSettings settings = ChatSettings.defaults().search(OpenAiSearch.fromEnvironment(System.getenv()));
        try (ChatServer server = ChatServer.start(new InetSocketAddress(loopback, 0), settings)) {
            InetSocketAddress address = new InetSocketAddress(loopback, server.port());
            ConsoleClient.run(address, Optional.empty(), false, stdio);
        }
        return 0;
    }
}

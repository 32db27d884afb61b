package netlab.filetransfer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import netlab.net.cli.Demo;
import netlab.net.cli.EndpointOptions;
import netlab.net.cli.Program;
import netlab.net.cli.ServerRun;
import netlab.net.cli.Stdio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command line of file transfer: {@code server}, {@code client}, or without either the two together. */
@Command(
        name = "file-transfer",
        description = "Files over TCP. Without a command: the server and a client in one process.",
        subcommands = {Main.ServerCommand.class, Main.ClientCommand.class})
public final class Main implements Callable<Integer> {
    private static final String PROGRAM = "file-transfer";
    private static final int PORT = 7777;

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

    /** The demo. */
    @Override
    public Integer call() throws IOException {
        Demo.printTwoTerminals(PROGRAM, stdio);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (DemoFolders folders = DemoFolders.create();
                FileTransferServer server = FileTransferServer.start(anyPort, folders.shared());
                Downloads downloads = new Downloads(
                        FileTransferClient.of(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), false),
                        new Downloads.Options(folders.received(), true, false),
                        stdio)) {
            stdio.out().println("The server has " + String.join(", ", folders.sharedNames()) + ".");
            fetchLines(downloads, "file name (end of input to quit): ", stdio);
        }
        return 0;
    }

    /** Reads names from standard input until its end. A file that is missing does not end it. */
    private static void fetchLines(Downloads downloads, String prompt, Stdio stdio) throws IOException {
        Optional<String> line = stdio.readLine(prompt);
        while (line.isPresent()) {
            if (!line.get().isBlank()) {
                downloads.fetch(line.get().strip());
            }
            line = stdio.readLine(prompt);
        }
    }

    @Command(name = "server", description = "Share the files of a folder.")
    static final class ServerCommand implements Callable<Integer> {
        @ParentCommand
        private Main main;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(PORT);

        @Option(
                names = "--root",
                paramLabel = "DIR",
                description = "The folder: every file in it, and below it, can be downloaded"
                        + " (default: the current one).")
        private Path root = Path.of("");

        @Override
        public Integer call() throws Exception {
            try (FileTransferServer server = FileTransferServer.start(endpoint.address(), root)) {
                ServerRun.untilStopped(server, PROGRAM, endpoint.host(), main.stdio);
            }
            return 0;
        }
    }

    @Command(name = "client", description = "Download files.")
    static final class ClientCommand implements Callable<Integer> {
        @ParentCommand
        private Main main;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(PORT);

        @Parameters(
                paramLabel = "NAME",
                description = "Files to download. Without any: one is asked for at a terminal, otherwise the lines of"
                        + " standard input are taken for names.")
        private List<String> names = List.of();

        @Option(names = "--out", paramLabel = "DIR", description = "Where files go (default: the current folder).")
        private Path out = Path.of("");

        @Option(names = "--plain", description = "Send no newlines: for a handout server.")
        private boolean plain;

        @Option(names = "--force", description = "Replace files that are there already.")
        private boolean force;

        @Option(names = "--sha256", description = "Print the SHA-256 of what arrived, as sha256sum does.")
        private boolean sha256;

        @Override
        public Integer call() throws IOException {
            try (Downloads downloads = new Downloads(
                    FileTransferClient.of(endpoint.address(), plain),
                    new Downloads.Options(out, force, sha256),
                    main.stdio)) {
                if (!names.isEmpty()) {
                    return exitCode(downloads.fetchAll(names));
                }
                if (main.stdio.isInteractive()) {
                    Optional<String> name = main.stdio.readLine("file name: ").filter(line -> !line.isBlank());
                    return exitCode(name.isEmpty() || downloads.fetch(name.get().strip()));
                }
                fetchLines(downloads, "", main.stdio);
                return 0;
            }
        }

        private static int exitCode(boolean complete) {
            return complete ? 0 : 1;
        }
    }
}

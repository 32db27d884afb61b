package netlab.webserver;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import netlab.net.Addresses;
import netlab.net.cli.Demo;
import netlab.net.cli.EndpointOptions;
import netlab.net.cli.Program;
import netlab.net.cli.ServerRun;
import netlab.net.cli.Stdio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The web server at the command line: {@code server}, {@code client}, or the two of them as a demo. */
@Command(
        name = Main.PROGRAM,
        description = "A web server for files, and a client that shows what it answers. Without a command: both.",
        mixinStandardHelpOptions = true,
        subcommands = {Main.ServerCommand.class, Main.ClientCommand.class})
public final class Main implements Callable<Integer> {
    static final String PROGRAM = "hw4-webserver";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int SHOWN_LINES = 12;

    private final Stdio stdio;

    Main(Stdio stdio) {
        this.stdio = stdio;
    }

    public static void main(String[] args) {
        Stdio stdio = Stdio.system();
        Program.main(new Main(stdio), stdio, args);
    }

    @Override
    public Integer call() throws IOException {
        try (WebServer server = WebServer.start(new InetSocketAddress(EndpointOptions.DEFAULT_HOST, 0));
                WebClient client = WebClient.connect(
                        new InetSocketAddress(EndpointOptions.DEFAULT_HOST, server.port()), TIMEOUT)) {
            stdio.out().println("Open in a browser: " + url(EndpointOptions.DEFAULT_HOST, server.port()));
            Demo.printTwoTerminals(PROGRAM, stdio);
            ask(client);
        }
        return 0;
    }

    @Command(name = "server", description = "Serves the built-in pages, or the files below a directory.")
    static final class ServerCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(WebServer.DEFAULT_PORT);

        @Option(names = "--root", paramLabel = "DIR", description = "Directory to serve (default: the built-in pages).")
        private Path root;

        @Override
        public Integer call() throws IOException, InterruptedException {
            Stdio stdio = stdio(spec);
            Site site = root == null ? new BuiltInPages() : new DocumentRoot(root);
            AccessLog log = endpoint.verbose() ? AccessLog.printingTo(stdio.err()) : AccessLog.NONE;
            try (WebServer server = start(site, log)) {
                String open = "Open in a browser: " + url(endpoint.host(), server.port());
                ServerRun.untilStopped(
                        server,
                        PROGRAM,
                        endpoint.host(),
                        stdio,
                        () -> stdio.out().println(open));
            }
            return 0;
        }

        private WebServer start(Site site, AccessLog log) throws IOException {
            try {
                return WebServer.start(endpoint.address(), site, log, Limits.STANDARD);
            } catch (BindException e) {
                if (isPortGiven(spec)) {
                    throw e;
                }
                var fallback = new InetSocketAddress(endpoint.host(), WebServer.FALLBACK_PORT);
                return WebServer.start(fallback, site, log, Limits.STANDARD);
            }
        }
    }

    @Command(name = "client", description = "Gets paths, and prints what the server answers.")
    static final class ClientCommand implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(WebServer.DEFAULT_PORT);

        @Parameters(paramLabel = "PATH", description = "Paths to get, such as /index.html (default: asks for them).")
        private List<String> paths = List.of();

        @Override
        public Integer call() throws IOException {
            Main main = main(spec);
            try (WebClient client = connect()) {
                if (paths.isEmpty()) {
                    main.ask(client);
                }
                for (String path : paths) {
                    main.show(client.get(path));
                }
            }
            return 0;
        }

        /** Looks where a server that was not told a port may be. */
        private WebClient connect() throws IOException {
            try {
                return WebClient.connect(endpoint.address(), TIMEOUT);
            } catch (ConnectException e) {
                if (isPortGiven(spec)) {
                    throw e;
                }
                return WebClient.connect(new InetSocketAddress(endpoint.host(), WebServer.FALLBACK_PORT), TIMEOUT);
            }
        }
    }

    private static boolean isPortGiven(CommandSpec spec) {
        return spec.commandLine().getParseResult().hasMatchedOption("--port");
    }

    private static Main main(CommandSpec spec) {
        return (Main) spec.root().userObject();
    }

    private static Stdio stdio(CommandSpec spec) {
        return main(spec).stdio;
    }

    /** A server on all addresses is reached under any; port 80 goes without saying. */
    private static String url(String host, int port) {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        String authority = Addresses.format(reachable, port);
        return "http://"
                + (port == WebServer.DEFAULT_PORT ? authority.substring(0, authority.lastIndexOf(':')) : authority)
                + "/index.html";
    }

    private void ask(WebClient client) throws IOException {
        Optional<String> path = stdio.readLine("path (q to quit): ");
        while (path.isPresent() && !path.get().strip().equals("q")) {
            if (!path.get().isBlank()) {
                show(client.get(path.get().strip()));
            }
            path = stdio.readLine("path (q to quit): ");
        }
    }

    /** Prints the head of an answer as it was sent, and the start of the body, if it is text. */
    private void show(WebClient.Reply reply) {
        stdio.out().println(reply.statusLine());
        reply.fieldLines().forEach(stdio.out()::println);
        stdio.out().println();
        Optional<String> text = reply.text();
        if (text.isEmpty()) {
            stdio.out().println("(" + reply.body().length + " bytes, not text)");
        } else {
            List<String> lines = text.get().lines().toList();
            lines.stream().limit(SHOWN_LINES).forEach(stdio.out()::println);
            if (lines.size() > SHOWN_LINES) {
                stdio.out().println("(" + (lines.size() - SHOWN_LINES) + " more lines)");
            }
        }
        stdio.out().println();
    }
}

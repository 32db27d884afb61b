package netlab.calculator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.time.Duration;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command line of homework 3: {@code server}, {@code client}, or without either the two together. */
@Command(
        name = "hw3-calculator",
        description = "A calculator over TCP. Without a command: the server and a client in one process.",
        subcommands = {Main.ServerCommand.class, Main.ClientCommand.class})
public final class Main implements Callable<Integer> {
    private static final String PROGRAM = "hw3-calculator";
    private static final int PORT = 9003;

    /** For the connection, and for each reply: a sum takes the server microseconds. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

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
        try (CalculatorServer server = CalculatorServer.start(anyPort)) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
            try (CalculatorClient client = CalculatorClient.connect(address, TIMEOUT, false)) {
                calculateLines(client, stdio);
            }
        }
        return 0;
    }

    /** Reads expressions from standard input until its end, or {@code q}, and prints the replies. */
    private static void calculateLines(CalculatorClient client, Stdio stdio) throws IOException {
        Optional<String> line = stdio.readLine("expression (q to quit): ");
        while (line.isPresent() && !line.get().strip().equalsIgnoreCase("q")) {
            if (!line.get().isBlank()) {
                stdio.out().println(client.calculate(line.get()));
            }
            line = stdio.readLine("expression (q to quit): ");
        }
    }

    @Command(name = "server", description = "Answer expressions.")
    static final class ServerCommand implements Callable<Integer> {
        @ParentCommand
        private Main main;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(PORT);

        @Override
        public Integer call() throws Exception {
            try (CalculatorServer server = CalculatorServer.start(endpoint.address())) {
                ServerRun.untilStopped(server, PROGRAM, endpoint.host(), main.stdio);
            }
            return 0;
        }
    }

    @Command(name = "client", description = "Send expressions and print the replies.")
    static final class ClientCommand implements Callable<Integer> {
        @ParentCommand
        private Main main;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(PORT);

        @Option(names = "--plain", description = "Send no newline after an expression: for a handout server.")
        private boolean plain;

        @Parameters(
                paramLabel = "EXPRESSION",
                description = "What to calculate, such as \"20 + 17\"; without any, lines of standard input.")
        private List<String> expressions = List.of();

        private CommandSpec spec;

        /** Lets {@code -3 + 5} through, which looks like an option. */
        @Spec
        void setSpec(CommandSpec spec) {
            this.spec = spec;
            spec.parser().unmatchedOptionsArePositionalParams(true);
        }

        @Override
        public Integer call() throws IOException {
            rejectUnknownOptions();
            try (CalculatorClient client = CalculatorClient.connect(endpoint.address(), TIMEOUT, plain)) {
                if (expressions.isEmpty()) {
                    calculateLines(client, main.stdio);
                }
                for (String expression : joinedIfOne(expressions)) {
                    main.stdio.out().println(client.calculate(expression));
                }
            }
            return 0;
        }

        private void rejectUnknownOptions() {
            for (String expression : expressions) {
                if (expression.matches("--?[A-Za-z].*")) {
                    throw new ParameterException(spec.commandLine(), "Unknown option: '" + expression + "'");
                }
            }
        }

        /** {@code client 20 + 17}, without quotes, is one expression in three arguments. */
        private static List<String> joinedIfOne(List<String> expressions) {
            String joined = String.join(" ", expressions);
            try {
                CalculationCodec.parse(joined);
                return List.of(joined);
            } catch (ParseException e) {
                return expressions;
            }
        }
    }
}

package netlab.ai;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import netlab.ai.builtin.BuiltInSentiment;
import netlab.ai.builtin.LexRank;
import netlab.ai.checkpoint.TensorEngine;
import netlab.net.cli.Demo;
import netlab.net.cli.Program;
import netlab.net.cli.Stdio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: {@code server}, {@code client}, {@code fetch}, {@code train}, {@code evaluate}, or the demo. */
@Command(
        name = "ai-server",
        description = "Sentiment and summaries over TCP. Without a command: the server and a client in one process.",
        subcommands = {
            ServerCommand.class,
            ClientCommand.class,
            FetchCommand.class,
            TrainCommand.class,
            EvaluateCommand.class
        })
public final class Main implements Callable<Integer> {
    static final String PROGRAM = "ai-server";
    static final int PORT = 9000;
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

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
        LogLevels.quietEngine();
        Stdio stdio = Stdio.system();
        Program.main(new Main(stdio), stdio, args);
    }

    Stdio stdio() {
        return stdio;
    }

    /** The demo. */
    @Override
    public Integer call() throws IOException {
        Demo.printTwoTerminals(PROGRAM, stdio);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Models models = new Models(BuiltInSentiment.load(), new LexRank(), TensorEngine.deviceName());
        try (AiServer server = AiServer.start(anyPort, models, ServerCommand.CORES)) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
            try (AiClient client = AiClient.connect(address, CONNECT_TIMEOUT)) {
                new Conversation(client, stdio).courseRequestsThenLines();
            }
        }
        return 0;
    }
}

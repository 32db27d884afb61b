package netlab.ai;

import java.io.IOException;
import java.util.concurrent.Callable;
import netlab.ai.builtin.BuiltInSentiment;
import netlab.ai.builtin.LexRank;
import netlab.ai.checkpoint.TensorEngine;
import netlab.net.cli.EndpointOptions;
import netlab.net.cli.ServerRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "server", description = "Answer requests.")
final class ServerCommand implements Callable<Integer> {
    static final int CORES = Runtime.getRuntime().availableProcessors();

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions(Main.PORT);

    @Option(
            names = "--sentiment-model",
            paramLabel = "DIR|NAME",
            description = "A DistilBERT checkpoint: a directory, or the name of one that was fetched"
                    + " (default: the built-in model).")
    private String sentimentModel;

    @Option(
            names = "--summary-model",
            paramLabel = "DIR|NAME",
            description = "A BART checkpoint: a directory, or the name of one that was fetched"
                    + " (default: built-in, sentences of the text).")
    private String summaryModel;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Threads that compute, per task (default: the number of cores).")
    private int workers = CORES;

    @Override
    public Integer call() throws Exception {
        if (workers < 1) {
            throw new ParameterException(spec.commandLine(), "expected 1 or more workers, got " + workers);
        }
        LogLevels.fromEnvironment();
        try (AiServer server = AiServer.start(endpoint.address(), loadModels(), workers)) {
            ServerRun.untilStopped(server, Main.PROGRAM, endpoint.host(), main.stdio());
        }
        return 0;
    }

    private Models loadModels() throws IOException {
        SentimentModel sentiment =
                sentimentModel == null ? BuiltInSentiment.load() : Checkpoints.sentiment(sentimentModel);
        SummaryModel summary = summaryModel == null ? new LexRank() : Checkpoints.summary(summaryModel);
        return new Models(sentiment, summary, TensorEngine.deviceName());
    }
}

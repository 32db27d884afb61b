package netlab.ai;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import netlab.ai.builtin.BuiltInSentiment;
import netlab.ai.builtin.SentimentData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "evaluate", description = "Print how often the sentiment model is right on each data set.")
final class EvaluateCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the data sets are; may be given several times (default: ${DEFAULT-VALUE}).")
    private List<Path> data = List.of(Path.of("ai-server/data"));

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "A model that train wrote (default: the built-in one).")
    private Path model;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        try (SentimentModel sentiment = model == null ? BuiltInSentiment.load() : BuiltInSentiment.load(model)) {
            for (var accuracy : SentimentData.evaluate(sentiment, data)) {
                main.stdio()
                        .out()
                        .printf(
                                Locale.ROOT,
                                "%-24s %5.1f %%  (%,d of %,d)%n",
                                accuracy.dataSet(),
                                accuracy.percent(),
                                accuracy.right(),
                                accuracy.texts());
            }
        }
        return 0;
    }
}

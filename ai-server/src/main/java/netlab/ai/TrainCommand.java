package netlab.ai;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import netlab.ai.builtin.SentimentData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "train", description = "Train the built-in sentiment model from the data sets that the README names.")
final class TrainCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the data sets are; may be given several times (default: ${DEFAULT-VALUE}).")
    private List<Path> data = List.of(Path.of("ai-server/data"));

    @Option(names = "--out", paramLabel = "DIR", description = "Where the model goes (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("ai-server/src/main/resources/netlab/ai/builtin");

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all that is random (default: ${DEFAULT-VALUE}).")
    private int seed = 1;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        SentimentData.train(data, out, seed, main.stdio().out());
        return 0;
    }
}

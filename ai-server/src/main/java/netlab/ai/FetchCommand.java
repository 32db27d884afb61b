package netlab.ai;

import java.io.IOException;
import java.util.concurrent.Callable;
import netlab.ai.hub.Fetch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "fetch",
        description =
                "Get a model from the Hugging Face hub into the cache that Python uses too. The environment decides"
                        + " from where (HF_ENDPOINT), as whom (HF_TOKEN) and into where (HF_HOME).")
final class FetchCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Parameters(paramLabel = "NAME", description = "MODEL or OWNER/MODEL, such as sshleifer/distilbart-cnn-12-6.")
    private String name;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        var directory = new Fetch(System.getenv(), main.stdio().out()).model(name);
        main.stdio().out().println(name + " is in " + directory);
        return 0;
    }
}

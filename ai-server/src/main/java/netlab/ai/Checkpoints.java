package netlab.ai;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import netlab.ai.checkpoint.ModelDirectory;
import netlab.ai.hub.HubCache;
import netlab.ai.transformer.TransformerSentiment;
import netlab.ai.transformer.TransformerSummary;

/** Models that somebody else has made: from a directory, or from the hub's cache on this machine. */
final class Checkpoints {
    private Checkpoints() {}

    /** Loads a sentiment model; {@code directoryOrName} is a directory, or the name of a model that was fetched. */
    static SentimentModel sentiment(String directoryOrName) throws IOException {
        return TransformerSentiment.load(name(directoryOrName), find(directoryOrName));
    }

    /** Loads a summary model; {@code directoryOrName} is a directory, or the name of a model that was fetched. */
    static SummaryModel summary(String directoryOrName) throws IOException {
        return TransformerSummary.load(name(directoryOrName), find(directoryOrName));
    }

    /** Where a directory lies on this machine is nobody else's business. */
    private static String name(String directoryOrName) {
        return isDirectory(directoryOrName)
                ? Path.of(directoryOrName)
                        .toAbsolutePath()
                        .normalize()
                        .getFileName()
                        .toString()
                : directoryOrName;
    }

    private static ModelDirectory find(String directoryOrName) throws IOException {
        if (isDirectory(directoryOrName)) {
            return new ModelDirectory(Path.of(directoryOrName));
        }
        if (!HubCache.isModelName(directoryOrName)) {
            throw new FileNotFoundException("'" + directoryOrName + "' is no directory, and no name of a model");
        }
        HubCache cache = HubCache.ofEnvironment(System.getenv());
        Path snapshot = cache.snapshot(directoryOrName)
                .orElseThrow(
                        () -> new FileNotFoundException("'" + directoryOrName + "' is no directory, and no model in "
                                + cache.root() + "; get it with: mvn -pl ai-server exec:java -Dexec.args=\"fetch "
                                + directoryOrName + "\""));
        return new ModelDirectory(snapshot);
    }

    private static boolean isDirectory(String path) {
        return Files.isDirectory(Path.of(path));
    }
}

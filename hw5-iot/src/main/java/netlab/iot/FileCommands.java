package netlab.iot;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import netlab.net.cli.Stdio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The commands that look at collected readings: {@code chart} and {@code stats}. */
final class FileCommands {
    private FileCommands() {}

    /** Reads {@code file}; each damaged line is told on standard error, by its number, and left out. */
    private static List<DataLine> readings(Path file, Stdio stdio) throws IOException {
        DataFile.Content content;
        try {
            content = DataFile.read(file);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        }
        for (DataFile.Damage damage : content.damages()) {
            stdio.err().println(file + ", line " + damage.lineNumber() + " is skipped: " + damage.reason());
        }
        if (content.lines().isEmpty()) {
            throw new IOException("there is no reading in " + file);
        }
        return content.lines();
    }

    @Command(name = "chart", description = "Draw the readings of a file over time.")
    static final class ChartCommand implements Callable<Integer> {
        @ParentCommand
        private Main main;

        @Parameters(paramLabel = "FILE", description = "What the user program wrote.")
        private Path file;

        @Option(names = "-o", required = true, paramLabel = "PNG", description = "The picture to write.")
        private Path png;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;

        @Override
        public Integer call() throws IOException {
            List<DataLine> lines = readings(file, main.stdio());
            ReadingsChart.write(lines, png);
            main.stdio().out().println(png + ": " + lines.size() + " readings");
            return 0;
        }
    }

    @Command(name = "stats", description = "Print count, min, mean and max of each quantity in a file.")
    static final class StatsCommand implements Callable<Integer> {
        @ParentCommand
        private Main main;

        @Parameters(paramLabel = "FILE", description = "What the user program wrote.")
        private Path file;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;

        @Override
        public Integer call() throws IOException {
            Statistics.table(readings(file, main.stdio())).forEach(main.stdio().out()::println);
            return 0;
        }
    }
}

package netlab.basics;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A command whose only option is {@code --help}. */
@Command
class WithHelp {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;
}

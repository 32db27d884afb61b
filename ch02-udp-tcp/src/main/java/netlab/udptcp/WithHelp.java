package netlab.udptcp;

import picocli.CommandLine.Option;

/** A command that takes no endpoint, and so has {@code --help} from here. */
abstract class WithHelp {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;
}

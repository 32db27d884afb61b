package netlab.tools.tap;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What of a conversation is shown, and how. */
final class ViewOptions {
    @Spec
    private CommandSpec spec;

    private int maxBytes = 512;

    @Option(names = "--text", order = 2, description = "Text, a row a line, instead of the hexdump.")
    private boolean textOnly;

    @Option(
            names = "--color",
            order = 3,
            paramLabel = "WHEN",
            converter = Colours.When.Converter.class,
            description = "A colour a side: auto (at a terminal, unless NO_COLOR is set; the default), always, never.")
    private Colours.When colours = Colours.When.AUTO;

    @Option(
            names = "--bytes",
            order = 1,
            paramLabel = "N",
            description = "So many bytes of a read or datagram (default: 512).")
    private void maxBytes(int n) {
        if (n < 0) {
            throw new ParameterException(spec.commandLine(), "--bytes cannot be " + n);
        }
        maxBytes = n;
    }

    /** Returns what is to be shown of conversations with faults in these directions. */
    EventText.Settings settings(boolean faultsTowardsServer, boolean faultsTowardsClient, boolean atATerminal) {
        return new EventText.Settings(
                maxBytes,
                textOnly,
                faultsTowardsServer,
                faultsTowardsClient,
                Colours.choose(colours, atATerminal, System.getenv()));
    }
}

package netlab.basics;

import java.io.IOException;
import java.util.concurrent.Callable;
import netlab.basics.Examples.Example;
import netlab.basics.Examples.Side;
import netlab.net.cli.EndpointOptions;
import netlab.net.cli.PortConverter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The name of an example, with {@code server} or {@code client} behind it. */
final class PairCommand {
    private PairCommand() {}

    /** A command that must be told which side. */
    static CommandLine of(Example example) {
        return withSides(new WithHelp(), example);
    }

    /** A command that shows both sides in one process when it is told neither. */
    static CommandLine of(Example example, Demonstration demonstration) {
        return withSides(new DemonstrationCommand(demonstration), example);
    }

    private static CommandLine withSides(WithHelp command, Example example) {
        CommandLine pair = new CommandLine(command);
        pair.getCommandSpec().usageMessage().description(example.shows());
        return pair.addSubcommand("server", server(example)).addSubcommand("client", client(example));
    }

    static CommandLine server(Example example) {
        return side(example, "The server of " + example.name() + ".", example.server());
    }

    static CommandLine client(Example example) {
        return side(example, "The client of " + example.name() + ".", example.client());
    }

    private static CommandLine side(Example example, String description, Side side) {
        CommandLine command = new CommandLine(
                example == Examples.ECHO_ARGUMENTS
                        ? new PortOrOptionsCommand(example.port(), side)
                        : new SideCommand(example.port(), side));
        command.getCommandSpec().usageMessage().description(description);
        return command;
    }

    /** Both sides of an example in one process. */
    @FunctionalInterface
    interface Demonstration {
        void show() throws IOException;
    }

    @Command
    private static final class DemonstrationCommand extends WithHelp implements Callable<Integer> {
        private final Demonstration demonstration;

        DemonstrationCommand(Demonstration demonstration) {
            this.demonstration = demonstration;
        }

        @Override
        public Integer call() throws IOException {
            demonstration.show();
            return 0;
        }
    }

    @Command
    private static class SideCommand implements Callable<Integer> {
        @Mixin
        private final EndpointOptions options;

        private final Side side;

        SideCommand(int defaultPort, Side side) {
            this.options = new EndpointOptions(defaultPort);
            this.side = side;
        }

        int port() {
            return options.port();
        }

        @Override
        public Integer call() throws Exception {
            side.run(options.host(), port());
            return 0;
        }
    }

    /** A side that takes the port without {@code -p} as well. */
    @Command
    private static final class PortOrOptionsCommand extends SideCommand {
        @Parameters(
                arity = "0..1",
                paramLabel = "PORT",
                converter = PortConverter.class,
                description = "The port, instead of --port.")
        private Integer port;

        PortOrOptionsCommand(int defaultPort, Side side) {
            super(defaultPort, side);
        }

        @Override
        int port() {
            return port == null ? super.port() : port;
        }
    }
}

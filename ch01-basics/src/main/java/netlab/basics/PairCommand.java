package netlab.basics;

import java.io.IOException;
import java.util.concurrent.Callable;
import netlab.basics.Examples.Example;
import netlab.basics.Examples.Side;
import netlab.net.cli.EndpointOptions;
import netlab.net.cli.PortConverter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The commands that run one side of an example. */
final class PairCommand {
    private PairCommand() {}

    /** {@code NAME server} and {@code NAME client}. */
    static CommandLine of(Example example) {
        return describe(new EitherSide(example), example.shows());
    }

    /** As {@link #of}, and the port may follow without {@code -p}. */
    static CommandLine withPortArgument(Example example) {
        return describe(new EitherSideWithPort(example), example.shows());
    }

    /** As {@link #of}, and without a side both are shown in one process. */
    static CommandLine withDemonstration(Example example, Demonstration demonstration) {
        return describe(new EitherSideOrBoth(example, demonstration), example.shows());
    }

    /** A name for {@code example server}. */
    static CommandLine server(Example example) {
        return describe(new OneSide(example, example.server()), "Short for " + example.name() + " server.");
    }

    /** A name for {@code example client}. */
    static CommandLine client(Example example) {
        return describe(new OneSide(example, example.client()), "Short for " + example.name() + " client.");
    }

    private static CommandLine describe(SideCommand command, String description) {
        CommandLine described = new CommandLine(command);
        described.getCommandSpec().usageMessage().description(description);
        return described;
    }

    /** Both sides of an example in one process. */
    @FunctionalInterface
    interface Demonstration {
        void show() throws IOException;
    }

    /** Says which side of an example is meant. */
    private enum Role {
        SERVER,
        CLIENT;

        Side of(Example example) {
            return this == SERVER ? example.server() : example.client();
        }
    }

    private static final class RoleConverter implements ITypeConverter<Role> {
        @Override
        public Role convert(String value) {
            return switch (value) {
                case "server" -> Role.SERVER;
                case "client" -> Role.CLIENT;
                default -> throw new TypeConversionException("expected server or client, got '" + value + "'");
            };
        }
    }

    @Command
    private abstract static class SideCommand implements Callable<Integer> {
        final Example example;

        @Mixin
        private final EndpointOptions options;

        SideCommand(Example example) {
            this.example = example;
            this.options = new EndpointOptions(example.port());
        }

        int port() {
            return options.port();
        }

        int run(Side side) throws IOException, InterruptedException {
            side.run(options.host(), port());
            return 0;
        }
    }

    private static final class OneSide extends SideCommand {
        private final Side side;

        OneSide(Example example, Side side) {
            super(example);
            this.side = side;
        }

        @Override
        public Integer call() throws Exception {
            return run(side);
        }
    }

    private static class EitherSide extends SideCommand {
        @Parameters(index = "0", paramLabel = "server|client", converter = RoleConverter.class, description = "Which.")
        private Role role;

        EitherSide(Example example) {
            super(example);
        }

        @Override
        public Integer call() throws Exception {
            return run(role.of(example));
        }
    }

    private static final class EitherSideWithPort extends EitherSide {
        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "PORT",
                converter = PortConverter.class,
                description = "The port, instead of --port.")
        private Integer port;

        EitherSideWithPort(Example example) {
            super(example);
        }

        @Override
        int port() {
            return port == null ? super.port() : port;
        }
    }

    private static final class EitherSideOrBoth extends SideCommand {
        private final Demonstration demonstration;

        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "server|client",
                converter = RoleConverter.class,
                description = "Which; both in one process if left out.")
        private Role role;

        EitherSideOrBoth(Example example, Demonstration demonstration) {
            super(example);
            this.demonstration = demonstration;
        }

        @Override
        public Integer call() throws Exception {
            if (role != null) {
                return run(role.of(example));
            }
            demonstration.show();
            return 0;
        }
    }
}

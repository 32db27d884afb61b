package netlab.chat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import netlab.chat.console.ChatConsole;
import netlab.chat.onetoone.OneToOneClient;
import netlab.chat.onetoone.OneToOneServer;
import netlab.net.cli.EndpointOptions;
import netlab.net.cli.ServerRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code one-to-one server} and {@code one-to-one client}: two people, and nobody else. */
@Command(
        name = "one-to-one",
        description = "Two people at two consoles.",
        subcommands = {OneToOneCommand.ServerSide.class, OneToOneCommand.ClientSide.class})
final class OneToOneCommand implements Callable<Integer> {
    private static final String PROGRAM = "one-to-one";

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "one-to-one server, or one-to-one client?");
    }

    private ChatConsole openConsole() throws IOException {
        return ChatConsole.open(main.stdio(), () -> List.of("/exit"));
    }

    /** The side that is called. */
    @Command(name = "server", description = "Wait for somebody to talk to.")
    static final class ServerSide implements Callable<Integer> {
        @ParentCommand
        private OneToOneCommand oneToOne;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(Main.PORT);

        @Option(names = "--plain", description = "Send no newline after a line: for a handout client.")
        private boolean plain;

        @Override
        public Integer call() throws Exception {
            try (ChatConsole console = oneToOne.openConsole();
                    OneToOneServer server = OneToOneServer.start(endpoint.address(), console, plain)) {
                ServerRun.untilStopped(server, PROGRAM, endpoint.host(), oneToOne.main.stdio(), server::startTalking);
            }
            return 0;
        }
    }

    /** The side that calls. */
    @Command(name = "client", description = "Talk to somebody who waits.")
    static final class ClientSide implements Callable<Integer> {
        @ParentCommand
        private OneToOneCommand oneToOne;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(Main.PORT);

        @Option(names = "--plain", description = "Send no newline after a line: for a handout server.")
        private boolean plain;

        @Override
        public Integer call() throws Exception {
            try (ChatConsole console = oneToOne.openConsole()) {
                OneToOneClient.run(endpoint.address(), console, plain);
            }
            return 0;
        }
    }
}

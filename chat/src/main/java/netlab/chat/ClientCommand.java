package netlab.chat;

import java.util.Optional;
import java.util.concurrent.Callable;
import netlab.chat.console.ConsoleClient;
import netlab.net.cli.EndpointOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code client}: a chat with rooms, at this terminal. */
@Command(name = "client", description = "Chat at this terminal.")
final class ClientCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions(Main.PORT);

    @Option(names = "--nick", paramLabel = "NICK", description = "Nickname; without it, the first line typed.")
    private String nick;

    @Option(names = "--plain", description = "Send no newline after a line: for a handout server.")
    private boolean plain;

    @Override
    public Integer call() throws Exception {
        ConsoleClient.run(endpoint.address(), Optional.ofNullable(nick), plain, main.stdio());
        return 0;
    }
}

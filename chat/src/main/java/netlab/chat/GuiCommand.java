package netlab.chat;

import java.util.Optional;
import java.util.concurrent.Callable;
import netlab.chat.gui.GuiClient;
import netlab.chat.gui.Look;
import netlab.net.cli.EndpointOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code gui}: a chat with rooms, in a window. */
@Command(name = "gui", description = "Chat in a window.")
final class GuiCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions(Main.PORT);

    @Option(names = "--nick", paramLabel = "NICK", description = "Nickname; without it, the first line typed.")
    private String nick;

    @Option(names = "--dark", description = "Begin dark.")
    private boolean dark;

    @Override
    public Integer call() throws Exception {
        GuiClient.run(endpoint.address(), Optional.ofNullable(nick), dark ? Look.DARK : Look.LIGHT);
        return 0;
    }
}

package netlab.chat;

import java.util.concurrent.Callable;
import netlab.net.cli.EndpointOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code gui}: a chat with rooms, in a window. */
@Command(name = "gui", description = "Chat in a window.")
final class GuiCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions(Main.PORT);

    @Override
    public Integer call() throws Exception {
        throw new UnsupportedOperationException("no window yet");
    }
}

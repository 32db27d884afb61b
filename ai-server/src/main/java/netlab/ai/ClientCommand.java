package netlab.ai;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import netlab.net.cli.EndpointOptions;
import netlab.net.cli.Stdio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "client",
        description = "Send requests and print the replies: with --task or --text one, otherwise the course's three,"
                + " then those on standard input.")
final class ClientCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions(Main.PORT);

    @Option(names = "--task", paramLabel = "T", description = "sentiment, summary or ping (default: sentiment).")
    private String task;

    @Option(
            names = "--text",
            paramLabel = "S",
            description = "What to classify or summarize (default: all of standard input).")
    private String text;

    @Override
    public Integer call() throws IOException {
        try (AiClient client = AiClient.connect(endpoint.address(), Main.CONNECT_TIMEOUT)) {
            Conversation conversation = new Conversation(client, main.stdio());
            if (task == null && text == null) {
                conversation.courseRequestsThenLines();
            } else if (Request.PING.equals(task)) {
                conversation.one(task, text);
            } else {
                conversation.one(task == null ? Request.SENTIMENT : task, text == null ? readAll(main.stdio()) : text);
            }
        }
        return 0;
    }

    /** All of standard input; from a terminal one line. */
    private static String readAll(Stdio stdio) throws IOException {
        StringBuilder all = new StringBuilder();
        Optional<String> line = stdio.readLine("text: ");
        while (line.isPresent()) {
            all.append(all.isEmpty() ? "" : "\n").append(line.get());
            line = stdio.isInteractive() ? Optional.empty() : stdio.readLine("");
        }
        return all.toString();
    }
}

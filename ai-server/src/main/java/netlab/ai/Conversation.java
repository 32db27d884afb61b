package netlab.ai;

import java.io.IOException;
import java.util.Optional;
import netlab.net.cli.Stdio;

/** What the client says, and shows of it: requests after {@code >}, replies after {@code <}. */
final class Conversation {
    private static final String ARTICLE =
            "Transmission Control Protocol delivers a stream of bytes in order and without"
                    + " gaps. It does not preserve message boundaries: what one program writes in a single call may arrive in"
                    + " several pieces, or together with the next message. An application protocol therefore has to say where a"
                    + " message ends, for example by a length in front or a newline at the end. Programs that forget this work on"
                    + " one machine and fail in a real network.";

    private static final String PROMPT = "sentiment> ";

    private final AiClient client;
    private final Stdio stdio;

    Conversation(AiClient client, Stdio stdio) {
        this.client = client;
        this.stdio = stdio;
    }

    /** Sends the course's three requests, the third one for a task that does not exist, then what standard input says. */
    void courseRequestsThenLines() throws IOException {
        stdio.out().println("< " + client.hello());
        exchange(AiClient.requestLine(
                Request.SENTIMENT, "I really enjoyed this course, and the examples are excellent!"));
        exchange(AiClient.requestLine(Request.SUMMARY, ARTICLE));
        exchange(AiClient.requestLine("translate", "Hello"));
        lines();
    }

    /** Sends one request and shows the reply alone. */
    void one(String task, String text) throws IOException {
        stdio.out().println(client.request(task, text));
    }

    /** A line is a request if it is JSON, and otherwise a text to be classified. */
    private void lines() throws IOException {
        if (stdio.isInteractive()) {
            stdio.out().println("Type a sentence, or a request such as {\"task\":\"ping\"}; q to quit.");
        }
        Optional<String> line = stdio.readLine(PROMPT);
        while (line.isPresent() && !line.get().strip().equalsIgnoreCase("q")) {
            if (!line.get().isBlank()) {
                exchange(
                        line.get().stripLeading().startsWith("{")
                                ? line.get()
                                : AiClient.requestLine(Request.SENTIMENT, line.get()));
            }
            line = stdio.readLine(PROMPT);
        }
    }

    private void exchange(String request) throws IOException {
        stdio.out().println("> " + request);
        stdio.out().println("< " + client.exchange(request));
    }
}

package netlab.chat.console;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import netlab.chat.client.ChatClient;
import netlab.chat.room.Verb;
import netlab.net.Threads;
import netlab.net.cli.Stdio;

/** A person at a console in a chat with rooms: what is typed goes out, what comes is shown, both at any time. */
public final class ConsoleClient {
    private final ChatClient client;
    private final ChatConsole console;

    private ConsoleClient(ChatClient client, ChatConsole console) {
        this.client = client;
        this.console = console;
    }

    /**
     * Chats until the person leaves, the input ends, or the server says bye.
     *
     * @param nickname without one, the first line typed is it
     * @throws IOException if there is no server to begin with
     */
    public static void run(InetSocketAddress address, Optional<String> nickname, boolean plain, Stdio stdio)
            throws IOException, InterruptedException {
        ChatClient client = ChatClient.connect(address, nickname, plain);
        try (ChatConsole console = ChatConsole.open(stdio, client.roster()::words)) {
            new ConsoleClient(client, console).converse();
        }
    }

    private void converse() throws InterruptedException {
        Threads.unstarted("chat-typing", this::sendWhatIsTyped).start();
        client.run((line, meaning) -> console.print(line));
    }

    private void sendWhatIsTyped() {
        boolean saidSo = false;
        try {
            Optional<String> line = console.readLine();
            while (line.isPresent() && !isExit(line.get())) {
                if (!line.get().isBlank()) {
                    send(line.get());
                }
                line = console.readLine();
            }
            saidSo = line.isPresent();
        } catch (IOException e) {
            console.print("! the input broke: " + e.getMessage());
        } finally {
            client.leave(saidSo);
        }
    }

    private static boolean isExit(String line) {
        return line.strip().equalsIgnoreCase(Verb.EXIT.typed());
    }

    private void send(String line) {
        try {
            client.send(line);
        } catch (IllegalArgumentException | IOException e) {
            console.print("! not sent: " + e.getMessage());
        }
    }
}

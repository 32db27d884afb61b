package netlab.chat.onetoone;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import netlab.chat.console.ChatConsole;
import netlab.chat.wire.ChatConnection;
import netlab.net.Threads;

/** One conversation: what is typed goes out, what comes is shown, at the same time. */
final class Talk {
    private static final String EXIT = "/exit";

    private static final System.Logger LOG = System.getLogger(Talk.class.getName());

    private final ChatConnection connection;
    private final ChatConsole console;
    private volatile boolean weEnded;

    private Talk(ChatConnection connection, ChatConsole console) {
        this.connection = connection;
        this.console = console;
    }

    /** Talks until either side leaves; {@code peer} is the name before the other's lines. */
    static void run(ChatConnection connection, ChatConsole console, String peer) {
        Talk talk = new Talk(connection, console);
        Threads.unstarted("one-to-one-typing", talk::sendWhatIsTyped).start();
        talk.showWhatComes(peer);
    }

    private void showWhatComes(String peer) {
        try {
            Optional<String> line = connection.readLine();
            while (line.isPresent() && !line.get().equalsIgnoreCase(EXIT)) {
                console.print(peer + ": " + line.get());
                line = connection.readLine();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the connection broke", e);
        }
        if (!weEnded) {
            console.print("* the " + peer + " has left");
        }
    }

    private void sendWhatIsTyped() {
        try {
            Optional<String> line = console.readLine();
            while (line.isPresent() && !line.get().strip().equalsIgnoreCase(EXIT)) {
                if (!line.get().isBlank()) {
                    send(line.get());
                }
                line = console.readLine();
            }
            weEnded = true;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the other side has left already", e);
        }
    }

    private void send(String line) throws IOException {
        try {
            connection.send(line);
        } catch (IllegalArgumentException e) {
            console.print("! not sent: " + e.getMessage());
        }
    }
}

package netlab.chat.console;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import netlab.chat.room.Verb;
import netlab.chat.wire.ChatConnection;
import netlab.chat.wire.ChatLine;
import netlab.net.Threads;
import netlab.net.cli.Stdio;

/**
 * A person in a chat with rooms: what is typed goes out, what comes is shown, both at any time. When the server goes, the
 * client tries to come back, by the nickname it had.
 */
public final class ConsoleClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** How long after our last line the server may take to end the conversation. */
    private static final Duration LAST_LINES_WITHIN = Duration.ofSeconds(60);

    private static final System.Logger LOG = System.getLogger(ConsoleClient.class.getName());

    private final InetSocketAddress address;
    private final boolean plain;
    private final ChatConsole console;
    private final Roster roster;
    private final BackOff backOff = new BackOff();
    private final CountDownLatch leaving = new CountDownLatch(1);
    private volatile ChatConnection connection;
    /** The nickname to come back by; empty as long as the server has accepted none. */
    private volatile Optional<String> nickname;

    private boolean comingBack;

    private ConsoleClient(
            InetSocketAddress address, Optional<String> nickname, boolean plain, ChatConsole console, Roster roster) {
        this.address = address;
        this.nickname = nickname;
        this.plain = plain;
        this.console = console;
        this.roster = roster;
    }

    /**
     * Chats until the person leaves, the input ends, or the server says bye.
     *
     * @param nickname without one, the first line typed is it
     * @throws IOException if there is no server to begin with
     */
    public static void run(InetSocketAddress address, Optional<String> nickname, boolean plain, Stdio stdio)
            throws IOException, InterruptedException {
        Roster roster = new Roster();
        ChatConnection connection = ChatConnection.connect(address, CONNECT_TIMEOUT, plain);
        try (ChatConsole console = ChatConsole.open(stdio, roster::words)) {
            ConsoleClient client = new ConsoleClient(address, nickname, plain, console, roster);
            client.converse(connection);
        }
    }

    private void converse(ChatConnection first) throws IOException, InterruptedException {
        connection = first;
        if (nickname.isPresent()) {
            first.send(nickname.get());
        }
        Threads.unstarted("chat-typing", this::sendWhatIsTyped).start();
        boolean again = true;
        while (again) {
            try (ChatConnection current = connection) {
                again = !showLines(current) && !isLeaving(Duration.ZERO);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "the connection broke", e);
                again = !isLeaving(Duration.ZERO);
            }
            again = again && reconnect();
        }
    }

    /** Shows what comes to its end, and tells whether the server said bye. */
    private boolean showLines(ChatConnection current) throws IOException {
        Optional<String> line = current.readLine();
        while (line.isPresent()) {
            ChatLine meaning = ChatLine.parse(line.get());
            roster.learn(meaning);
            rememberNickname(meaning);
            console.print(line.get());
            if (meaning instanceof ChatLine.Bye) {
                return true;
            }
            if (comingBack && line.get().endsWith("is taken; another one?")) {
                return false; // by ourselves: the server has not noticed yet that we were gone
            }
            line = current.readLine();
        }
        return false;
    }

    private void rememberNickname(ChatLine line) {
        if (line instanceof ChatLine.Hello hello) {
            nickname = Optional.of(hello.nick());
            comingBack = false;
            backOff.reset();
        } else if (line instanceof ChatLine.Renamed renamed && nickname.equals(Optional.of(renamed.from()))) {
            nickname = Optional.of(renamed.to());
        }
    }

    /** Tries until it succeeds, or the person leaves: then false. */
    private boolean reconnect() throws InterruptedException {
        while (true) {
            Duration wait = backOff.next();
            console.print("* the connection is lost; trying again in " + wait.toMillis() / 1000.0 + " s");
            if (isLeaving(wait)) {
                return false;
            }
            try {
                connection = ChatConnection.connect(address, CONNECT_TIMEOUT, plain);
                if (nickname.isPresent()) {
                    comingBack = true;
                    connection.send(nickname.get());
                }
                return true;
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "no server yet", e);
            }
        }
    }

    private boolean isLeaving(Duration within) throws InterruptedException {
        return leaving.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sendWhatIsTyped() {
        try {
            Optional<String> line = console.readLine();
            while (line.isPresent() && !line.get().strip().equalsIgnoreCase(Verb.EXIT.typed())) {
                if (!line.get().isBlank()) {
                    send(line.get());
                }
                line = console.readLine();
            }
            leaving.countDown();
            leave(line.isPresent());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the end of what is typed", e);
        } finally {
            leaving.countDown();
        }
    }

    private void send(String line) {
        try {
            connection.send(line);
        } catch (IllegalArgumentException | IOException e) {
            console.print("! not sent: " + e.getMessage());
        }
    }

    /** Tells the server that no more comes; it answers what is still to be answered, and ends the connection. */
    private void leave(boolean saidSo) throws IOException {
        ChatConnection last = connection;
        if (saidSo) {
            last.send(Verb.EXIT.typed());
        }
        last.leave(LAST_LINES_WITHIN);
    }
}

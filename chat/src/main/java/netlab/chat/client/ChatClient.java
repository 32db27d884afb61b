package netlab.chat.client;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import netlab.chat.room.Heartbeat;
import netlab.chat.room.Verb;
import netlab.chat.wire.ChatConnection;
import netlab.chat.wire.ChatLine;

/**
 * A conversation with a server that outlives its connections: when the server goes, or falls silent, the client tries to
 * come back, by the nickname it had. One thread is in {@link #run}; any other may {@link #send} and {@link #leave}.
 */
public final class ChatClient {
    /** Often enough that the server finds us gone after 45 seconds, and we it. */
    private static final Heartbeat HEARTBEAT = new Heartbeat(15);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** How long after our last line the server may take to end the conversation. */
    private static final Duration LAST_LINES_WITHIN = Duration.ofSeconds(60);

    private static final System.Logger LOG = System.getLogger(ChatClient.class.getName());

    private final InetSocketAddress address;
    private final boolean plain;
    private final Heartbeat heartbeat;
    private final Roster roster = new Roster();
    private final BackOff backOff = new BackOff();
    private final CountDownLatch leaving = new CountDownLatch(1);
    private volatile ChatConnection connection;
    private final FileExchange files = new FileExchange(Path.of(""), this::tell);
    private volatile Listener listener;
    /** The nickname to come back by; empty as long as the server has accepted none. */
    private volatile Optional<String> nickname;

    private boolean comingBack;

    /** Who wants to know; called by the thread that is in {@link ChatClient#run}, or by one that took a file. */
    @FunctionalInterface
    public interface Listener {
        /** A line came, or the client itself has something to tell. */
        void received(String line, ChatLine meaning);
    }

    private ChatClient(InetSocketAddress address, Optional<String> nickname, boolean plain, Heartbeat heartbeat)
            throws IOException {
        this.address = address;
        this.nickname = nickname;
        this.plain = plain;
        this.heartbeat = heartbeat;
        this.connection = connect();
    }

    /**
     * Connects to a server.
     *
     * @param nickname without one, the first line sent is it
     * @param plain whether lines go out without a newline, for a handout server
     */
    public static ChatClient connect(InetSocketAddress address, Optional<String> nickname, boolean plain)
            throws IOException {
        return connect(address, nickname, plain, HEARTBEAT);
    }

    static ChatClient connect(InetSocketAddress address, Optional<String> nickname, boolean plain, Heartbeat heartbeat)
            throws IOException {
        return new ChatClient(address, nickname, plain, heartbeat);
    }

    private ChatConnection connect() throws IOException {
        ChatConnection fresh = ChatConnection.connect(address, CONNECT_TIMEOUT, plain);
        if (nickname.isPresent()) {
            fresh.send(nickname.get());
        }
        return fresh;
    }

    /** Returns who is in the room. */
    public Roster roster() {
        return roster;
    }

    /** Returns the nickname the server knows us by, or that we have asked for. */
    public Optional<String> nickname() {
        return nickname;
    }

    /** Passes on what comes, until the server says bye or {@link #leave} was called. */
    public void run(Listener listener) throws InterruptedException {
        this.listener = listener;
        try (files) {
            converse(listener);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the copies of offered files are not deleted", e);
        }
    }

    private void converse(Listener listener) throws InterruptedException {
        boolean again = true;
        while (again) {
            try (ChatConnection current = connection) {
                again = !passOn(current, listener);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "the connection broke", e);
            }
            again = again && !isLeaving(Duration.ZERO) && reconnect();
        }
    }

    /** Passes lines on to the end of the connection, and tells whether the server said bye. */
    private boolean passOn(ChatConnection current, Listener listener) throws IOException {
        Optional<String> line = current.readLine();
        while (line.isPresent()) {
            ChatLine meaning = ChatLine.parse(line.get());
            if (meaning instanceof ChatLine.Alive) {
                current.beat(heartbeat.line(), heartbeat.interval(), heartbeat.patience());
            } else {
                roster.learn(meaning);
                rememberNickname(meaning);
                listener.received(line.get(), meaning);
            }
            if (meaning instanceof ChatLine.Hello) {
                promise(current);
            }
            if (meaning instanceof ChatLine.FileAt file) {
                files.fetch(file);
            }
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

    /** Promises signs of life to a server that greets as ours do; if it is not too old, it answers. */
    private void promise(ChatConnection current) {
        try {
            current.send(heartbeat.line());
        } catch (IOException e) { // by somebody who has left, and waits for the last lines
            LOG.log(Level.DEBUG, "no signs of life are promised", e);
        }
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
            tell("* the connection is lost; trying again in " + wait.toMillis() / 1000.0 + " s");
            if (isLeaving(wait)) {
                return false;
            }
            try {
                comingBack = nickname.isPresent();
                connection = connect();
                return true;
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "no server yet", e);
            }
        }
    }

    private void tell(String text) {
        listener.received(text, new ChatLine.Notice(text));
    }

    private boolean isLeaving(Duration within) throws InterruptedException {
        return leaving.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Sends a line. {@code /send NICK FILE} is told to the server when the file is being served.
     *
     * @throws IOException if there is no connection at the moment, or no such file
     * @throws IllegalArgumentException if the line is too long
     */
    public void send(String line) throws IOException {
        ChatConnection current = connection;
        boolean offer = !plain && FileExchange.isOffer(line);
        try {
            current.send(offer ? files.offer(line, current.localAddress().getAddress()) : line);
        } catch (ClosedChannelException e) { // which has no message of its own
            throw new IOException("there is no connection at the moment", e);
        }
    }

    /** Leaves: the server answers what is still to be answered, and ends the conversation; then {@link #run} returns. */
    public void leave(boolean saidSo) {
        leaving.countDown();
        ChatConnection last = connection;
        try {
            if (saidSo) {
                last.send(Verb.EXIT.typed());
            }
            last.leave(LAST_LINES_WITHIN);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the server has left already", e);
        }
    }
}

package netlab.chat.room;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import netlab.chat.wire.ChatLineReader;
import netlab.chat.wire.VisibleText;
import netlab.net.LineOrPauseReader.Message;
import netlab.net.TimedOutputStream;

/** One connection from the first line to the last: a nickname, then commands. */
final class Session {
    /** Somebody who cannot think of a name takes up a connection. */
    private static final Duration NICKNAME_WITHIN = Duration.ofMinutes(2);

    private static final int MAX_NICKNAME_TRIES = 10;

    /** A client whose system takes nothing for so long is gone, or does not read. */
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(20);

    /** How long the last lines may take. */
    private static final Duration DRAIN_WITHIN = Duration.ofSeconds(3);

    /** Lines that may come at once: a paragraph pasted. */
    private static final int BURST_LINES = 30;

    /** Lines that come too fast after the warning before the connection is ended. */
    private static final int MAX_LINES_TOO_FAST = 100;

    private static final System.Logger LOG = System.getLogger(Session.class.getName());

    private final Socket socket;
    private final Hall hall;
    private final int linesPerSecond;
    private final BiFunction<Hall, Member, Conversation> conversations;
    private final ChatLineReader in;
    private final Outbox outbox;

    Session(Socket socket, Hall hall, int linesPerSecond, BiFunction<Hall, Member, Conversation> conversations)
            throws IOException {
        this.socket = socket;
        this.hall = hall;
        this.linesPerSecond = linesPerSecond;
        this.conversations = conversations;
        this.in = new ChatLineReader(socket);
        this.outbox = new Outbox(new TimedOutputStream(socket, WRITE_TIMEOUT), this::endInput);
    }

    void run() throws IOException {
        try {
            Optional<Member> member = askNickname();
            if (member.isPresent()) {
                attend(member.get());
            }
        } finally {
            finish();
        }
    }

    private void attend(Member member) throws IOException {
        try {
            member.inform("hello " + member.nickname() + ", you are in " + Hall.LOBBY + "; /help tells the commands");
            hall.enter(member);
            converse(member);
        } catch (SocketTimeoutException silence) {
            member.warn("you promised to say something, and did not: the line is cut");
            member.partingWords(" (gone)");
        } finally {
            hall.leave(member);
        }
    }

    private void finish() throws IOException {
        try {
            outbox.close(DRAIN_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes the next read see the end of the stream. */
    private void endInput() {
        try {
            socket.shutdownInput();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the connection is closed already", e);
        }
    }

    private Optional<Member> askNickname() throws IOException {
        in.idleTimeout(NICKNAME_WITHIN);
        outbox.offer("* welcome to netlab chat; your nickname?");
        // BEGIN SOLUTION
        for (int tries = 0; tries < MAX_NICKNAME_TRIES; tries++) {
            Optional<Message> line = readNickname();
            if (line.isEmpty()) {
                return Optional.empty();
            }
            try {
                String wanted = line.get().text().strip();
                if (wanted.equalsIgnoreCase(Verb.EXIT.typed())) {
                    return Optional.empty();
                }
                Nickname nickname = Nickname.parse("a nickname", wanted);
                Member member = new Member(nickname, socket.getInetAddress(), outbox, this::endInput);
                if (hall.claim(nickname, member)) {
                    return Optional.of(member);
                }
                outbox.offer("! the nickname " + nickname + " is taken; another one?");
            } catch (Nickname.RefusedException | ProtocolException e) {
                outbox.offer("! " + e.getMessage() + "; another one?");
            }
        }
        outbox.offer("! so many tries, and no nickname: come again");
        return Optional.empty();
        // END SOLUTION
        // STUB: throw new UnsupportedOperationException("TODO 3: ask for a nickname until there is one that is free");
    }

    private Optional<Message> readNickname() throws IOException {
        try {
            return in.read();
        } catch (SocketTimeoutException e) {
            outbox.offer("! no nickname within " + NICKNAME_WITHIN.toSeconds() + " s: come again");
            return Optional.empty();
        }
    }

    /**
     * Does what the member says.
     *
     * @throws SocketTimeoutException if they promised to say something, and did not
     */
    private void converse(Member member) throws IOException {
        in.idleTimeout(Duration.ZERO); // silence is no offence, unless promised otherwise
        Conversation conversation = conversations.apply(hall, member);
        FloodLimit limit = new FloodLimit(linesPerSecond, BURST_LINES, System.nanoTime());
        int tooFast = 0;
        while (!conversation.isOver()) {
            Optional<Message> line = in.read();
            if (line.isEmpty()) {
                return;
            }
            long wait = limit.take(System.nanoTime());
            tooFast = wait > 0 ? tooFast + 1 : limit.isFull(System.nanoTime()) ? 0 : tooFast;
            if (tooFast > MAX_LINES_TOO_FAST) {
                member.warn("you were warned: too many lines");
                member.sendAway(" (too many lines)");
                return;
            }
            if (wait > 0) {
                holdBack(member, tooFast, wait);
            }
            obey(line.get(), conversation, member);
            in.idleTimeout(conversation.patience());
        }
    }

    /** Reads no further for a while: what the client goes on to send waits in its own system. */
    private void holdBack(Member member, int tooFast, long nanos) {
        if (tooFast == 1) {
            member.warn("slow down: more than " + linesPerSecond + " lines a second are held back, and "
                    + MAX_LINES_TOO_FAST + " of them end your connection");
        }
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is closing; the next read ends
        }
    }

    private static void obey(Message line, Conversation conversation, Member member) {
        try {
            String text = VisibleText.of(line.text());
            if (!text.isEmpty()) {
                CommandParser.parse(text).handledBy(conversation);
            }
        } catch (ProtocolException e) { // too long, or not UTF-8
            member.warn("nobody saw that line: " + e.getMessage());
        }
    }
}

package netlab.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import netlab.testkit.RawPeer;

/** Somebody in a chat, who knows what to expect; lines are compared without the time. */
final class Chatter implements AutoCloseable {
    private static final String TIME = "^\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\] ";

    private final RawPeer peer;
    private final String nick;

    private Chatter(RawPeer peer, String nick) {
        this.peer = peer;
        this.nick = nick;
    }

    /** Connects, takes the nickname, and has seen its own arrival. */
    static Chatter join(int port, String nick) throws IOException {
        Chatter chatter = new Chatter(RawPeer.connect(port), nick);
        chatter.expect("* welcome to netlab chat; your nickname?");
        chatter.send(nick);
        chatter.expect("* hello " + nick + ", you are in lobby; /help tells the commands");
        chatter.expect("--> " + nick + " joined lobby");
        return chatter;
    }

    RawPeer peer() {
        return peer;
    }

    String nick() {
        return nick;
    }

    void send(String line) throws IOException {
        peer.send(line + "\n");
    }

    /** Reads a line, and returns it without the time before it. */
    String readLine() throws IOException {
        return peer.readLine().replaceFirst(TIME, "");
    }

    void expect(String line) throws IOException {
        assertThat(readLine()).isEqualTo(line);
    }

    /** Reads up to {@code line}, whatever comes before. */
    void await(String line) throws IOException {
        while (!readLine().equals(line)) {
            continue;
        }
    }

    @Override
    public void close() {
        peer.close();
    }
}

package netlab.chat.room;

import java.net.InetAddress;

/** Somebody who has a nickname, on this server. */
final class Member {
    /** The last word of a server that ends a conversation for good: a client that hears it does not come back by itself. */
    static final String BYE = "bye";

    private final Outbox outbox;
    private final InetAddress address;
    private final Runnable endOfInput;
    private volatile Nickname nickname;
    private volatile Room room;
    private volatile boolean admin;
    private volatile boolean muted;
    private volatile String partingWords = "";

    Member(Nickname nickname, InetAddress address, Outbox outbox, Runnable endOfInput) {
        this.nickname = nickname;
        this.address = address;
        this.outbox = outbox;
        this.endOfInput = endOfInput;
    }

    Nickname nickname() {
        return nickname;
    }

    void nickname(Nickname nickname) {
        this.nickname = nickname;
    }

    InetAddress address() {
        return address;
    }

    Outbox outbox() {
        return outbox;
    }

    /** Tells this member alone: how things are. */
    void inform(String text) {
        outbox.offer("* " + text);
    }

    /** Tells this member alone: why something was not done. */
    void warn(String text) {
        outbox.offer("! " + text);
    }

    Room room() {
        return room;
    }

    void room(Room room) {
        this.room = room;
    }

    boolean isAdmin() {
        return admin;
    }

    void admin(boolean admin) {
        this.admin = admin;
    }

    boolean isMuted() {
        return muted;
    }

    void muted(boolean muted) {
        this.muted = muted;
    }

    /** What the others read behind "left": why, if it was not of their own will. */
    String partingWords() {
        return partingWords;
    }

    void partingWords(String partingWords) {
        this.partingWords = partingWords;
    }

    /** Ends this member's connection once what waits for it is written. */
    void sendAway(String partingWords) {
        this.partingWords = partingWords;
        inform(BYE);
        endOfInput.run();
    }
}

package netlab.chat.bus;

import java.util.List;

/**
 * What makes several chat servers one. A server publishes what happened on it, and is told what happened on the others;
 * all of it runs beside the chat, which never waits for the bus but for a nickname.
 */
public interface Bus extends AutoCloseable {
    /** A server that is alone. */
    Bus NONE = new Alone();

    /** Somebody on another server. */
    record User(String nickname, String key, String room) {}

    /** The chat behind this end of the bus. Its methods are called on a thread of the bus. */
    interface Chat {
        /** Something happened on another server. */
        void happenedElsewhere(BusEvent event);

        /** Returns everybody on this server. */
        List<User> usersHere();

        /** Everybody here is to know: the bus is gone, or back. */
        void announce(String text);

        /** While the bus was away, {@code key} was taken on another server as well, which has it now. */
        void nicknameLost(String key);
    }

    /** Begins to take part. */
    void start(Chat chat);

    /** Reserves a nickname on all servers; false if somebody elsewhere has it. */
    boolean claim(String key);

    /** Gives a nickname back. */
    void release(String key);

    /** Tells the other servers, in the order of the calls of one thread. Never blocks. */
    void publish(BusEvent event);

    /** Returns who is on the other servers, as far as they have been heard of lately. */
    List<User> usersElsewhere();

    @Override
    void close();
}

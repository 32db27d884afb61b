package netlab.testkit;

import java.time.Duration;

/**
 * One direction of a connection through a {@link FaultProxy}, seen from the sender's side. A fault is a link that does
 * its mischief and calls the next one; the last link is the receiver's socket.
 *
 * <p>No method throws: what goes wrong with the receiver ends the connection, which the sender's reader notices.
 */
interface Link {
    /** Before anything else: the connection has been made. */
    void open();

    /** The sender has sent {@code bytes}, which now belong to this link. */
    void send(byte[] bytes);

    /** The sender has sent nothing for a while. Nothing is to be held back for more any longer. */
    void quiet();

    /** The sender has ended its stream. */
    void end();

    /** The connection is to be reset. */
    void reset();

    /** Waits until the receiver has read all that was sent, as far as that can be known; see {@link ReceiveQueue}. */
    void awaitTaken();

    /** Does nothing for {@code duration}, or until the connection is closed. */
    void pause(Duration duration);

    /** Tells the transcript about a fault. */
    void note(String what);

    /** After everything else; returns when all that was sent has gone on to the next link. */
    void close();

    /** A link that changes nothing, to be made one that does. */
    abstract class Faulty implements Link {
        final Link next;

        Faulty(Link next) {
            this.next = next;
        }

        @Override
        public void open() {
            next.open();
        }

        @Override
        public void send(byte[] bytes) {
            next.send(bytes);
        }

        @Override
        public void quiet() {
            next.quiet();
        }

        @Override
        public void end() {
            next.end();
        }

        @Override
        public void reset() {
            next.reset();
        }

        @Override
        public void awaitTaken() {
            next.awaitTaken();
        }

        @Override
        public void pause(Duration duration) {
            next.pause(duration);
        }

        @Override
        public void note(String what) {
            next.note(what);
        }

        @Override
        public void close() {
            next.close();
        }
    }
}

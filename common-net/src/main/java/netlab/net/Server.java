package netlab.net;

/**
 * A server that is running: every lab's server is one, from the moment its {@code start} method returns, which is when
 * it is bound.
 */
public interface Server extends AutoCloseable {
    /** Returns the port it is bound to: the one that was asked for, or the one that the system chose for port 0. */
    int port();

    /** Waits until the server is closed. */
    void awaitClosed() throws InterruptedException;

    /**
     * Stops accepting, lets what is open come to its end within a grace period, releases the port, and returns when that
     * is done. Closing again changes nothing.
     */
    @Override
    void close();
}

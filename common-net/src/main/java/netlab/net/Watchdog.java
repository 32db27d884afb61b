package netlab.net;

import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

/**
 * Ends reads and writes that wait too long for a peer: one daemon thread, which looks at all of them a few times a second,
 * so that each costs no more than saying when it began.
 */
final class Watchdog implements Runnable {
    /** A read or write may overrun its timeout by that much. */
    static final Duration PERIOD = Duration.ofMillis(250);

    private static final Set<Watched> WATCHED = ConcurrentHashMap.newKeySet();

    static {
        Thread thread = new Thread(new Watchdog(), "netlab-timeouts");
        thread.setDaemon(true);
        thread.start();
    }

    private Watchdog() {}

    /**
     * One direction of a connection.
     *
     * @param endIfStuck ends it if it has waited too long at a time of {@link System#nanoTime}
     */
    private record Watched(Socket socket, LongConsumer endIfStuck) {}

    /** Calls {@code endIfStuck} with {@link System#nanoTime} every now and then until {@code socket} is closed. */
    static void watch(Socket socket, LongConsumer endIfStuck) {
        WATCHED.add(new Watched(socket, endIfStuck));
    }

    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(PERIOD.toMillis());
                long now = System.nanoTime();
                WATCHED.removeIf(watched -> watched.socket().isClosed());
                WATCHED.forEach(watched -> watched.endIfStuck().accept(now));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts it; if somebody does, it ends
        }
    }
}

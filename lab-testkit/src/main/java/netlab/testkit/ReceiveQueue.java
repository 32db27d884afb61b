package netlab.testkit;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells when the other side of a connection has read everything. TCP itself does not: an acknowledgement means that the
 * other <em>system</em> has the bytes, not that its program has read them.
 *
 * <p>On Linux, {@code /proc/net/tcp} lists the bytes in every socket's receive queue; if the other side is on this
 * machine, too, its queue is there. Reading that file takes up to a few milliseconds. Otherwise a pause has to do.
 */
final class ReceiveQueue {
    /** Waits of a burst; each takes a few milliseconds, and a large transfer is not to be held up for long. */
    private static final int MAX_WAITS = 256;

    /** All waits of a burst together: nor on a busy machine, nor when the receiver does not read. */
    private static final Duration MAX_WAITING = Duration.ofSeconds(5);

    /** More than a segment needs from one socket to another on the same machine; then twice as long, and so on. */
    private static final Duration FIRST_PAUSE = Duration.ofNanos(200_000);

    private static final Duration MAX_PAUSE = Duration.ofMillis(5);

    /** The table is read in pieces while it changes, so a socket that exists may be missing from it now and then. */
    private static final int MAX_MISSES = 5;

    private static final Duration BLIND_PAUSE = Duration.ofMillis(2);

    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp6"), Path.of("/proc/net/tcp"));

    /** {@code local address:port remote address:port state transmit queue:receive queue}, all in hexadecimal. */
    private final Pattern receiver;

    private int waitsLeft;
    private long nanosLeft;
    /** Where the receiver was found last; null before that. */
    private Path table;

    private boolean visible = Files.isReadable(TABLES.get(1));

    /** Watches what is sent through {@code socket}. */
    ReceiveQueue(Socket socket) {
        refill();
        this.receiver = Pattern.compile(String.format(
                ":%04X [0-9A-F]+:%04X [0-9A-F]{2} [0-9A-F]{8}:([0-9A-F]{8})", socket.getPort(), socket.getLocalPort()));
    }

    /** The sender has made a pause: what comes now is another burst. */
    void refill() {
        waitsLeft = MAX_WAITS;
        nanosLeft = MAX_WAITING.toNanos();
    }

    /**
     * Waits until the queue is empty; not at all after {@value #MAX_WAITS} times or five seconds in one burst.
     *
     * @param pause how to wait
     */
    void awaitEmpty(Consumer<Duration> pause) {
        if (waitsLeft == 0) {
            return;
        }
        waitsLeft--;
        long start = System.nanoTime();
        if (visible) {
            look(pause, start);
        } else {
            pause.accept(BLIND_PAUSE);
        }
        nanosLeft -= System.nanoTime() - start;
    }

    private void look(Consumer<Duration> pause, long start) {
        Duration period = FIRST_PAUSE;
        int misses = 0;
        boolean empty = false;
        while (!empty && misses < MAX_MISSES && System.nanoTime() - start < nanosLeft) {
            pause.accept(period);
            OptionalLong unread = unread();
            misses = unread.isPresent() ? 0 : misses + 1;
            empty = unread.isPresent() && unread.getAsLong() == 0;
            period = period.compareTo(MAX_PAUSE) < 0 ? period.multipliedBy(2) : MAX_PAUSE;
        }
        visible = table != null || misses == 0;
    }

    /** Returns how many bytes the receiver has not read yet, or nothing if it was not found. */
    private OptionalLong unread() {
        for (Path candidate : table == null ? TABLES : List.of(table)) {
            OptionalLong unread = unread(candidate);
            if (unread.isPresent()) {
                table = candidate;
                return unread;
            }
        }
        return OptionalLong.empty();
    }

    private OptionalLong unread(Path table) {
        try {
            Matcher row = receiver.matcher(Files.readString(table, StandardCharsets.US_ASCII));
            return row.find() ? OptionalLong.of(Long.parseLong(row.group(1), 16)) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty(); // a kernel without IPv6 has no tcp6
        }
    }
}

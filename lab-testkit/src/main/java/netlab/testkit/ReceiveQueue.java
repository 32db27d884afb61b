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
    /** In all, so that a large transfer, or a receiver that does not read, is not held up for long. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    /** More than a segment needs from one socket to another on the same machine; then twice as long, and so on. */
    private static final Duration FIRST_PAUSE = Duration.ofNanos(200_000);

    private static final Duration MAX_PAUSE = Duration.ofMillis(5);

    private static final Duration BLIND_PAUSE = Duration.ofMillis(2);

    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp6"), Path.of("/proc/net/tcp"));

    /** {@code local address:port remote address:port state transmit queue:receive queue}, all in hexadecimal. */
    private final Pattern receiver;

    private long nanosLeft = MAX_WAIT.toNanos();
    /** Where the receiver was found; null before the first look, and when it cannot be seen. */
    private Path table;

    private boolean visible = true;

    /** Watches what is sent through {@code socket}. */
    ReceiveQueue(Socket socket) {
        this.receiver = Pattern.compile(String.format(
                ":%04X [0-9A-F]+:%04X [0-9A-F]{2} [0-9A-F]{8}:([0-9A-F]{8})", socket.getPort(), socket.getLocalPort()));
    }

    /** The sender has made a pause: the time for waiting begins anew. */
    void refill() {
        nanosLeft = MAX_WAIT.toNanos();
    }

    /**
     * Waits until the queue is empty, or until two seconds in all have been spent here since {@link #refill}.
     *
     * @param pause how to wait
     */
    void awaitEmpty(Consumer<Duration> pause) {
        long start = System.nanoTime();
        Duration period = FIRST_PAUSE;
        boolean empty = false;
        while (!empty && System.nanoTime() - start < nanosLeft) {
            pause.accept(visible ? period : BLIND_PAUSE);
            empty = unread().orElse(0) == 0;
            period = period.compareTo(MAX_PAUSE) < 0 ? period.multipliedBy(2) : MAX_PAUSE;
        }
        nanosLeft -= System.nanoTime() - start;
    }

    /** Returns how many bytes the receiver has not read yet, or nothing if that cannot be seen. */
    private OptionalLong unread() {
        if (table != null) {
            return unread(table);
        }
        for (Path candidate : visible ? TABLES : List.<Path>of()) {
            OptionalLong unread = unread(candidate);
            if (unread.isPresent()) {
                table = candidate;
                return unread;
            }
        }
        visible = false;
        return OptionalLong.empty();
    }

    private OptionalLong unread(Path table) {
        try {
            Matcher row = receiver.matcher(Files.readString(table, StandardCharsets.US_ASCII));
            return row.find() ? OptionalLong.of(Long.parseLong(row.group(1), 16)) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty(); // not Linux, or without IPv6
        }
    }
}

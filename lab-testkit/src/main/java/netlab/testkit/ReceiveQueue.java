package netlab.testkit;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import netlab.net.Deadline;

/**
 * Tells when the other side of a connection has read everything. TCP itself does not: an acknowledgement means that the
 * other <em>system</em> has the bytes, not that its program has read them.
 *
 * <p>On Linux, {@code /proc/net/tcp} lists the bytes in every socket's queues; if the other side is on this machine,
 * too, its receive queue is there. Otherwise a short pause has to do.
 */
final class ReceiveQueue {
    /** After this a receiver is taken for one that does not read now. */
    private static final Duration MAX_WAIT = Duration.ofMillis(500);

    private static final Duration LOOK_PERIOD = Duration.ofNanos(50_000);

    /** A segment that is not acknowledged after this has arrived all the same: acknowledgements may be delayed. */
    private static final Duration MAX_TRANSIT = Duration.ofMillis(1);

    private static final Duration BLIND_PAUSE = Duration.ofMillis(2);

    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp6"), Path.of("/proc/net/tcp"));

    private final int localPort;
    private final int remotePort;
    private boolean visible = Files.isReadable(TABLES.get(1));
    private boolean behind;

    /** Bytes in the two queues of a socket. */
    private record Queues(long unacknowledged, long unread) {}

    /** Watches what is sent through {@code socket}. */
    ReceiveQueue(Socket socket) {
        this.localPort = socket.getLocalPort();
        this.remotePort = socket.getPort();
    }

    /**
     * Waits until the queue is empty. A receiver that does not read within half a second is not waited for again until
     * it has caught up, so that a large transfer to a slow receiver goes on.
     *
     * @param pause how to wait
     */
    void awaitEmpty(Consumer<Duration> pause) {
        Deadline deadline = Deadline.after(behind ? Duration.ZERO : MAX_WAIT);
        Deadline arrival = Deadline.after(MAX_TRANSIT);
        boolean empty = isEmpty(arrival);
        while (visible && !empty && !deadline.isOver()) {
            pause.accept(LOOK_PERIOD);
            empty = isEmpty(arrival);
        }
        behind = visible && !empty;
        if (!visible) {
            pause.accept(BLIND_PAUSE);
        }
    }

    private boolean isEmpty(Deadline arrival) {
        if (!visible) {
            return false;
        }
        Optional<Queues> receiver = find(remotePort, localPort);
        visible = receiver.isPresent();
        return visible && receiver.get().unread() == 0 && (arrival.isOver() || isAcknowledged());
    }

    private boolean isAcknowledged() {
        return find(localPort, remotePort)
                .map(queues -> queues.unacknowledged() == 0)
                .orElse(true);
    }

    private static Optional<Queues> find(int localPort, int remotePort) {
        String local = String.format(Locale.ROOT, ":%04X", localPort);
        String remote = String.format(Locale.ROOT, ":%04X", remotePort);
        for (Path table : TABLES) {
            try {
                for (String line : Files.readAllLines(table, StandardCharsets.US_ASCII)) {
                    // number: local address:port, remote address:port, state, transmit queue:receive queue …
                    String[] fields = line.contains(remote) ? line.trim().split("\\s+", 6) : new String[0];
                    if (fields.length == 6 && fields[1].endsWith(local) && fields[2].endsWith(remote)) {
                        String[] queues = fields[4].split(":");
                        return Optional.of(new Queues(Long.parseLong(queues[0], 16), Long.parseLong(queues[1], 16)));
                    }
                }
            } catch (IOException e) {
                continue; // a kernel without IPv6 has no tcp6
            }
        }
        return Optional.empty();
    }
}

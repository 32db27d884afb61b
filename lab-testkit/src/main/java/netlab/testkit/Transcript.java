package netlab.testkit;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What crossed the wire, with direction and time. {@link #diagram} draws it as a sequence diagram, {@link #hexdump}
 * shows its bytes, {@link #events} gives it to a program.
 *
 * <p>An event of data is what <em>one</em> read or write carried, so that the pieces into which TCP cut a message can
 * be seen. A transcript keeps the first {@value #MAX_EVENTS} events and {@value #MAX_KEPT_BYTES} bytes of a
 * conversation and counts the rest. It may be written and read by several threads.
 */
public final class Transcript {
    public static final int MAX_EVENTS = 10_000;
    public static final int MAX_KEPT_BYTES = 1024 * 1024;

    /** What {@link #toString} shows: rows of one event, and of more events those at the beginning and at the end. */
    private static final int MAX_BYTES_SHOWN = 16 * 16;

    private static final int FIRST_EVENTS_SHOWN = 150;
    private static final int LAST_EVENTS_SHOWN = 50;

    private final List<String> parties;
    private final Instant startedAt = Instant.now();
    private final long startNanos = System.nanoTime();
    private final List<Event> events = new ArrayList<>();
    private final List<Consumer<Event>> listeners = new ArrayList<>();
    private final boolean collected;
    private String title = "";
    private long keptBytes;
    private long eventsLeftOut;

    /** One end of a connection: the name of its lifeline, and its port. */
    public record Endpoint(String name, int port) {}

    /** What happened. */
    public enum Kind {
        /** A connection was made. */
        CONNECT,
        /** Bytes went from one end to the other. */
        DATA,
        /** A datagram went from one end to the other. */
        DATAGRAM,
        /** The sender said that it will send no more (FIN). */
        END,
        /** The connection was reset (RST). */
        RESET,
        /** Something worth knowing that did not cross the wire, such as a fault that was applied. */
        NOTE
    }

    /**
     * One event.
     *
     * @param at time since {@link Transcript#startedAt}
     * @param connection 1 for the first connection of the transcript, 2 for the second …
     * @param kind what happened
     * @param from the end that acted
     * @param to the end that it acted on
     * @param size how many bytes crossed
     * @param bytes the bytes, all of them unless the transcript was full
     * @param note more about it in words, or empty
     */
    public record Event(
            Duration at, int connection, Kind kind, Endpoint from, Endpoint to, int size, byte[] bytes, String note) {
        private Event keeping(int count) {
            return new Event(at, connection, kind, from, to, size, Arrays.copyOf(bytes, count), note);
        }
    }

    /** Makes an empty transcript; {@code parties} are its lifelines from left to right: client, server. */
    public Transcript(String... parties) {
        this.parties = List.of(parties);
        this.collected = Evidence.add(this);
    }

    /** Sets the first line of what {@link #toString} returns. */
    void title(String title) {
        this.title = title;
    }

    /** Returns the time of the first event's zero. */
    public Instant startedAt() {
        return startedAt;
    }

    /** Returns the names of the lifelines, from left to right. */
    public List<String> parties() {
        return parties;
    }

    /** Returns a copy of the events so far. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /**
     * Calls {@code listener} with every event from now on, with all its bytes, whether the transcript has room for it or
     * not. Events come one at a time and in order, before the conversation goes on: a slow listener slows it down. The
     * listener does not throw, and does not change the bytes.
     */
    public synchronized void onEvent(Consumer<Event> listener) {
        listeners.add(listener);
    }

    /** Adds that bytes crossed; {@code bytes} is copied. */
    public void data(int connection, Endpoint from, Endpoint to, byte[] bytes, int length) {
        add(connection, Kind.DATA, from, to, bytes, length, "");
    }

    /** Adds that a datagram crossed; {@code bytes} is copied. */
    public void datagram(int connection, Endpoint from, Endpoint to, byte[] bytes) {
        add(connection, Kind.DATAGRAM, from, to, bytes, bytes.length, "");
    }

    /** Adds an event without bytes. */
    public void event(int connection, Kind kind, Endpoint from, Endpoint to, String note) {
        add(connection, kind, from, to, new byte[0], 0, note);
    }

    private synchronized void add(
            int connection, Kind kind, Endpoint from, Endpoint to, byte[] bytes, int length, String note) {
        if (events.size() == MAX_EVENTS && listeners.isEmpty()) {
            eventsLeftOut++;
            return;
        }
        Duration at = Duration.ofNanos(System.nanoTime() - startNanos);
        Event event = new Event(at, connection, kind, from, to, length, Arrays.copyOf(bytes, length), note);
        keep(event);
        listeners.forEach(listener -> listener.accept(event));
    }

    private void keep(Event event) {
        if (events.size() == MAX_EVENTS) {
            eventsLeftOut++;
            return;
        }
        int kept = (int) Math.min(event.size(), MAX_KEPT_BYTES - keptBytes);
        keptBytes += kept;
        events.add(kept == event.size() ? event : event.keeping(kept));
    }

    /** Returns all the bytes that went from one lifeline to another, as far as they were kept. */
    public byte[] bytes(String from, String to) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Event event : events()) {
            if (event.from().name().equals(from) && event.to().name().equals(to)) {
                all.writeBytes(event.bytes());
            }
        }
        return all.toByteArray();
    }

    /** Returns the conversation as a sequence diagram in ASCII. */
    public String diagram() {
        List<Event> all = events();
        SequenceDiagram diagram = new SequenceDiagram(parties, all);
        StringBuilder drawn = new StringBuilder(diagram.header());
        for (int i = 0; i < all.size(); i++) {
            drawn.append(isShown(i, all.size()) ? diagram.line(all.get(i)) : leftOutAt(i, all.size()));
        }
        return drawn.append(leftOutAtTheEnd()).toString();
    }

    /** Returns the bytes of every event that carried some; offsets count a connection's bytes in one direction, and
     * a datagram's own. */
    public String hexdump() {
        List<Event> all = events();
        StringBuilder dump = new StringBuilder();
        Map<String, Long> offsets = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Event event = all.get(i);
            if (event.kind() == Kind.DATA || event.kind() == Kind.DATAGRAM) {
                String stream = event.connection() + direction(event);
                long offset = offsets.getOrDefault(stream, 0L);
                offsets.put(stream, event.kind() == Kind.DATA ? offset + event.size() : 0);
                dump.append(isShown(i, all.size()) ? bytes(event, offset) : "");
            }
            dump.append(leftOutAt(i, all.size()));
        }
        return dump.append(leftOutAtTheEnd()).toString();
    }

    private static String direction(Event event) {
        return event.from().name() + " -> " + event.to().name();
    }

    private static String bytes(Event event, long offset) {
        String unit = event.size() == 1 ? "byte" : "bytes";
        byte[] shown = Arrays.copyOf(event.bytes(), Math.min(event.bytes().length, MAX_BYTES_SHOWN));
        int more = event.size() - shown.length;
        return String.format(
                        "%s, connection %d, %d %s at %.3f ms%n",
                        direction(event), event.connection(), event.size(), unit, SequenceDiagram.millis(event))
                + Hexdump.of(shown, offset)
                + (more > 0 ? "          ... " + more + " bytes more\n" : "");
    }

    /** Of a long conversation how it began, and how it ended, tell the story. */
    private static boolean isShown(int i, int size) {
        return size <= FIRST_EVENTS_SHOWN + LAST_EVENTS_SHOWN
                || i < FIRST_EVENTS_SHOWN
                || i >= size - LAST_EVENTS_SHOWN;
    }

    private static String leftOutAt(int i, int size) {
        boolean isFirst = i == FIRST_EVENTS_SHOWN && !isShown(i, size);
        return isFirst ? "... " + (size - FIRST_EVENTS_SHOWN - LAST_EVENTS_SHOWN) + " events more\n" : "";
    }

    private synchronized String leftOutAtTheEnd() {
        return eventsLeftOut > 0 ? "... " + eventsLeftOut + " events more\n" : "";
    }

    /** Returns the title, the diagram and the hexdump. */
    @Override
    public String toString() {
        return (title.isEmpty() ? "" : title + "\n") + diagram() + "\n" + hexdump();
    }

    /** Returns what a failure message needs: nothing when the test's extension is going to add the transcript. */
    String forFailure() {
        return collected ? "" : "\n" + this;
    }
}

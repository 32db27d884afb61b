package netlab.tools.tap;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import netlab.testkit.Hexdump;
import netlab.testkit.Transcript.Event;
import netlab.testkit.Transcript.Kind;

/**
 * An event of a conversation, as the tap prints it. One of data is one read: its bytes came together, whatever the
 * sender had written.
 *
 * <pre>
 * 14:02:51.204 #1 client -&gt; server: 8 bytes "20 + 17\n"
 * 00000000  32 30 20 2b 20 31 37 0a                           |20 + 17.|
 * </pre>
 *
 * <p>What arrives at the tap is shown. What leaves it is shown, too, where faults make a difference: then it is
 * {@code client -> tap} and {@code tap -> server}.
 */
final class EventText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    /** Bytes of a message that its first line shows. */
    private static final int PREVIEW_BYTES = 48;

    /** Streams whose offsets are known, those in use last; one that is forgotten begins at 0 again. */
    private static final int MAX_STREAMS = 10_000;

    private final Settings settings;
    private final Instant startedAt;
    private final ZoneId zone;
    private final Map<String, Long> offsets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_STREAMS;
        }
    };

    /**
     * What is to be shown.
     *
     * @param maxBytes bytes shown of a read or datagram
     * @param textOnly text instead of the hexdump
     * @param faultsTowardsServer whether what arrives at the server may differ from what the client sent
     * @param faultsTowardsClient the same of the other direction
     */
    record Settings(
            int maxBytes, boolean textOnly, boolean faultsTowardsServer, boolean faultsTowardsClient, Colours colours) {
        private boolean hasFaults() {
            return faultsTowardsServer || faultsTowardsClient;
        }

        private boolean hasFaults(boolean towardsServer) {
            return towardsServer ? faultsTowardsServer : faultsTowardsClient;
        }
    }

    /** For events whose time counts from {@code startedAt}. */
    EventText(Settings settings, Instant startedAt, ZoneId zone) {
        this.settings = settings;
        this.startedAt = startedAt;
        this.zone = zone;
    }

    /** Returns the lines of {@code event}, each with its end; none if it is not to be shown. */
    String of(Event event) {
        if (!isShown(event)) {
            return "";
        }
        String time = TIME.format(startedAt.plus(event.at()).atZone(zone)) + " #" + event.connection() + " ";
        if (event.kind() == Kind.NOTE) {
            return settings.colours().note(time + "* " + event.note() + "\n");
        }
        String direction = time + direction(event) + ": ";
        String lines = direction
                + switch (event.kind()) {
                    case CONNECT -> "connects from port " + event.from().port() + "\n";
                    case DATA -> count(event.size(), "byte") + content(event, offset(event));
                    case DATAGRAM -> "datagram of " + count(event.size(), "byte") + content(event, 0);
                    case END -> "end of stream\n";
                    case RESET -> "reset\n";
                    case NOTE -> throw new IllegalStateException("has no direction: " + event);
                };
        return settings.colours().side(isTowardsServer(event), lines);
    }

    private boolean isShown(Event event) {
        if (!isTap(event.from().name()) || event.kind() == Kind.NOTE) {
            return true;
        }
        return switch (event.kind()) {
            case CONNECT -> false;
            case RESET -> settings.hasFaults();
            default -> settings.hasFaults(isTowardsServer(event));
        };
    }

    private static boolean isTap(String party) {
        return party.equals("proxy");
    }

    private static boolean isTowardsServer(Event event) {
        return event.from().name().equals("client") || event.to().name().equals("server");
    }

    private String direction(Event event) {
        boolean towardsServer = isTowardsServer(event);
        String from = isTap(event.from().name()) ? "tap" : event.from().name();
        String beyond = towardsServer ? "server" : "client";
        String to = !isTap(event.to().name()) || !settings.hasFaults(towardsServer) ? beyond : "tap";
        return from + " -> " + to;
    }

    /** How many bytes the sender of {@code event} had sent before. */
    private long offset(Event event) {
        String stream = event.connection() + event.from().name() + event.to().name();
        long before = offsets.getOrDefault(stream, 0L);
        offsets.put(stream, before + event.size());
        return before;
    }

    private String content(Event event, long offset) {
        byte[] bytes = event.bytes();
        int shown = Math.min(bytes.length, settings.maxBytes());
        StringBuilder lines = new StringBuilder();
        if (settings.textOnly()) {
            shown = Utf8Text.endOfCharacters(bytes, shown);
            lines.append('\n');
            appendText(lines, bytes, shown);
        } else {
            lines.append(preview(bytes)).append('\n');
            lines.append(Hexdump.of(Arrays.copyOf(bytes, shown), offset, Utf8Text::column));
        }
        if (shown < event.size()) {
            lines.append("... ").append(count(event.size() - shown, "byte")).append(" more\n");
        }
        return lines.toString();
    }

    private static String preview(byte[] bytes) {
        if (bytes.length == 0) {
            return "";
        }
        int end = Utf8Text.endOfCharacters(bytes, PREVIEW_BYTES);
        return " \"" + Utf8Text.escaped(bytes, 0, end) + "\"" + (end < bytes.length ? "..." : "");
    }

    /** A row for each line of the text, which shows its end. */
    private static void appendText(StringBuilder rows, byte[] bytes, int length) {
        int from = 0;
        while (from < length) {
            int to = from;
            while (to < length && bytes[to] != '\n') {
                to++;
            }
            to = Math.min(to + 1, length);
            rows.append("  ").append(Utf8Text.escaped(bytes, from, to)).append('\n');
            from = to;
        }
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}

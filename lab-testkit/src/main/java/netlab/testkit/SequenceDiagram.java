package netlab.testkit;

import java.util.List;
import netlab.testkit.Transcript.Event;
import netlab.testkit.Transcript.Kind;

/**
 * Draws events between lifelines, one line each, the newest at the bottom.
 *
 * <pre>
 *          ms  client                                   server
 *       0.000    |--- connect 40112 to 9003 -------------->|
 *       0.412    |--- 8 "20 + 17\n" ---------------------->|
 *       1.003    |&lt;-- 3 "37\n" ----------------------------|
 * </pre>
 */
final class SequenceDiagram {
    /** Characters between two lifelines. */
    private static final int GAP = 40;

    private static final int TIME_WIDTH = 12;
    private static final int MAX_PREVIEW_BYTES = 24;

    private final List<String> parties;
    private final boolean several;

    /** Makes a diagram of {@code events}, with the numbers of connections if there is more than one. */
    SequenceDiagram(List<String> parties, List<Event> events) {
        this.parties = parties;
        this.several = events.stream().anyMatch(event -> event.connection() > 1);
    }

    static double millis(Event event) {
        return event.at().toNanos() / 1e6;
    }

    /** Returns the names of the lifelines. */
    String header() {
        StringBuilder header = new StringBuilder(String.format("%" + TIME_WIDTH + "s  ", "ms"));
        for (int i = 0; i < parties.size(); i++) {
            padTo(header, TIME_WIDTH + 2 + i * (GAP + 1));
            header.append(parties.get(i));
        }
        return header.append('\n').toString();
    }

    /** Returns the line of one event. */
    String line(Event event) {
        int from = parties.indexOf(event.from().name());
        int to = parties.indexOf(event.to().name());
        String label = (several ? "#" + event.connection() + " " : "") + label(event);
        StringBuilder line = new StringBuilder(String.format("%" + TIME_WIDTH + ".3f  ", millis(event)));
        if (event.kind() == Kind.NOTE) {
            padTo(line, TIME_WIDTH + 4 + Math.max(0, from) * (GAP + 1));
            return line.append("* ").append(label).append('\n').toString();
        }
        int left = Math.min(from, to);
        line.append("  ");
        for (int i = 0; i < parties.size() - 1; i++) {
            line.append('|').append(i == left ? arrow(label, from < to) : " ".repeat(GAP));
        }
        return line.append("|\n").toString();
    }

    private static String arrow(String label, boolean toRight) {
        int room = GAP - 8;
        String shown = label.length() > room ? label.substring(0, room - 3) + "..." : label;
        String dashes = "-".repeat(room - shown.length());
        return toRight ? "--- " + shown + " " + dashes + "-->" : "<-- " + shown + " " + dashes + "---";
    }

    private static String label(Event event) {
        String note = event.note().isEmpty() ? "" : " " + event.note();
        return switch (event.kind()) {
            case CONNECT ->
                "connect " + event.from().port() + " to " + event.to().port() + note;
            case DATA -> event.size() + " " + preview(event) + note;
            case DATAGRAM -> "datagram of " + event.size() + " " + preview(event) + note;
            case END -> "end of stream" + note;
            case RESET -> "reset" + note;
            case NOTE -> event.note();
        };
    }

    private static String preview(Event event) {
        byte[] bytes = event.bytes();
        if (bytes.length == 0 && event.size() > 0) {
            return "(not kept)";
        }
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < Math.min(bytes.length, MAX_PREVIEW_BYTES); i++) {
            text.append(escape(bytes[i]));
        }
        return text.append('"').toString();
    }

    private static String escape(byte b) {
        return switch (b) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> Hexdump.isPrintable(b) ? String.valueOf((char) b) : String.format("\\x%02x", b);
        };
    }

    private static void padTo(StringBuilder line, int column) {
        line.append(" ".repeat(Math.max(0, column - line.length())));
    }
}

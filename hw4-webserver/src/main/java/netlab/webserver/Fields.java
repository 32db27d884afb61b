package netlab.webserver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** The field lines of a message ({@code Host: example.org}), in their order; names in any case (RFC 9110, 5). */
final class Fields {
    private static final int CRLF_BYTES = 2;

    static final Fields NONE = new Fields(List.of());

    private final List<Field> lines;

    /** One field line; the value without blanks around it. */
    record Field(String name, String value) {
        /**
         * Parses a field line without its line end.
         *
         * <pre>
         *   field-line = field-name ":" OWS field-value OWS
         * </pre>
         *
         * @throws HttpException (400) for a line that another reader might understand differently: blanks before the
         *     colon or at the start of the line (obs-fold), control characters
         */
        static Field parse(String line) throws HttpException {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw HttpException.badRequest("field line without a colon");
            }
            if (!Syntax.isToken(line, 0, colon)) {
                throw HttpException.badRequest("field name with a blank or another character it must not have");
            }
            for (int i = colon + 1; i < line.length(); i++) {
                if (Syntax.isControl(line.charAt(i))) {
                    throw HttpException.badRequest("field value with a control character");
                }
            }
            return new Field(line.substring(0, colon), Syntax.trimBlanks(line, colon + 1, line.length()));
        }
    }

    Fields(List<Field> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * Reads field lines up to the empty line that ends them.
     *
     * @throws HttpException 431 for more than {@link Limits#HEADER_SECTION_BYTES} or {@link Limits#HEADER_FIELDS}, 400
     *     for a malformed line
     */
    static Fields read(HttpInput in, HttpInput.LineEnd lineEnd) throws IOException {
        List<Field> lines = new ArrayList<>();
        int room = Limits.HEADER_SECTION_BYTES;
        String line = readLine(in, room, lineEnd);
        while (!line.isEmpty()) {
            if (lines.size() == Limits.HEADER_FIELDS) {
                throw tooLarge("more than " + Limits.HEADER_FIELDS + " fields");
            }
            room -= line.length() + CRLF_BYTES;
            lines.add(Field.parse(line));
            line = readLine(in, room, lineEnd);
        }
        return new Fields(lines);
    }

    /** Reads a line of at most {@code room} bytes with its end, or the empty line, which always has room. */
    private static String readLine(HttpInput in, int room, HttpInput.LineEnd lineEnd) throws IOException {
        try {
            return in.readLine(Math.max(CRLF_BYTES, room), lineEnd);
        } catch (HttpInput.LineTooLongException e) {
            throw tooLarge("header section of more than " + Limits.HEADER_SECTION_BYTES + " bytes");
        }
    }

    private static HttpException tooLarge(String message) {
        return new HttpException(Status.HEADER_FIELDS_TOO_LARGE, message);
    }

    List<Field> lines() {
        return lines;
    }

    /** Returns how many lines have this name. */
    int count(String name) {
        int count = 0;
        for (Field line : lines) {
            if (line.name().equalsIgnoreCase(name)) {
                count++;
            }
        }
        return count;
    }

    /** Returns the value; of several lines, their values joined by commas, which means the same (RFC 9110, 5.3). */
    Optional<String> value(String name) {
        String only = null;
        StringJoiner joined = null;
        for (Field line : lines) {
            if (!line.name().equalsIgnoreCase(name)) {
                continue;
            }
            if (only == null) {
                only = line.value();
            } else {
                joined = joined == null ? new StringJoiner(", ").add(only) : joined;
                joined.add(line.value());
            }
        }
        return Optional.ofNullable(joined == null ? only : joined.toString());
    }

    /** Tells whether {@code token}, in any case, is a member of the comma-separated list {@code name}. */
    boolean listContains(String name, String token) {
        Optional<String> list = value(name);
        if (list.isEmpty()) {
            return false;
        }
        for (String member : list.get().split(",")) {
            if (member.strip().equalsIgnoreCase(token)) {
                return true;
            }
        }
        return false;
    }
}

package netlab.webserver;

import java.util.Optional;

/**
 * A part of a resource, from {@code first} to {@code last}, both inclusive and counted from 0 (RFC 9110, 14).
 *
 * <pre>
 *   Range: bytes=0-99       the first 100 bytes
 *   Range: bytes=100-       all from the 101st
 *   Range: bytes=-100       the last 100
 * </pre>
 */
record ByteRange(long first, long last) {
    /** What begins behind the end: answered with 416. */
    static final ByteRange UNSATISFIABLE = new ByteRange(0, -1);

    private static final String UNIT = "bytes=";

    /** More digits than any size has; a long holds 18 always. */
    private static final int MAX_DIGITS = 18;

    /**
     * Parses a Range field for a resource of {@code size} bytes.
     *
     * @return empty if the field is to be ignored and everything sent: another unit, several ranges (a server need not
     *     support them), or malformed; {@link #UNSATISFIABLE} if no byte is in range
     */
    static Optional<ByteRange> parse(String field, long size) {
        if (!field.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return Optional.empty();
        }
        int dash = field.indexOf('-', UNIT.length());
        if (dash < 0) {
            return Optional.empty();
        }
        String first = field.substring(UNIT.length(), dash).strip();
        String last = field.substring(dash + 1).strip();
        if (first.isEmpty()) {
            return Syntax.isDigits(last) ? Optional.of(lastBytes(position(last), size)) : Optional.empty();
        }
        if (!Syntax.isDigits(first) || !last.isEmpty() && !Syntax.isDigits(last)) {
            return Optional.empty();
        }
        long from = position(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : position(last);
        if (to < from) {
            return Optional.empty();
        }
        return Optional.of(from < size ? new ByteRange(from, Math.min(to, size - 1)) : UNSATISFIABLE);
    }

    private static ByteRange lastBytes(long count, long size) {
        return count > 0 && size > 0 ? new ByteRange(Math.max(0, size - count), size - 1) : UNSATISFIABLE;
    }

    private static long position(String digits) {
        return digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    long count() {
        return last - first + 1;
    }
}

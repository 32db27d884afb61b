package netlab.webserver;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates as HTTP writes them, in whole seconds of GMT (RFC 9110, 5.6.7). */
final class HttpDates {
    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    /** What a recipient must still understand: RFC 850's format, and that of C's {@code asctime}. */
    private static final List<DateTimeFormatter> ACCEPTED =
            List.of(IMF_FIXDATE, rfc850(), DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US));

    /** The current second as text: made once a second, not once a response. */
    private static volatile Second now = new Second(-1, "");

    private record Second(long epochSecond, String text) {}

    private HttpDates() {}

    private static DateTimeFormatter rfc850() {
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                // A two-digit year is the one at most 50 years ahead.
                .appendValueReduced(
                        ChronoField.YEAR,
                        2,
                        2,
                        LocalDateTime.now(ZoneOffset.UTC).getYear() - 49)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.US);
    }

    /** {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
    static String format(Instant time) {
        return IMF_FIXDATE.format(time.atOffset(ZoneOffset.UTC));
    }

    /** The current time, for the Date field. */
    static String now() {
        long epochSecond = System.currentTimeMillis() / 1000;
        Second second = now;
        if (second.epochSecond() != epochSecond) {
            second = new Second(epochSecond, format(Instant.ofEpochSecond(epochSecond)));
            now = second;
        }
        return second.text();
    }

    /** Parses any of the three formats; empty if it is none of them, since a field with an invalid date is ignored. */
    static Optional<Instant> parse(String text) {
        for (DateTimeFormatter format : ACCEPTED) {
            try {
                return Optional.of(LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                // perhaps one of the other formats
            }
        }
        return Optional.empty();
    }
}

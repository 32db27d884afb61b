package netlab.chat.room;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The time before a line: {@code [2026-11-20 15:04:05]}. It is put together once a second, not once a line. */
final class Stamp {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("'['uuuu-MM-dd HH:mm:ss'] '");

    private final Clock clock;
    private volatile Second current = new Second(Instant.EPOCH, "");

    private record Second(Instant instant, String text) {}

    Stamp(ZoneId zone) {
        this.clock = Clock.system(zone);
    }

    /** Returns the time now in brackets, and a blank. */
    String now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Second second = current;
        if (!second.instant.equals(now)) {
            second = new Second(now, FORMAT.format(now.atZone(clock.getZone())));
            current = second;
        }
        return second.text;
    }
}

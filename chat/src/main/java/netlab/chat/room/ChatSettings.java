package netlab.chat.room;

import java.time.ZoneId;
import java.util.Optional;
import netlab.chat.bus.Bus;
import netlab.chat.search.Search;

/**
 * How a chat server is to run.
 *
 * @param zone of the times before the lines
 * @param adminPassword without one nobody can kick
 * @param linesPerSecond how many lines one user may send, in the long run; 0 for as many as they like
 * @param search who answers {@code /search}
 * @param bus the other servers
 */
public record ChatSettings(ZoneId zone, Optional<String> adminPassword, int linesPerSecond, Search search, Bus bus) {
    /** More than anybody types, less than would push everything else off the screen. */
    public static final int DEFAULT_LINES_PER_SECOND = 10;

    /** The zone of this machine, no password, no search, no other servers. */
    public static ChatSettings defaults() {
        return new ChatSettings(
                ZoneId.systemDefault(), Optional.empty(), DEFAULT_LINES_PER_SECOND, Search.NOT_CONFIGURED, Bus.NONE);
    }

    /** Returns these settings with another time zone. */
    public ChatSettings zone(ZoneId zone) {
        return new ChatSettings(zone, adminPassword, linesPerSecond, search, bus);
    }

    /** Returns these settings with a password for {@code /admin}. */
    public ChatSettings adminPassword(String password) {
        return new ChatSettings(zone, Optional.of(password), linesPerSecond, search, bus);
    }

    /** Returns these settings with another limit of lines per second. */
    public ChatSettings linesPerSecond(int linesPerSecond) {
        return new ChatSettings(zone, adminPassword, linesPerSecond, search, bus);
    }

    /** Returns these settings with somebody who answers {@code /search}. */
    public ChatSettings search(Search search) {
        return new ChatSettings(zone, adminPassword, linesPerSecond, search, bus);
    }

    /** Returns these settings with other servers. */
    public ChatSettings bus(Bus bus) {
        return new ChatSettings(zone, adminPassword, linesPerSecond, search, bus);
    }

    /** Returns the settings without the password: this may be logged. */
    @Override
    public String toString() {
        return "ChatSettings[zone=" + zone + ", linesPerSecond=" + linesPerSecond + "]";
    }
}

package netlab.chat.bus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What one server tells the others. Lines are as the users see them, with the time of the server they come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BusEvent.Said.class, name = "said"),
    @JsonSubTypes.Type(value = BusEvent.Told.class, name = "told"),
    @JsonSubTypes.Type(value = BusEvent.Moved.class, name = "moved"),
    @JsonSubTypes.Type(value = BusEvent.Kicked.class, name = "kicked"),
    @JsonSubTypes.Type(value = BusEvent.Muted.class, name = "muted"),
    @JsonSubTypes.Type(value = BusEvent.Offered.class, name = "offered"),
    @JsonSubTypes.Type(value = BusEvent.Present.class, name = "present")
})
public sealed interface BusEvent {
    /** A line for everybody in a room. */
    record Said(String room, String line) implements BusEvent {}

    /** A line for one person. */
    record Told(String key, String line) implements BusEvent {}

    /** Somebody came, changed their name or their room, or left: from one to the other, either of which may be null. */
    record Moved(Bus.User from, Bus.User to) implements BusEvent {}

    /** The server where {@code key} is, is to send them away. */
    record Kicked(String key, String by, String reason) implements BusEvent {}

    /** The server where {@code key} is, is to silence them, or to let them speak again. */
    record Muted(String key, String by) implements BusEvent {}

    /** A file for {@code toKey}, to be had at {@code host:port} by the file-transfer protocol. */
    record Offered(int id, String from, String toKey, String host, int port, long size, String name)
            implements BusEvent {}

    /** Everybody on a server: sent every few seconds, as a sign of life. */
    record Present(List<Bus.User> users) implements BusEvent {}
}

package netlab.chat.room;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import netlab.chat.bus.Bus;
import netlab.chat.bus.BusEvent;

/** Everybody and every room of this server, and what is known of those of the others. */
final class Hall {
    static final Nickname LOBBY = new Nickname("lobby", Nickname.keyOf("lobby"));

    private final ConcurrentMap<String, Member> members = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Room> rooms = new ConcurrentHashMap<>();
    private final Stamp stamp;
    private final Bus bus;
    private volatile boolean closing;

    Hall(Stamp stamp, Bus bus) {
        this.stamp = stamp;
        this.bus = bus;
        rooms.put(LOBBY.key(), new Room(LOBBY));
    }

    // Names

    /** Gives {@code member} the nickname it has, here and on all servers; false if somebody else has it. */
    boolean claim(Nickname nickname, Member member) {
        if (members.putIfAbsent(nickname.key(), member) != null) {
            return false;
        }
        if (!bus.claim(nickname.key())) {
            members.remove(nickname.key(), member);
            return false;
        }
        return true;
    }

    private void release(Nickname nickname, Member member) {
        members.remove(nickname.key(), member);
        bus.release(nickname.key());
    }

    /** Finds somebody on this server. */
    Optional<Member> find(String nickname) {
        return Optional.ofNullable(members.get(Nickname.keyOf(nickname)));
    }

    /** Finds somebody on another server. */
    Optional<Bus.User> findElsewhere(String nickname) {
        String key = Nickname.keyOf(nickname);
        return bus.usersElsewhere().stream()
                .filter(user -> user.key().equals(key))
                .findFirst();
    }

    // Coming and going

    /** Brings a member whose nickname is claimed into the lobby. */
    void enter(Member member) {
        settle(member, LOBBY);
        bus.publish(new BusEvent.Moved(null, user(member)));
        event(member.room(), "--> " + member.nickname() + " joined " + LOBBY);
    }

    /** Takes a member out of its room and gives its nickname back. */
    void leave(Member member) {
        Bus.User gone = user(member);
        Room room = member.room();
        unsettle(member);
        release(member.nickname(), member);
        bus.publish(new BusEvent.Moved(gone, null));
        if (!closing) {
            event(room, "<-- " + member.nickname() + " left " + room.name() + member.partingWords());
        }
    }

    /** Changes a nickname; false if somebody else has it. */
    boolean rename(Member member, Nickname wanted) {
        Nickname old = member.nickname();
        if (!old.key().equals(wanted.key()) && !claim(wanted, member)) {
            return false;
        }
        Bus.User before = user(member);
        member.nickname(wanted);
        if (!old.key().equals(wanted.key())) {
            release(old, member);
        }
        bus.publish(new BusEvent.Moved(before, user(member)));
        event(member.room(), "--- " + old + " is now " + wanted);
        return true;
    }

    /** Gives a member the nickname with a number behind it that is free: somebody else has the one it had. */
    void renameSomehow(Member member) {
        String name = member.nickname().name();
        int room = Nickname.MAX_CHARACTERS - 4;
        String stem =
                name.substring(0, name.offsetByCodePoints(0, Math.min(room, name.codePointCount(0, name.length()))));
        member.warn("somebody else is called " + name + " since the servers were apart");
        for (int i = 2; i < 1000; i++) {
            String numbered = stem + "_" + i;
            if (rename(member, new Nickname(numbered, Nickname.keyOf(numbered)))) {
                return;
            }
        }
        member.sendAway(" (no nickname left)");
    }

    /** Moves a member to another room, which appears if nobody was there. */
    void join(Member member, Nickname roomName) {
        Room from = member.room();
        Bus.User before = user(member);
        unsettle(member);
        settle(member, roomName);
        bus.publish(new BusEvent.Moved(before, user(member)));
        event(
                from,
                "<-- " + member.nickname() + " left " + from.name() + " for "
                        + member.room().name());
        event(
                member.room(),
                "--> " + member.nickname() + " joined " + member.room().name());
    }

    private void settle(Member member, Nickname roomName) {
        member.room(rooms.compute(roomName.key(), (key, room) -> {
            Room there = room == null ? new Room(roomName) : room;
            there.add(member);
            return there;
        }));
    }

    private void unsettle(Member member) {
        rooms.computeIfPresent(member.room().name().key(), (key, room) -> {
            room.remove(member);
            return room.isEmpty() && !key.equals(LOBBY.key()) ? null : room;
        });
    }

    static Bus.User user(Member member) {
        return new Bus.User(
                member.nickname().name(),
                member.nickname().key(),
                member.room().name().name());
    }

    // Saying

    /** Says {@code line}, with the time before it, to everybody in {@code room}, on all servers. */
    void say(Room room, String line) {
        String stamped = stamp.now() + line;
        room.tellAndKeep(stamped);
        bus.publish(new BusEvent.Said(room.name().name(), stamped));
    }

    /** Tells what happened to everybody in {@code room}; {@code /last} does not repeat it. */
    private void event(Room room, String line) {
        String stamped = stamp.now() + line;
        room.tell(stamped);
        bus.publish(new BusEvent.Said(room.name().name(), stamped));
    }

    /** Says {@code line} to one person on another server. */
    void tellElsewhere(Bus.User user, String line) {
        bus.publish(new BusEvent.Told(user.key(), line));
    }

    void publish(BusEvent event) {
        bus.publish(event);
    }

    /** Returns the time before a line. */
    String stamp() {
        return stamp.now();
    }

    // Looking around

    Optional<Room> room(String name) {
        return Optional.ofNullable(rooms.get(Nickname.keyOf(name)));
    }

    /** Returns who is in {@code room}, on all servers, sorted. */
    List<String> usersIn(Room room) {
        Stream<String> elsewhere = bus.usersElsewhere().stream()
                .filter(user -> Nickname.keyOf(user.room()).equals(room.name().key()))
                .map(Bus.User::nickname);
        return Stream.concat(room.nicknames().map(Nickname::name), elsewhere)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    /** Returns the rooms of this server and of the others, the lobby first. */
    List<Room> rooms() {
        ConcurrentMap<String, Room> all = new ConcurrentHashMap<>(rooms);
        for (Bus.User user : bus.usersElsewhere()) {
            String key = Nickname.keyOf(user.room());
            all.computeIfAbsent(key, k -> new Room(new Nickname(user.room(), k)));
        }
        return all.values().stream()
                .sorted(Comparator.comparing((Room room) -> !room.name().equals(LOBBY))
                        .thenComparing(room -> room.name().key()))
                .toList();
    }

    Stream<Member> members() {
        return members.values().stream();
    }

    /** From now on nobody is told who leaves: all do. */
    void close() {
        closing = true;
        members().forEach(member -> member.inform("the server is closing"));
    }
}

package netlab.chat.room;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Those who hear each other. Saying something takes no lock: the members are an array that is replaced, not changed. */
final class Room {
    private final Nickname name;
    private final History history = new History();
    private volatile Member[] members = {};

    Room(Nickname name) {
        this.name = name;
    }

    Nickname name() {
        return name;
    }

    /** Puts {@code line} into the queue of every member here. */
    void tell(String line) {
        tell((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Does the same, and keeps the line for {@code /last}. */
    void tellAndKeep(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        history.add(bytes);
        tell(bytes);
    }

    private void tell(byte[] line) {
        for (Member member : members) {
            member.outbox().write(line);
        }
    }

    List<byte[]> last(int n) {
        return history.last(n);
    }

    synchronized void add(Member member) {
        Member[] more = Arrays.copyOf(members, members.length + 1);
        more[members.length] = member;
        members = more;
    }

    synchronized void remove(Member member) {
        members = Stream.of(members).filter(m -> m != member).toArray(Member[]::new);
    }

    boolean isEmpty() {
        return members.length == 0;
    }

    Stream<Nickname> nicknames() {
        return Stream.of(members).map(Member::nickname);
    }
}

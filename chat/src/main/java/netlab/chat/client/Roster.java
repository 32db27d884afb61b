package netlab.chat.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import netlab.chat.room.Verb;
import netlab.chat.wire.ChatLine;

/** Who is in the room, as far as the lines of the server tell. For any thread. */
public final class Roster {
    private final Set<String> nicknames = new ConcurrentSkipListSet<>(String.CASE_INSENSITIVE_ORDER);

    /** Learns from a line. */
    public void learn(ChatLine line) {
        if (line instanceof ChatLine.Users users) {
            nicknames.clear();
            nicknames.addAll(users.nicks());
        } else if (line instanceof ChatLine.Said said) {
            nicknames.add(said.nick());
        } else if (line instanceof ChatLine.Joined joined) {
            nicknames.add(joined.nick());
        } else if (line instanceof ChatLine.Left left) {
            nicknames.remove(left.nick());
        } else if (line instanceof ChatLine.Renamed renamed) {
            nicknames.remove(renamed.from());
            nicknames.add(renamed.to());
        }
    }

    /** Returns the nicknames, sorted. */
    public List<String> nicknames() {
        return List.copyOf(nicknames);
    }

    /** Returns the commands and the nicknames. */
    public Collection<String> words() {
        List<String> words = new ArrayList<>(nicknames);
        Arrays.stream(Verb.values()).map(Verb::typed).forEach(words::add);
        return words;
    }
}

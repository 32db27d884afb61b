package netlab.chat.room;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commands by name: what {@code /help} tells, and what a client completes. */
public enum Verb {
    HELP("", "this list"),
    USERS("", "who is in this room"),
    NICK("NEW", "take another nickname"),
    MSG("NICK TEXT", "say something to one person"),
    ME("ACTION", "say what you do"),
    ROOMS("", "the rooms, and how many are in each"),
    JOIN("ROOM", "go to a room; it appears when the first one joins"),
    LAST("[N]", "the last messages of this room"),
    SEARCH("QUESTION", "ask a language model; the room sees the answer"),
    SEND("NICK FILE", "offer a file (from netlab's own clients)"),
    GET("ID", "take a file that was offered"),
    ADMIN("PASSWORD", "become one who may kick and mute"),
    KICK("NICK [REASON]", "send somebody away (admin)"),
    MUTE("NICK", "silence somebody, or let them speak again (admin)"),
    ALIVE("SECONDS", "promise a sign of life every 1 to 20 s (clients do)"),
    EXIT("", "leave");

    private final String arguments;
    private final String description;

    Verb(String arguments, String description) {
        this.arguments = arguments;
        this.description = description;
    }

    /** Returns how it is typed: {@code /msg}. */
    public String typed() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /** Returns how it is typed, with its arguments: {@code /msg NICK TEXT}. */
    String usage() {
        return arguments.isEmpty() ? typed() : typed() + " " + arguments;
    }

    /** Returns the lines of {@code /help}. */
    static List<String> help() {
        return Arrays.stream(values())
                .map(verb -> String.format("%-21s %s", verb.usage(), verb.description))
                .toList();
    }

    /** Returns the command that is typed so, in any case. */
    static Optional<Verb> named(String typed) {
        return Arrays.stream(values())
                .filter(verb -> verb.typed().equalsIgnoreCase(typed))
                .findFirst();
    }

    /** Returns the command that is the fewest typing mistakes away from {@code typed}. */
    static Verb nearest(String typed) {
        String lower = typed.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .min(Comparator.comparingInt(verb -> distance(lower, verb.typed())))
                .orElseThrow();
    }

    /** Levenshtein's distance: characters to insert, delete or replace. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}

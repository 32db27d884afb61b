package netlab.chat.wire;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of the server as a client understands it. */
public sealed interface ChatLine {
    /** {@code [2026-11-20 15:04:05] nick: text}. */
    Pattern SAID = Pattern.compile("(?<time>\\[[-0-9]{10} [:0-9]{8}\\]) (?<nick>[^\\s:]+): (?<text>.*)");

    /** {@code [time] nick -> other: text}. */
    Pattern TOLD = Pattern.compile("(\\[[-0-9]{10} [:0-9]{8}\\]) (\\S+) -> ([^\\s:]+): (.*)");

    /** {@code [time] MARK text}. */
    Pattern MARKED = Pattern.compile("(\\[[-0-9]{10} [:0-9]{8}\\]) (\\*|-->|<--|---|\\?\\?|==) (.*)");

    Pattern HELLO = Pattern.compile("\\* hello (\\S+), you are in (\\S+); .*");
    Pattern RENAMED = Pattern.compile("(\\S+) is now (\\S+)");
    Pattern USERS = Pattern.compile("\\* \\d+ in (\\S+): (.*)");
    Pattern FILE = Pattern.compile("\\* file (\\d+) at (\\S+):(\\d+) (\\d+) (.*)");

    /** Somebody said something in the room. */
    record Said(String time, String nick, String text) implements ChatLine {}

    /** Somebody said something to one person. */
    record Told(String time, String from, String to, String text) implements ChatLine {}

    /** Somebody did something. */
    record Acted(String time, String text) implements ChatLine {}

    /** Somebody came. */
    record Joined(String time, String nick, String text) implements ChatLine {}

    /** Somebody left. */
    record Left(String time, String nick, String text) implements ChatLine {}

    /** Somebody has another name. */
    record Renamed(String time, String from, String to, String text) implements ChatLine {}

    /** A question that was answered. */
    record Asked(String time, String text) implements ChatLine {}

    /** A line of the answer. */
    record Answered(String time, String text) implements ChatLine {}

    /** The server has accepted our nickname. */
    record Hello(String nick, String room, String text) implements ChatLine {}

    /** Who is in a room. */
    record Users(String room, List<String> nicks, String text) implements ChatLine {}

    /** Where a file is. */
    record FileAt(int id, String host, int port, long size, String name, String text) implements ChatLine {}

    /** The server is there, and has heard that we are. */
    record Alive() implements ChatLine {}

    /** The server ends the conversation for good. */
    record Bye() implements ChatLine {}

    /** Anything else the server tells us alone. */
    record Notice(String text) implements ChatLine {}

    /** Reads a line. */
    static ChatLine parse(String line) {
        if (line.startsWith("[")) {
            return stamped(line).orElse(new Notice(line));
        }
        Matcher hello = HELLO.matcher(line);
        if (hello.matches()) {
            return new Hello(hello.group(1), hello.group(2), line);
        }
        Matcher users = USERS.matcher(line);
        if (users.matches()) {
            return new Users(users.group(1), List.of(users.group(2).split(", ")), line);
        }
        Matcher file = FILE.matcher(line);
        if (file.matches()) {
            return new FileAt(
                    Integer.parseInt(file.group(1)),
                    file.group(2),
                    Integer.parseInt(file.group(3)),
                    Long.parseLong(file.group(4)),
                    file.group(5),
                    line);
        }
        return switch (line) {
            case "* bye" -> new Bye();
            case "* alive" -> new Alive();
            default -> new Notice(line);
        };
    }

    private static Optional<ChatLine> stamped(String line) {
        Matcher said = SAID.matcher(line);
        if (said.matches()) {
            return Optional.of(new Said(said.group("time"), said.group("nick"), said.group("text")));
        }
        Matcher told = TOLD.matcher(line);
        if (told.matches()) {
            return Optional.of(new Told(told.group(1), told.group(2), told.group(3), told.group(4)));
        }
        Matcher marked = MARKED.matcher(line);
        return marked.matches()
                ? Optional.of(marked(marked.group(1), marked.group(2), marked.group(3)))
                : Optional.empty();
    }

    private static ChatLine marked(String time, String mark, String text) {
        String first = text.split(" ", 2)[0];
        return switch (mark) {
            case "-->" -> new Joined(time, first, text);
            case "<--" -> new Left(time, first, text);
            case "??" -> new Asked(time, text);
            case "==" -> new Answered(time, text);
            case "---" -> {
                Matcher renamed = RENAMED.matcher(text);
                yield renamed.matches()
                        ? new Renamed(time, renamed.group(1), renamed.group(2), text)
                        : new Acted(time, text);
            }
            default -> new Acted(time, text);
        };
    }
}

package netlab.chat.room;

import java.util.Optional;
import netlab.chat.room.Command.Refused;

/** A line → the {@link Command} it asks for. */
final class CommandParser {
    private static final int DEFAULT_LAST = 10;

    private CommandParser() {}

    /** Reads {@code line}, which is visible text and not empty. Two slashes stand for one that begins no command. */
    static Command parse(String line) {
        if (!line.startsWith("/")) {
            return new Command.Say(line);
        }
        if (line.startsWith("//")) {
            return new Command.Say(line.substring(1));
        }
        String[] parts = split(line, 2);
        Optional<Verb> verb = Verb.named(parts[0]);
        if (verb.isEmpty()) {
            return new Refused("unknown command " + parts[0] + "; did you mean "
                    + Verb.nearest(parts[0]).usage() + "?");
        }
        return parse(verb.get(), parts.length > 1 ? parts[1] : "");
    }

    private static Command parse(Verb verb, String arguments) {
        Command usage = new Refused("usage: " + verb.usage());
        if (verb == Verb.LAST) {
            return arguments.isEmpty() ? new Command.Last(DEFAULT_LAST) : number(arguments, usage, Command.Last::new);
        }
        if (!verb.usage().equals(verb.typed()) && arguments.isEmpty()) {
            return usage;
        }
        String[] first = split(arguments, 2);
        boolean alone = first.length == 1;
        return switch (verb) {
            case HELP -> new Command.Help();
            case USERS -> new Command.Users();
            case NICK -> new Command.Rename(arguments);
            case MSG -> alone ? usage : new Command.Tell(first[0], first[1]);
            case ME -> new Command.Act(arguments);
            case ROOMS -> new Command.Rooms();
            case JOIN -> new Command.Join(arguments);
            case SEARCH -> new Command.Search(arguments);
            case SEND -> offer(split(arguments, 4));
            case GET -> number(arguments, usage, Command.Get::new);
            case ADMIN -> new Command.BecomeAdmin(arguments);
            case KICK -> new Command.Kick(first[0], alone ? "" : first[1]);
            case MUTE -> alone ? new Command.Mute(first[0]) : usage;
            case ALIVE -> number(arguments, usage, seconds -> alive(seconds, usage));
            case EXIT -> new Command.Exit();
            case LAST -> throw new AssertionError(verb); // above
        };
    }

    private interface OfNumber {
        Command apply(int number);
    }

    private static Command number(String argument, Command otherwise, OfNumber command) {
        try {
            int number = Integer.parseInt(argument);
            return number > 0 ? command.apply(number) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static Command alive(int seconds, Command otherwise) {
        return seconds <= Heartbeat.MAX_SECONDS ? new Command.Alive(new Heartbeat(seconds)) : otherwise;
    }

    private static Command offer(String[] parts) {
        Refused byHand =
                new Refused("a file is offered by a client that serves it: the console client and the window do. "
                        + "By hand: run file-transfer's server, then /send NICK PORT SIZE NAME");
        try {
            int port = Integer.parseInt(parts[1]);
            long size = Long.parseLong(parts[2]);
            boolean valid = port > 0 && port <= 65_535 && size >= 0;
            return valid ? new Command.Offer(parts[0], port, size, parts[3]) : byHand;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return byHand;
        }
    }

    private static String[] split(String text, int parts) {
        return text.strip().split("\\s+", parts);
    }
}

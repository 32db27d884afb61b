package netlab.bench;

/** How one enters a room and says something there. */
enum ChatDialect {
    /** The lab's, and the handout's: the first line is the name. */
    LINES {
        @Override
        String enter(String name) {
            return name + "\n";
        }

        @Override
        boolean isWelcome(String line, String name) {
            return line.endsWith("--> " + name + " joined lobby");
        }

        @Override
        String say(String text) {
            return text + "\n";
        }
    },
    /** RFC 2812. */
    IRC {
        @Override
        String enter(String name) {
            return "NICK " + name + "\r\nUSER " + name + " 0 * :" + name + "\r\nJOIN #room\r\n";
        }

        /** RPL_ENDOFNAMES follows a JOIN that succeeded. */
        @Override
        boolean isWelcome(String line, String name) {
            return line.matches("\\S+ 366 .*");
        }

        @Override
        String say(String text) {
            return "PRIVMSG #room :" + text + "\r\n";
        }
    };

    /** What a client sends first. */
    abstract String enter(String name);

    /** Tells whether {@code line} says that the client {@code name} is in the room. */
    abstract boolean isWelcome(String line, String name);

    /** What a client sends to say {@code text} to the room. */
    abstract String say(String text);
}

package netlab.chat.console;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import netlab.net.cli.Stdio;

/** Where a person types and reads, at the same time. */
public interface ChatConsole extends AutoCloseable {
    /**
     * Waits until a line is typed.
     *
     * @return the line, or empty at the end of input
     */
    Optional<String> readLine() throws IOException;

    /** Shows a line without touching one that is being typed. For any thread. */
    void print(String line);

    @Override
    void close() throws IOException;

    /**
     * Opens a console with editing, history and completion at a terminal, and a plain one elsewhere.
     *
     * @param words what may be completed now: commands and nicknames
     */
    static ChatConsole open(Stdio stdio, Supplier<Collection<String>> words) throws IOException {
        return stdio.isInteractive() ? TerminalConsole.open(words) : new PlainConsole(stdio);
    }
}

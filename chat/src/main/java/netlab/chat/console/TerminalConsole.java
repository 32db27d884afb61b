package netlab.chat.console;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A terminal with JLine: what arrives appears above the line being typed. */
final class TerminalConsole implements ChatConsole {
    private static final String PROMPT = "> ";

    private final Terminal terminal;
    private final LineReader reader;
    private final NameColours colours;

    private TerminalConsole(Terminal terminal, LineReader reader, NameColours colours) {
        this.terminal = terminal;
        this.reader = reader;
        this.colours = colours;
    }

    static TerminalConsole open(Supplier<Collection<String>> words) throws IOException {
        Terminal terminal = TerminalBuilder.builder().system(true).build();
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .completer(
                        (line, parsed, candidates) -> words.get().forEach(word -> candidates.add(new Candidate(word))))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // "!" is no history command here
                .option(
                        LineReader.Option.ERASE_LINE_ON_FINISH,
                        true) // the line comes back from the server, with a time
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
        boolean colourless = !System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
                || terminal.getType().startsWith(Terminal.TYPE_DUMB);
        return new TerminalConsole(terminal, reader, colourless ? NameColours.NONE : NameColours.ANSI);
    }

    @Override
    public Optional<String> readLine() {
        try {
            return Optional.of(reader.readLine(PROMPT));
        } catch (UserInterruptException | EndOfFileException e) { // Ctrl-C, Ctrl-D
            return Optional.empty();
        }
    }

    @Override
    public void print(String line) {
        if (reader.isReading()) {
            reader.printAbove(colours.paint(line));
        } else {
            terminal.writer().println(colours.paint(line));
            terminal.flush();
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}

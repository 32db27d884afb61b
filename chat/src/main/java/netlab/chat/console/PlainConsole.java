package netlab.chat.console;

import java.io.IOException;
import java.util.Optional;
import netlab.net.cli.Stdio;

/** Lines from a pipe or a file, and to one: no prompt, no colours. */
final class PlainConsole implements ChatConsole {
    private final Stdio stdio;

    PlainConsole(Stdio stdio) {
        this.stdio = stdio;
    }

    @Override
    public Optional<String> readLine() throws IOException {
        return stdio.readLine("");
    }

    @Override
    public void print(String line) {
        stdio.out().println(line); // a PrintStream prints a line as a whole
    }

    @Override
    public void close() {
        stdio.out().flush();
    }
}

package netlab.net.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The standard streams of a program. They are an argument, not a global, so that a test can give a program its own.
 *
 * <p>Text is in the terminal's own encoding at a terminal (Korean Windows: CP949), and in UTF-8 through a pipe or a
 * file, whatever the platform's default is.
 */
public final class Stdio {
    private final BufferedReader in;
    private final PrintStream out;
    private final PrintStream err;
    private final Charset charset;
    private final boolean interactive;

    /**
     * Streams for a test or an embedding program, in UTF-8.
     *
     * @param interactive whether a person sits at {@code in}, and wants a prompt
     */
    public Stdio(InputStream in, PrintStream out, PrintStream err, boolean interactive) {
        this(in, out, err, StandardCharsets.UTF_8, interactive);
    }

    private Stdio(InputStream in, PrintStream out, PrintStream err, Charset charset, boolean interactive) {
        this.in = new BufferedReader(new InputStreamReader(in, charset));
        this.out = out;
        this.err = err;
        this.charset = charset;
        this.interactive = interactive;
    }

    /** Returns this process's streams. */
    public static Stdio system() {
        Console console = System.console();
        boolean interactive = console != null && isTerminal(console);
        Charset charset = interactive ? console.charset() : StandardCharsets.UTF_8;
        return new Stdio(
                System.in,
                new PrintStream(System.out, true, charset),
                new PrintStream(System.err, true, charset),
                charset,
                interactive);
    }

    /** Java 22 and later give a console even when there is no terminal, and a method that tells. */
    private static boolean isTerminal(Console console) {
        if (Runtime.version().feature() < 22) {
            return true;
        }
        try {
            return (boolean) MethodHandles.publicLookup()
                    .findVirtual(Console.class, "isTerminal", MethodType.methodType(boolean.class))
                    .invokeExact(console);
        } catch (Throwable e) {
            throw new IllegalStateException("java.io.Console.isTerminal", e);
        }
    }

    /** Standard output: results, and nothing else. */
    public PrintStream out() {
        return out;
    }

    /** Standard error: what went wrong. */
    public PrintStream err() {
        return err;
    }

    /** Standard output for those who want a writer: one made of the stream alone would not know its encoding. */
    PrintWriter outWriter() {
        return new PrintWriter(new OutputStreamWriter(out, charset), true);
    }

    /** Standard error for those who want a writer. */
    PrintWriter errWriter() {
        return new PrintWriter(new OutputStreamWriter(err, charset), true);
    }

    /** Tells whether a person sits at a terminal; prompts and colours are for them only. */
    public boolean isInteractive() {
        return interactive;
    }

    /**
     * Reads a line from standard input, after {@code prompt} if there is a terminal.
     *
     * @return the line without its end, or empty at the end of input
     */
    public Optional<String> readLine(String prompt) throws IOException {
        if (interactive) {
            out.print(prompt);
            out.flush();
        }
        Optional<String> line = Optional.ofNullable(in.readLine());
        if (interactive && line.isEmpty()) {
            out.println(); // nobody has pressed Enter after the prompt
        }
        return line;
    }
}

package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** Runs a lecture program in this process, with {@code System.in} and {@code System.out} replaced. */
final class Captured {
    private Captured() {}

    interface Program {
        void run() throws IOException;
    }

    /** Returns what {@code program} printed when it was given {@code input}, line ends as {@code \n}. */
    static String run(String input, Program program) throws IOException {
        InputStream in = System.in;
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            program.run();
        } finally {
            System.setIn(in);
            System.setOut(out);
        }
        return printed.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }

    static String run(Program program) throws IOException {
        return run("", program);
    }
}

package netlab.net.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** Standard streams in memory. */
final class TestStdio {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Stdio stdio;

    TestStdio(String in, boolean interactive) {
        stdio = new Stdio(
                new ByteArrayInputStream(in.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                interactive);
    }

    Stdio stdio() {
        return stdio;
    }

    String out() {
        return out.toString(UTF_8);
    }

    List<String> errorLines() {
        return err.toString(UTF_8).lines().toList();
    }
}

package netlab.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The peers written in Python: the course's programs speak it, and what speaks with them must be tried against it.
 *
 * <pre>{@code
 * @RequiresPython
 * class CalculatorPythonPeerTest {
 *     @Test
 *     void answersThePythonClient() throws Exception {
 *         try (LabProcess client = Python.script("calculator_client.py", "{port}").port(server.port()).start()) {
 *             client.writeLine("20 + 17");
 *             client.awaitStdout("37");
 *         }
 *     }
 * }
 * }</pre>
 */
public final class Python {
    private static final boolean IS_WINDOWS = System.getProperty("os.name").startsWith("Windows");

    /** Windows has {@code python.exe}, and a {@code python3.exe} that opens a shop. */
    private static final List<String> NAMES = IS_WINDOWS ? List.of("python.exe") : List.of("python3", "python");

    private Python() {}

    /** Returns the interpreter on the PATH, if there is one. */
    public static Optional<Path> find() {
        Map<String, String> environment = System.getenv();
        return NAMES.stream()
                .flatMap(name -> ProcessTree.onPath(name, environment).stream())
                .findFirst();
    }

    /**
     * Describes a run of a script in the module's {@code src/test/python}, with its output unbuffered and in UTF-8.
     * Arguments may contain {@code {host}} and {@code {port}}; see {@link LabProcess#command}.
     */
    public static LabProgram script(String name, String... arguments) {
        // Maven tells the module's folder; an IDE starts tests in it.
        Path folder = Path.of(System.getProperty("basedir", ""), "src", "test", "python");
        return script(folder.resolve(name), arguments);
    }

    /** Describes a run of the script in {@code file}; see {@link #script(String, String...)}. */
    public static LabProgram script(Path file, String... arguments) {
        Path python = find().orElseThrow(() -> new AssertionError("no python3 on the PATH; install Python 3"));
        String[] command = new String[arguments.length + 3];
        command[0] = python.toString();
        command[1] = "-u";
        command[2] = file.toAbsolutePath().toString();
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        return LabProcess.command(command).environment("PYTHONUTF8", "1").environment("PYTHONDONTWRITEBYTECODE", "1");
    }
}

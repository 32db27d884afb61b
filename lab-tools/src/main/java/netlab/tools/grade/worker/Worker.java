package netlab.tools.grade.worker;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs graded tests, and says what becomes of them. */
public final class Worker {
    private Worker() {}

    /**
     * Reads from standard input a secret and the ids of the tests to run, a line each and an empty one at the end, and writes
     * {@link WorkerEvent}s to standard output.
     *
     * @param args the folder of the test classes, and that for captures
     */
    public static void main(String... args) throws IOException {
        PrintStream events = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err); // standard output is for events alone
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String secret = orders.readLine();
        List<String> tests = new ArrayList<>();
        for (String id = orders.readLine(); id != null && !id.isEmpty(); id = orders.readLine()) {
            tests.add(id);
        }
        EventPrinter printer = new EventPrinter(events, secret, new FindingWriter(Path.of(args[1])));
        LauncherFactory.create().execute(GradedTests.only(Path.of(args[0]), tests), printer);
        System.exit(0); // whatever threads a test has left behind
    }
}

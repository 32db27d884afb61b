package netlab.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A class of the tests running in a JVM of its own, for what a process is needed for: signals, exit codes, limits. */
public final class ChildJvm implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 30;
    private static final String END = "\0end of output";

    private final Process process;
    private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> err = new LinkedBlockingQueue<>();

    private ChildJvm(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.endsWith("_OPTIONS")); // the JVM announces them on stderr
        process = builder.start();
        collect(process.getInputStream(), out);
        collect(process.getErrorStream(), err);
    }

    /** Starts {@code main} in the Java that runs the tests, with their class path. */
    public static ChildJvm start(List<String> jvmOptions, Class<?> main, String... args) throws IOException {
        return new ChildJvm(command(jvmOptions, main, args));
    }

    /** The same with at most {@code descriptors} file descriptors; not on Windows. */
    static ChildJvm startWithDescriptors(int descriptors, Class<?> main) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n " + descriptors + "; exec \"$@\"", "sh"));
        // The JVM would raise the limit to the hard one, if ulimit had left that higher.
        command.addAll(command(List.of("-XX:-MaxFDLimit"), main));
        return new ChildJvm(command);
    }

    private static List<String> command(List<String> jvmOptions, Class<?> main, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return command;
    }

    private static void collect(InputStream in, BlockingQueue<String> lines) {
        Thread thread = new Thread(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                lines.add("cannot read any more: " + e);
            } finally {
                lines.add(END);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the next line on standard output. */
    public String readLine() throws InterruptedException {
        return next(out);
    }

    /** Waits for the next line on standard error. */
    public String readErrorLine() throws InterruptedException {
        return next(err);
    }

    private static String next(BlockingQueue<String> lines) throws InterruptedException {
        String line = lines.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (line == null || line.equals(END)) {
            throw new AssertionError(line == null ? "the child printed nothing" : "the child's output ended");
        }
        return line;
    }

    /** Waits for the end of the process, and returns what of its output has not been read. */
    public Result awaitExit() throws InterruptedException {
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the child is still running");
        }
        return new Result(process.exitValue(), rest(out), rest(err));
    }

    private static List<String> rest(BlockingQueue<String> lines) throws InterruptedException {
        List<String> rest = new ArrayList<>();
        String line = lines.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        while (line != null && !line.equals(END)) {
            rest.add(line);
            line = lines.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }
        return rest;
    }

    /** How a process ended, and the lines it printed. */
    public record Result(int exitCode, List<String> out, List<String> err) {}

    public Process process() {
        return process;
    }

    /** Kills the process, if it has not ended by itself. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

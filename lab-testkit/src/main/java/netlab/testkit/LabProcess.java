package netlab.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netlab.net.Deadline;

/**
 * A program under test in a process of its own: a Java class in its own JVM, or any command.
 *
 * <pre>{@code
 * try (LabProcess server = LabProcess.java(Main.class, "server", "--port", "0").start();
 *         RawPeer peer = RawPeer.connect(server.port())) {
 *     peer.send("20 + 17\n");
 *     peer.expect("37\n");
 *     server.terminate();
 *     assertThat(server.awaitExit().exitCode()).isZero();
 * }
 * }</pre>
 *
 * <ul>
 *   <li>The verdict is the parent's: whatever the program does or fails to do, {@link #awaitReady} and
 *       {@link #awaitExit} return an {@link Outcome} in time.
 *   <li>Its outputs are always read, and kept up to a limit; what it is to read is fed by a thread of its own. So
 *       neither can block the other.
 *   <li>{@link #close} kills the program and all its descendants, and so does the end of this JVM.
 * </ul>
 */
public final class LabProcess implements AutoCloseable {
    /** Long, since a JVM on a busy machine takes seconds to start. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /** How long output may still come after the program has ended: a child of it can hold the pipe open. */
    private static final Duration OUTPUT_AFTER_EXIT = Duration.ofSeconds(1);

    /** How often a port is looked at, of a program that prints no ready line. */
    private static final Duration LOOK_PERIOD = Duration.ofMillis(20);

    private static final Pattern READY_LINE =
            Pattern.compile("^\\S.* listening on \\[?([^\\s\\]]+)\\]?:(\\d{1,5})\\r?\\n", Pattern.MULTILINE);

    /** Bytes of standard output in which the ready line is looked for; the contract makes it the first line. */
    private static final int READY_LINE_WITHIN = 64 * 1024;

    private static final Set<LabProcess> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(p -> p.tree.kill()), "netlab-kill"));
    }

    private final LabProgram program;
    private final ProcessTree tree;
    private final Process process;
    private final CapturedOutput stdout;
    private final CapturedOutput stderr;
    private final FedInput stdin;
    private final Object changed = new Object();
    private final boolean collected;

    /** Describes a run of {@code main} in its own JVM, with the class path of this one. */
    public static LabProgram java(Class<?> main, String... arguments) {
        return java(main.getName(), arguments);
    }

    /** Describes a run of the class of that name in its own JVM; see {@link LabProgram#classPath}. */
    public static LabProgram java(String mainClass, String... arguments) {
        return new LabProgram(mainClass, List.of(arguments));
    }

    /**
     * Describes a run of a command. {@code {host}} and {@code {port}} in it are replaced by 127.0.0.1 and by a port
     * that is free now, or by what {@link LabProgram#host} and {@link LabProgram#port} say.
     */
    public static LabProgram command(String... template) {
        return new LabProgram(null, List.of(template));
    }

    LabProcess(LabProgram program) throws IOException {
        this.program = program;
        this.tree = ProcessTree.start(program.processBuilder());
        this.process = tree.root();
        RUNNING.add(this);
        String name = "process-" + process.pid();
        this.stdout = new CapturedOutput(
                name + "-stdout", process.getInputStream(), program.keptOutputBytes(), this::signalChange);
        this.stderr = new CapturedOutput(
                name + "-stderr", process.getErrorStream(), program.keptOutputBytes(), this::signalChange);
        this.stdin = new FedInput(name + "-stdin", process.getOutputStream());
        this.collected = Evidence.add(this);
        process.onExit().thenRun(this::signalChange);
    }

    private void signalChange() {
        synchronized (changed) {
            changed.notifyAll();
        }
    }

    // Waiting

    /**
     * Waits until the program listens, and returns {@link Outcome.Listening}; {@link Outcome.Exited} if it ended without
     * that, {@link Outcome.TimedOut} if it did neither.
     *
     * <p>It listens when it has printed {@code <program> listening on <host>:<port>}. A command that was given a
     * {@code {port}} also counts as listening when that port is bound, TCP or UDP; on Linux this is looked up in
     * {@code /proc/net}, elsewhere tried with a connection, which a server that serves only one client will take for it.
     */
    public Outcome awaitReady() {
        Optional<Outcome> outcome = await(() -> listening().or(this::exited), program.timeout());
        if (outcome.isPresent() && outcome.get() instanceof Outcome.Exited) {
            awaitOutputs();
            return readyLine().or(() -> outcome).get();
        }
        return outcome.orElse(new Outcome.TimedOut(program.timeout()));
    }

    /**
     * Returns the port the program listens on, when it does.
     *
     * @throws AssertionError if it exits first, or is not ready in time; the message has its outputs
     */
    public int port() {
        Outcome outcome = awaitReady();
        if (outcome instanceof Outcome.Listening listening) {
            return listening.port();
        }
        throw failure("the program did not get ready: " + outcome);
    }

    /** Tells whether the {@code {port}} that the program was given is bound, which it no longer is while a server ends. */
    public boolean isListening() {
        return boundPort().isPresent();
    }

    /** Waits until the program ends; {@link Outcome.TimedOut} if it does not. Its outputs are complete then. */
    public Outcome awaitExit() {
        return awaitExit(program.timeout());
    }

    /** Waits until the program ends, at most {@code limit}; see {@link #awaitExit()}. */
    public Outcome awaitExit(Duration limit) {
        Optional<Outcome> outcome = await(this::exited, limit);
        outcome.ifPresent(exited -> awaitOutputs());
        return outcome.orElse(new Outcome.TimedOut(limit));
    }

    /**
     * Waits until standard output contains {@code text}, and returns all of it so far.
     *
     * @throws AssertionError if the program ends without it, or does not print it in time
     */
    public String awaitStdout(String text) {
        return awaitStdout(text, program.timeout());
    }

    /** Waits at most {@code limit}; see {@link #awaitStdout(String)}. */
    public String awaitStdout(String text, Duration limit) {
        return awaitText(this::stdout, stdout, text, limit);
    }

    /** Waits until standard error contains {@code text}; see {@link #awaitStdout}. */
    public String awaitStderr(String text) {
        return awaitText(this::stderr, stderr, text, program.timeout());
    }

    private String awaitText(Supplier<String> output, CapturedOutput captured, String text, Duration limit) {
        Optional<Boolean> seen = await(
                () -> {
                    boolean ended = captured.hasEnded();
                    boolean contains = output.get().contains(text);
                    return contains || ended ? Optional.of(contains) : Optional.empty();
                },
                limit);
        if (seen.orElse(false)) {
            return output.get();
        }
        throw failure("the program did not print \"" + text + "\""
                + (seen.isPresent() ? "" : " within " + limit.toMillis() + " ms"));
    }

    private <T> Optional<T> await(Supplier<Optional<T>> look, Duration limit) {
        Deadline deadline = Deadline.after(limit);
        synchronized (changed) {
            Optional<T> found = look.get();
            while (found.isEmpty() && !deadline.isOver()) {
                long millis =
                        Math.min(LOOK_PERIOD.toMillis(), deadline.remaining().toMillis());
                try {
                    changed.wait(Math.max(1, millis));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw failure("interrupted while waiting for the program");
                }
                found = look.get();
            }
            return found;
        }
    }

    private Optional<Outcome> listening() {
        return readyLine().or(this::boundPort);
    }

    private Optional<Outcome> readyLine() {
        Matcher ready = READY_LINE.matcher(stdout.beginning(READY_LINE_WITHIN, program.charset()));
        return ready.find()
                ? Optional.of(new Outcome.Listening(ready.group(1), Integer.parseInt(ready.group(2))))
                : Optional.empty();
    }

    private Optional<Outcome> boundPort() {
        boolean bound =
                program.port() != 0 && process.isAlive() && ListeningPorts.isBound(program.host(), program.port());
        return bound ? Optional.of(new Outcome.Listening(program.host(), program.port())) : Optional.empty();
    }

    private Optional<Outcome> exited() {
        return process.isAlive() ? Optional.empty() : Optional.of(new Outcome.Exited(process.exitValue()));
    }

    private void awaitOutputs() {
        try {
            stdout.awaitEnd(OUTPUT_AFTER_EXIT.toMillis());
            stderr.awaitEnd(OUTPUT_AFTER_EXIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Standard streams

    /** Feeds {@code line} and a line end to standard input. It never blocks; a program that has ended ignores it. */
    public void writeLine(String line) {
        write((line + "\n").getBytes(program.charset()));
    }

    /** Feeds {@code bytes} to standard input; see {@link #writeLine}. */
    public void write(byte[] bytes) {
        stdin.write(bytes);
    }

    /** Ends standard input once all that was fed is read. */
    public void closeStdin() {
        stdin.end();
    }

    /** Returns standard output so far; of more than the limit its beginning and its end. */
    public String stdout() {
        return stdout.text(program.charset());
    }

    /** Returns standard error so far; of more than the limit its beginning and its end. */
    public String stderr() {
        return stderr.text(program.charset());
    }

    /** Returns how many bytes the program printed on standard output, those that were not kept included. */
    public long stdoutBytes() {
        return stdout.size();
    }

    // The end

    /** Returns the operating system's id of the program. */
    public long pid() {
        return process.pid();
    }

    /** Returns the program and its descendants that are running. */
    public Set<ProcessHandle> runningProcesses() {
        return tree.living();
    }

    /** Asks the program to end (SIGTERM); on Windows, which has no such request, kills it. */
    public void terminate() {
        process.toHandle().destroy(); // Process.destroy would close its outputs, too
    }

    /** Kills the program and all its descendants, and returns when they are gone. Closing again changes nothing. */
    @Override
    public void close() {
        tree.kill();
        stdin.end();
        RUNNING.remove(this);
    }

    private AssertionError failure(String message) {
        return new AssertionError(message + (collected ? "" : "\n" + this));
    }

    /** Returns the command, what became of it, and both outputs: what a failing test's message should say. */
    @Override
    public String toString() {
        return program + "\n" + exited().map(Outcome::toString).orElse("running, pid " + pid()) + "\n"
                + "--- standard output\n" + stdout() + "\n--- standard error\n" + stderr();
    }
}

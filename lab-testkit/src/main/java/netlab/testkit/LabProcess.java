package netlab.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final Set<LabProcess> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(p -> p.tree.kill()), "netlab-kill"));
    }

    private final Builder description;
    private final ProcessTree tree;
    private final Process process;
    private final CapturedOutput stdout;
    private final CapturedOutput stderr;
    private final FedInput stdin;
    private final Object changed = new Object();
    private final boolean collected;

    /** Describes a run of {@code main} in its own JVM, with the class path of this one. */
    public static Builder java(Class<?> main, String... arguments) {
        return java(main.getName(), arguments);
    }

    /** Describes a run of the class of that name in its own JVM; see {@link Builder#classPath}. */
    public static Builder java(String mainClass, String... arguments) {
        return new Builder(mainClass, List.of(arguments));
    }

    /**
     * Describes a run of a command. {@code {host}} and {@code {port}} in it are replaced by 127.0.0.1 and by a port
     * that is free now, or by what {@link Builder#host} and {@link Builder#port} say.
     */
    public static Builder command(String... template) {
        return new Builder(null, List.of(template));
    }

    /** How a program is to be run. */
    public static final class Builder {
        private final String mainClass;
        private final List<String> arguments;
        private final List<String> jvmArguments = new ArrayList<>();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private String classPath = System.getProperty("java.class.path");
        private Path directory;
        private Duration timeout = DEFAULT_TIMEOUT;
        private Charset charset = StandardCharsets.UTF_8;
        private int keptOutputBytes = 1024 * 1024;
        private String host = "127.0.0.1";
        /** What {port} stands for; 0 if the command does not mention it. */
        private int port;

        private Builder(String mainClass, List<String> arguments) {
            this.mainClass = mainClass;
            this.arguments = arguments;
        }

        /** Where the JVM finds classes: folders and jars, separated as this system does. */
        public Builder classPath(String classPath) {
            this.classPath = classPath;
            return this;
        }

        /** Adds options of the JVM, such as {@code -Dfile.encoding=ISO-8859-1}. */
        public Builder jvmArguments(String... options) {
            jvmArguments.addAll(Arrays.asList(options));
            return this;
        }

        /** Limits the JVM's heap. */
        public Builder maxHeapMegabytes(int megabytes) {
            return jvmArguments("-Xmx" + megabytes + "m");
        }

        /** Sets an environment variable. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** The program's working directory. */
        public Builder directory(Path directory) {
            this.directory = directory;
            return this;
        }

        /** How long each wait for the program lasts at most. */
        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        /** The encoding of the program's standard streams; UTF-8 unless said otherwise. */
        public Builder charset(Charset charset) {
            this.charset = charset;
            return this;
        }

        /** How much of the beginning, and how much of the end, of each output is kept; 1 MiB unless said otherwise. */
        public Builder keptOutputBytes(int keptOutputBytes) {
            this.keptOutputBytes = keptOutputBytes;
            return this;
        }

        /** What {@code {host}} stands for. */
        public Builder host(String host) {
            this.host = host;
            return this;
        }

        /** What {@code {port}} stands for: the port of the server, if the program is a client. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /**
         * Starts the program.
         *
         * @throws IOException if there is no such program or directory
         */
        public LabProcess start() throws IOException {
            if (port == 0 && arguments.stream().anyMatch(argument -> argument.contains("{port}"))) {
                port = FreePort.choose();
            }
            return new LabProcess(this);
        }

        private List<String> commandLine() {
            List<String> command = new ArrayList<>();
            if (mainClass != null) {
                command.add(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
                // Made to start fast, not to run long; options of the caller come later and win.
                command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
                command.addAll(jvmArguments);
                command.addAll(List.of("-cp", classPath, mainClass));
            }
            for (String argument : arguments) {
                command.add(argument.replace("{host}", host).replace("{port}", Integer.toString(port)));
            }
            return command;
        }

        private ProcessBuilder processBuilder() {
            ProcessBuilder builder = new ProcessBuilder(commandLine());
            if (directory != null) {
                builder.directory(directory.toFile());
            }
            // They would add options, and a line on standard error, to every JVM started here.
            builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
            builder.environment().putAll(environment);
            return builder;
        }

        @Override
        public String toString() {
            String classes = classPath.contains(File.pathSeparator) ? "..." : classPath;
            return String.join(" ", commandLine()).replace(classPath, classes);
        }
    }

    private LabProcess(Builder description) throws IOException {
        this.description = description;
        this.tree = ProcessTree.start(description.processBuilder());
        this.process = tree.root();
        RUNNING.add(this);
        String name = "process-" + process.pid();
        this.stdout = new CapturedOutput(
                name + "-stdout", process.getInputStream(), description.keptOutputBytes, this::signalChange);
        this.stderr = new CapturedOutput(
                name + "-stderr", process.getErrorStream(), description.keptOutputBytes, this::signalChange);
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
     * Waits until the program listens, and returns {@link Outcome.Listening}; {@link Outcome.Exited} if it ended first,
     * {@link Outcome.TimedOut} if it did neither.
     *
     * <p>It listens when it has printed {@code <program> listening on <host>:<port>}. A command that was given a
     * {@code {port}} also counts as listening when that port is bound, TCP or UDP; on Linux this is looked up in
     * {@code /proc/net}, elsewhere tried with a connection, which a server that serves only one client will take for it.
     */
    public Outcome awaitReady() {
        Optional<Outcome> outcome = await(() -> listening().or(this::exited), description.timeout);
        if (outcome.isPresent() && outcome.get() instanceof Outcome.Exited) {
            awaitOutputs();
            return listening().or(() -> outcome).get();
        }
        return outcome.orElse(new Outcome.TimedOut(description.timeout));
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

    /** Waits until the program ends; {@link Outcome.TimedOut} if it does not. Its outputs are complete then. */
    public Outcome awaitExit() {
        return awaitExit(description.timeout);
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
        return awaitText(this::stdout, stdout, text);
    }

    /** Waits until standard error contains {@code text}; see {@link #awaitStdout}. */
    public String awaitStderr(String text) {
        return awaitText(this::stderr, stderr, text);
    }

    private String awaitText(Supplier<String> output, CapturedOutput captured, String text) {
        Optional<Boolean> seen = await(
                () -> {
                    boolean ended = captured.hasEnded();
                    boolean contains = output.get().contains(text);
                    return contains || ended ? Optional.of(contains) : Optional.empty();
                },
                description.timeout);
        if (seen.orElse(false)) {
            return output.get();
        }
        throw failure("the program did not print \"" + text + "\""
                + (seen.isPresent() ? "" : " within " + description.timeout.toMillis() + " ms"));
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
        Matcher ready = READY_LINE.matcher(stdout());
        if (ready.find()) {
            return Optional.of(new Outcome.Listening(ready.group(1), Integer.parseInt(ready.group(2))));
        }
        if (description.port != 0 && ListeningPorts.isBound(description.host, description.port)) {
            return Optional.of(new Outcome.Listening(description.host, description.port));
        }
        return Optional.empty();
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
        write((line + "\n").getBytes(description.charset));
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
        return stdout.text(description.charset);
    }

    /** Returns standard error so far; of more than the limit its beginning and its end. */
    public String stderr() {
        return stderr.text(description.charset);
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
        return description + "\n" + exited().map(Outcome::toString).orElse("running, pid " + pid()) + "\n"
                + "--- standard output\n" + stdout() + "\n--- standard error\n" + stderr();
    }
}

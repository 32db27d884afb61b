package netlab.tools.handout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;

/** Runs Maven with a repository of its own, so that nothing is found that was built before. */
final class Maven implements AutoCloseable {
    /** Generous: the first run downloads all it needs. */
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Path program;
    private final Path repository;
    private final Set<LabProcess> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private Maven(Path program, Path repository) {
        this.program = program;
        this.repository = repository;
    }

    /**
     * A run that has ended.
     *
     * @param exitCode empty if it had to be ended
     * @param output what it printed
     */
    record Run(Optional<Integer> exitCode, String output) {
        private static final int LAST_LINES = 40;

        boolean isSuccess() {
            return exitCode.equals(Optional.of(0));
        }

        /** Returns what there is to say about a run that was to succeed. */
        List<String> lastLines() {
            List<String> lines = output.lines().toList();
            List<String> said = new ArrayList<>();
            said.add(exitCode.map(code -> "exit code " + code)
                    .orElse("still running after " + LIMIT.toMinutes() + " min"));
            said.addAll(lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
            return said;
        }
    }

    /** Finds the Maven that runs this JVM, or else the one on the PATH. */
    static Maven with(Path repository) {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows") ? "mvn.cmd" : "mvn";
        Optional<Path> running = Optional.ofNullable(System.getProperty("maven.home"))
                .map(home -> Path.of(home, "bin", name))
                .filter(Files::isRegularFile);
        return new Maven(running.orElse(Path.of(name)), repository);
    }

    /**
     * Runs Maven in {@code folder}, with nothing on standard input, and keeps what it prints in {@code log}.
     *
     * @throws IOException if it cannot be started, or was ended by {@link #close}
     */
    Run run(Path folder, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-B"));
        command.add("-Dmaven.repo.local=" + repository);
        command.addAll(List.of(arguments));
        try (LabProcess process = LabProcess.command(command.toArray(String[]::new))
                .directory(folder)
                .environment("JAVA_HOME", System.getProperty("java.home"))
                // Set by the Maven that runs this JVM, for itself.
                .environment("MAVEN_PROJECTBASEDIR", folder.toString())
                .timeout(LIMIT)
                .start()) {
            running.add(process);
            requireOpen(); // or close() has not seen this one
            process.closeStdin();
            Outcome outcome = process.awaitExit();
            requireOpen();
            String output = process.stdout() + process.stderr();
            Files.writeString(log, output, StandardCharsets.UTF_8);
            Optional<Integer> exitCode =
                    outcome instanceof Outcome.Exited exited ? Optional.of(exited.exitCode()) : Optional.empty();
            running.remove(process);
            return new Run(exitCode, output);
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("Maven was ended");
        }
    }

    /** Ends what is running, and lets nothing else begin. */
    @Override
    public void close() {
        closed = true;
        running.forEach(LabProcess::close);
    }
}

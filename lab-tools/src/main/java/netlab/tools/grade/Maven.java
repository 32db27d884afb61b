package netlab.tools.grade;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;

/** Runs Maven in the grader's own tree, and nowhere else. */
final class Maven {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final boolean IS_WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private final Path tree;

    Maven(Path tree) {
        this.tree = tree;
    }

    /** Runs without the network; where a library is missing, once more with it. */
    void run(String... arguments) throws IOException {
        if (!succeeds(List.of("-o"), arguments).isEmpty()) {
            String errors = succeeds(List.of(), arguments);
            if (!errors.isEmpty()) {
                throw new IOException("the grader's own tree " + tree + " does not build: " + errors);
            }
        }
    }

    /** Returns the error messages; empty if all went well. */
    private String succeeds(List<String> first, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable(), "-q", "-B", "-ntp"));
        command.addAll(first);
        String repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        command.addAll(List.of(arguments));
        try (LabProcess maven = LabProcess.command(command.toArray(String[]::new))
                .directory(tree)
                .environment("JAVA_HOME", System.getProperty("java.home"))
                .timeout(LIMIT)
                .start()) {
            Outcome outcome = maven.awaitExit();
            if (outcome instanceof Outcome.Exited exited && exited.code() == 0) {
                return "";
            }
            String errors = (maven.stderr() + maven.stdout())
                    .lines()
                    .filter(line -> line.contains("ERROR") || line.contains("Exception"))
                    .limit(10)
                    .collect(Collectors.joining("\n"));
            return outcome + "\n" + errors;
        }
    }

    /** The Maven that runs this program, if one does; otherwise that on the PATH, or the tree's own. */
    private String executable() {
        String suffix = IS_WINDOWS ? ".cmd" : "";
        String home = System.getProperty("maven.home");
        if (home != null) {
            return Path.of(home, "bin", "mvn" + suffix).toString();
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, "mvn" + suffix))) {
                return Path.of(folder, "mvn" + suffix).toString();
            }
        }
        return tree.resolve("mvnw" + suffix).toString();
    }
}

package netlab.tools.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;

/**
 * Compiles a submission in a process of its own: without Maven, and without annotation processors, so that nothing of the
 * student's runs.
 */
final class Javac {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final int MAX_LINES = 60;
    /** javac's exit code for an error in what it compiles. */
    private static final int ERROR = 1;

    private final List<Path> libraries;
    private final Duration limit;

    Javac(List<Path> libraries, Duration limit) {
        this.libraries = libraries;
        this.limit = limit;
    }

    /** Returns the Java files of a project, relative to it. */
    static List<Path> sources(Path project) throws IOException {
        Path root = project.resolve(SOURCES);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(project::relativize)
                    .sorted()
                    .toList();
        }
    }

    /**
     * Compiles a project's sources.
     *
     * @return javac's messages, with the student's files and lines; empty if all went well
     * @throws IOException if it was not the student's fault
     */
    String compile(Path project, Path classes) throws IOException {
        Path arguments = classes.resolveSibling("javac.txt");
        Files.writeString(
                arguments, sources(project).stream().map(Javac::quoted).collect(Collectors.joining("\n")));
        try (LabProcess javac = LabProcess.command(command(arguments, classes).toArray(String[]::new))
                .directory(project)
                .timeout(limit)
                .start()) {
            Outcome outcome = javac.awaitExit();
            String messages = firstLines(javac.stdout() + javac.stderr());
            if (outcome instanceof Outcome.Exited exited) {
                return explain(exited.code(), messages);
            }
            return "javac did not come to an end within " + limit.toSeconds() + " s\n" + messages;
        }
    }

    private static String explain(int exitCode, String messages) throws IOException {
        if (exitCode == 0) {
            return "";
        } else if (exitCode == ERROR || messages.contains("StackOverflowError") || messages.contains("OutOfMemory")) {
            return messages;
        }
        throw new IOException("javac ended with exit code " + exitCode + ": " + messages);
    }

    private List<String> command(Path arguments, Path classes) {
        List<String> command = new ArrayList<>(List.of(Java.executable("javac"), "-J-Xmx512m", "-J-Duser.language=en"));
        Java.FAST_START.forEach(option -> command.add("-J" + option));
        command.addAll(List.of("-J-Dfile.encoding=UTF-8", "-encoding", "UTF-8", "--release", "17", "-g"));
        command.addAll(List.of("-proc:none", "-Xlint:none", "-nowarn", "-Xmaxerrs", "20", "-implicit:none"));
        command.addAll(List.of("-cp", Java.classPath(libraries), "-d", classes.toString(), "@" + arguments));
        return command;
    }

    private static String quoted(Path source) {
        return '"' + source.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String firstLines(String text) {
        return text.lines().limit(MAX_LINES).collect(Collectors.joining("\n"));
    }
}

package netlab.tools.grade;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A temporary folder with all that grading an assignment takes: copies, because the originals are hidden from the worker and
 * the student's program, or out of reach for the user that the latter runs as.
 *
 * <pre>
 * FOLDER/grader/   the tests, lab-testkit, JUnit; not for the program's user
 *        lib/      what the homework's program needs
 *        boxes/    a {@link Box} for each submission that is being graded
 * </pre>
 */
final class Workshop implements AutoCloseable {
    private final Path folder;
    private final Isolation isolation;
    private final Path grader;
    private final String module;
    private final Path testClasses;
    private final List<Path> graderClassPath;
    private final List<Path> libraries;
    private final List<Path> hidden = new ArrayList<>();

    /**
     * Copies what is needed.
     *
     * @param secret folders and files that the programs are not to see
     */
    Workshop(Assignment assignment, Limits limits, List<Path> secret) throws IOException {
        module = assignment.module();
        folder = Files.createTempDirectory("netlab-grade-").toRealPath();
        Folders.deleteAtExit(folder);
        try {
            Folders.create(folder, "rwx--x--x");
            isolation = Isolation.detect(Folders.create(folder.resolve("scripts"), "rwx------"), limits);
            grader = Folders.create(folder.resolve("grader"), "rwx------");
            testClasses = copy(assignment.testClasses(), grader, 0);
            graderClassPath = new ArrayList<>(List.of(testClasses));
            graderClassPath.addAll(copies(ToolClassPath.find(), grader));
            libraries = copies(assignment.libraries(), Folders.create(folder.resolve("lib"), "rwxr-xr-x"));
            Folders.create(folder.resolve("boxes"), "rwx--x--x");
            secret.forEach(this::hide);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static List<Path> copies(List<Path> sources, Path target) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (Path source : sources) {
            copies.add(copy(source, target, copies.size() + 1));
        }
        return copies;
    }

    /** The number tells {@code target/classes} of one module from that of another. */
    private static Path copy(Path source, Path target, int number) throws IOException {
        Path copy = target.resolve(number + "-" + source.getFileName());
        Folders.copy(source, copy);
        Folders.openToAll(copy);
        return copy;
    }

    /** Hides a path from all workers, unless something they need is below it. */
    private void hide(Path path) {
        Path real = path.toAbsolutePath().normalize();
        if (!folder.startsWith(real)
                && !Path.of(System.getProperty("java.home")).startsWith(real)) {
            hidden.add(real);
        }
    }

    String module() {
        return module;
    }

    Isolation isolation() {
        return isolation;
    }

    List<Path> libraries() {
        return libraries;
    }

    /** Returns the tests, and all that they need. */
    List<Path> graderClassPath() {
        return graderClassPath;
    }

    /** Makes the folders of a submission. */
    Box box(String id, int place) throws IOException {
        return Box.create(folder.resolve("boxes").resolve(place + "-" + id), place);
    }

    /** Returns the command line of a worker. */
    List<String> workerCommand(Box box, long seed) {
        List<String> command = new ArrayList<>(isolation.worker(box, hidden));
        command.add(Java.executable("java"));
        command.addAll(Java.FAST_START);
        command.addAll(List.of("-Xmx256m", "-XX:-UsePerfData", "-Dfile.encoding=UTF-8"));
        command.addAll(List.of("-Djava.io.tmpdir=" + box.tests(), "-Dnetlab.subject=" + box.settings()));
        command.add("-Dseed=" + seed);
        command.addAll(List.of("-cp", Java.classPath(graderClassPath), "netlab.tools.grade.worker.Worker"));
        command.addAll(List.of(testClasses.toString(), box.captures().toString()));
        return command;
    }

    /** Returns the command line to put before that of the program in the box. */
    List<String> programWrapper(Box box) {
        return isolation.program(box, grader);
    }

    /** Returns all of the environment that a worker, and the program that it starts, have. */
    Map<String, String> environment(Box box) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", String.join(File.pathSeparator, reachablePath()));
        environment.put("HOME", box.home().toString());
        environment.put("TMPDIR", box.home().toString());
        environment.put("LANG", "C.UTF-8");
        return environment;
    }

    /** The PATH, without the folders that only this user may enter. */
    private List<String> reachablePath() {
        String path = System.getenv().getOrDefault("PATH", "");
        return List.of(path.split(File.pathSeparator)).stream()
                .filter(each -> !isolation.hasOwnUser() || Folders.isOpenToAll(Path.of(each)))
                .toList();
    }

    /**
     * Makes sure that programs of other languages can be run.
     *
     * @throws IOException if one is missing, or out of reach for the user that it would run as
     */
    void requirePrograms(Collection<List<String>> commands) throws IOException {
        for (List<String> command : commands) {
            String program = command.get(0);
            boolean found = program.contains("/")
                    || reachablePath().stream().anyMatch(each -> Files.isExecutable(Path.of(each, program)));
            if (!found) {
                throw new IOException(
                        "cannot run " + program + ": it is in no folder of the PATH that every user may enter");
            }
        }
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }
}

package netlab.tools.handout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A homework as it is handed out, made of the repository or of the grader's hand-out: there the sources have their markers.
 *
 * <pre>{@code
 * Handout handout = Handout.of(Path.of("."), "hw3-calculator");
 * handout.isStudents("src/main/java/netlab/calculator/Reply.java");    // true: taken from a submission
 * handout.isStudents("pom.xml");                                       // false: never taken
 * handout.studentFiles();                                              // what stands in for files that are missing
 * handout.writeTo(folder, Edition.SOLUTION);
 * }</pre>
 */
public final class Handout {
    private final SourceTree tree;
    private final ModuleFiles files;
    private final Surroundings surroundings;

    private Handout(SourceTree tree, ModuleFiles files, Surroundings surroundings) {
        this.tree = tree;
        this.files = files;
        this.surroundings = surroundings;
    }

    /**
     * Reads the sources of {@code module} and of what goes along with it.
     *
     * @param root the folder with the root pom
     * @throws HandoutException with all that is wrong with the markers and files
     */
    public static Handout of(Path root, String module) throws IOException {
        SourceTree tree = SourceTree.of(root);
        Modules modules = Modules.of(tree);
        modules.require(module);
        Optional<Course> course = courseOf(tree, modules);
        return new Handout(tree, ModuleFiles.read(tree, module), Surroundings.of(tree, modules, module, course));
    }

    /** Reads {@code course.yml}; empty if there is none. */
    public static Optional<Course> course(Path root) throws IOException {
        SourceTree tree = SourceTree.of(root);
        return courseOf(tree, Modules.of(tree));
    }

    private static Optional<Course> courseOf(SourceTree tree, Modules modules) throws IOException {
        return tree.contains(Course.FILE)
                ? Optional.of(CourseFile.read(tree.read(Course.FILE), modules))
                : Optional.empty();
    }

    /** Returns the homework's module, {@code hw3-calculator}. */
    public String module() {
        return files.module();
    }

    /** Returns what the course says of it; empty without a {@code course.yml}, or if that does not name it. */
    public Optional<Homework> homework() {
        return surroundings.homework();
    }

    /**
     * Tells whether a file is the student's own, and taken from a submission.
     *
     * @param path relative to the module's folder, with slashes
     */
    public boolean isStudents(String path) {
        return Place.of(path).filter(Place.PROGRAM::equals).isPresent()
                && !List.of(path.split("/", -1)).contains("..");
    }

    /** Returns the student's own files as handed out, with stubs, by path relative to the module's folder. */
    public SortedMap<String, byte[]> studentFiles() {
        return files.program(Edition.STUDENT);
    }

    /** Returns the same files, and those that only the solution has, as they should be. */
    public SortedMap<String, byte[]> solutionFiles() {
        return files.program(Edition.SOLUTION);
    }

    /** Returns all files of an edition, by path below its root. */
    public SortedMap<String, byte[]> contents(Edition edition) {
        SortedMap<String, byte[]> contents = new TreeMap<>(surroundings.in(edition));
        contents.putAll(files.in(edition));
        contents.putAll(GeneratedFiles.of(edition, files, surroundings, contents));
        return contents;
    }

    /** Writes the files of an edition into {@code folder}, over what is there. */
    public void writeTo(Path folder, Edition edition) throws IOException {
        for (Map.Entry<String, byte[]> file : contents(edition).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
            FileModes.set(path, file.getValue());
        }
    }

    /**
     * Writes {@code MODULE-student.zip}, {@code MODULE-grader.zip} and {@code MODULE-solution.zip}.
     *
     * @return the three, in this order
     * @throws HandoutException if students would find the solution in theirs; then nothing is written
     */
    public List<Path> writeZips(Path folder) throws IOException {
        HandoutException.throwIfAny(leaks());
        Files.createDirectories(folder);
        List<Path> zips = new ArrayList<>();
        for (Edition edition : Edition.values()) {
            Path zip = zip(folder, edition);
            HandoutZip.write(zip, contents(edition));
            zips.add(zip);
        }
        return zips;
    }

    /** Returns where {@link #writeZips} writes an edition. */
    public Path zip(Path folder, Edition edition) {
        return folder.resolve(module() + "-" + edition.label() + ".zip");
    }

    /** Returns the files in the hand-out's folders that no edition has, since they have not been added to git. */
    public List<String> notInGit() throws IOException {
        Set<String> folders = contents(Edition.GRADER).keySet().stream()
                .map(Handout::topFolder)
                .collect(Collectors.toSet());
        return tree.notInGit().stream()
                .filter(path -> path.contains("/") && folders.contains(topFolder(path)))
                .toList();
    }

    private static String topFolder(String path) {
        return path.substring(0, path.indexOf('/') + 1);
    }

    private List<Problem> leaks() {
        List<Problem> problems = new ArrayList<>(Hole.problems(module(), Hole.in(files.files())));
        problems.addAll(SurvivingLines.find(files.files(), contents(Edition.STUDENT)));
        return problems;
    }
}

package netlab.tools.grade;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netlab.tools.grade.worker.Planner;
import netlab.tools.grade.worker.TestPlan;

/** The grader's own tree: this repository, or the unpacked hand-out for graders. Nothing of a student's gets into it. */
public final class Checkout {
    private final Path root;

    private Checkout(Path root) {
        this.root = root;
    }

    /**
     * Returns the tree that {@code folder} is in.
     *
     * @throws IOException if it is in none
     */
    public static Checkout around(Path folder) throws IOException {
        for (Path each = folder.toAbsolutePath().normalize(); each != null; each = each.getParent()) {
            if (Files.isRegularFile(each.resolve("pom.xml")) && Files.isDirectory(each.resolve("lab-testkit"))) {
                return new Checkout(each);
            }
        }
        throw new IOException(folder.toAbsolutePath() + " is not inside a netlab repository; run netlab there");
    }

    /** Returns the folder of the root pom. */
    public Path root() {
        return root;
    }

    /** Returns the modules that have graded tests, in the order of their names. */
    public List<String> gradedModules() throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Checkout::hasGradedTests)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static boolean hasGradedTests(Path module) {
        Path tests = module.resolve("src/test/java");
        if (!Files.isRegularFile(module.resolve("pom.xml")) || !Files.isDirectory(tests)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(tests)) {
            return !module.endsWith("lab-testkit")
                    && !module.endsWith("lab-tools")
                    && files.anyMatch(file -> file.getFileName().toString().endsWith("GradedTest.java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compiles the modules and their tests, and asks JUnit what they are graded by.
     *
     * @throws IOException if a module is missing, does not compile, or has no graded tests
     */
    public Map<String, Assignment> build(List<String> modules) throws IOException {
        for (String module : modules) {
            if (!Files.isRegularFile(root.resolve(module).resolve("pom.xml"))) {
                throw new IOException("there is no module " + module + " in " + root);
            }
        }
        Path plans = Files.createTempDirectory("netlab-plan-");
        try {
            List<Path> tools = ToolClassPath.find();
            new Maven(root)
                    .run(
                            "-pl",
                            String.join(",", modules),
                            "-am",
                            "test-compile",
                            "exec:exec",
                            "-Dexec.executable=" + Java.executable("java"),
                            "-Dexec.classpathScope=runtime",
                            "-Dexec.args=-cp \"" + Java.classPath(tools) + File.pathSeparator + "%classpath"
                                    + File.pathSeparator
                                    + Planner.TEST_CLASSES + "\" "
                                    + Planner.class.getName() + " \"" + plans + "\"");
            Map<String, Assignment> assignments = new LinkedHashMap<>();
            for (String module : modules) {
                assignments.put(module, assignment(module, plans.resolve(module + ".json"), tools));
            }
            return assignments;
        } finally {
            Folders.delete(plans);
        }
    }

    private Assignment assignment(String module, Path plan, List<Path> tools) throws IOException {
        if (!Files.exists(plan)) {
            throw new IOException(module + " has no program that could be graded");
        }
        TestPlan found = Json.read(plan, TestPlan.class);
        if (found.tests().isEmpty()) {
            throw new IOException(module + " has no graded tests");
        }
        Path folder = root.resolve(module);
        Path testClasses = folder.resolve(Planner.TEST_CLASSES);
        List<Path> libraries = found.classPath().stream()
                .skip(tools.size())
                .map(folder::resolve)
                .filter(path -> !path.equals(folder.resolve("target/classes")) && !path.equals(testClasses))
                .toList();
        return new Assignment(module, folder, testClasses, libraries, found.tests());
    }
}

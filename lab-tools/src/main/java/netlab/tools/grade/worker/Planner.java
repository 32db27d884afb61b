package netlab.tools.grade.worker;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.tools.grade.Json;
import netlab.tools.grade.PlannedTest;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan.Visitor;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Writes the plan of the module in whose folder it is run. Maven starts it, by {@code exec:exec}, with the class path of the
 * module's program after that of the grader; so the class path is told, too.
 */
public final class Planner {
    /** The tests' classes, as seen from the module's folder; on the class path the last ones. */
    public static final String TEST_CLASSES = "target/test-classes";

    private Planner() {}

    /** Writes {@code FOLDER/<module>.json}. The first argument is FOLDER. */
    public static void main(String... args) throws IOException {
        List<String> classPath = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        Path module = Path.of("").toAbsolutePath();
        TestPlan plan = new TestPlan(classPath, plan(module.resolve(TEST_CLASSES)));
        Json.write(Path.of(args[0], module.getFileName() + ".json"), plan);
    }

    static List<PlannedTest> plan(Path testClasses) throws IOException {
        requireLoadable(testClasses);
        List<PlannedTest> planned = new ArrayList<>();
        LauncherFactory.create().discover(GradedTests.all(testClasses)).accept(new Visitor() {
            @Override
            public void visit(TestIdentifier test) {
                if (test.isTest()) {
                    test.getSource()
                            .flatMap(GradedTests::method)
                            .map(Planner::planned)
                            .ifPresent(planned::add);
                }
            }
        });
        return planned;
    }

    /** JUnit leaves out, without a word, what cannot be loaded: a test that needs a class of the homework, for instance. */
    private static void requireLoadable(Path testClasses) throws IOException {
        try (Stream<Path> files = Files.walk(testClasses)) {
            for (Path file : files.filter(each -> each.toString().endsWith("GradedTest.class"))
                    .toList()) {
                String name = testClasses.relativize(file).toString();
                String className = name.substring(0, name.lastIndexOf('.')).replace(File.separatorChar, '.');
                try {
                    Class.forName(className).getDeclaredMethods();
                } catch (ClassNotFoundException | LinkageError e) {
                    throw new IllegalStateException(className + " cannot be loaded: " + e, e);
                }
            }
        }
    }

    private static PlannedTest planned(MethodSource source) {
        Method method = source.getJavaMethod();
        List<String> requires = AnnotationSupport.findAnnotation(method, Requires.class).stream()
                .flatMap(required -> Stream.of(required.value()))
                .map(GradedTests::title)
                .toList();
        return new PlannedTest(
                GradedTests.id(source),
                GradedTests.title(method.getName()),
                AnnotationSupport.findAnnotation(method, Checkpoint.class)
                        .orElseThrow(() -> lacks(source, "@Checkpoint"))
                        .value(),
                AnnotationSupport.findAnnotation(method, Points.class)
                        .orElseThrow(() -> lacks(source, "@Points"))
                        .value(),
                requires);
    }

    private static IllegalStateException lacks(MethodSource source, String annotation) {
        return new IllegalStateException(GradedTests.id(source) + " has no " + annotation);
    }
}

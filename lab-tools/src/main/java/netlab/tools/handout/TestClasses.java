package netlab.tools.handout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The tests of a module as compiled, read and not loaded: what they need is on no class path of ours. */
final class TestClasses {
    private static final int API = Opcodes.ASM9;
    private static final String CHECKPOINT = "Lnetlab/testkit/grading/Checkpoint;";
    private static final String POINTS = "Lnetlab/testkit/grading/Points;";
    private static final Set<String> TESTS = Set.of(
            "Lorg/junit/jupiter/api/Test;",
            "Lorg/junit/jupiter/api/RepeatedTest;",
            "Lorg/junit/jupiter/api/TestFactory;",
            "Lorg/junit/jupiter/api/TestTemplate;",
            "Lorg/junit/jupiter/params/ParameterizedTest;");

    /** A class or method with the annotations that matter here. */
    private static final class Annotated {
        final String name;
        boolean isTest;
        boolean hasCheckpoint;
        int points;

        Annotated(String name) {
            this.name = name;
        }

        AnnotationVisitor visit(String descriptor) {
            isTest |= TESTS.contains(descriptor);
            hasCheckpoint |= descriptor.equals(CHECKPOINT);
            return !descriptor.equals(POINTS)
                    ? null
                    : new AnnotationVisitor(API) {
                        @Override
                        public void visit(String key, Object value) {
                            points = (Integer) value;
                        }
                    };
        }
    }

    /** A class and its methods. */
    private static final class TestClass extends ClassVisitor {
        final List<Annotated> methods = new ArrayList<>();
        Annotated self;
        String superName;
        boolean isAbstract;

        TestClass() {
            super(API);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String superName, String[] types) {
            this.self = new Annotated(name);
            this.superName = superName;
            this.isAbstract = (access & Opcodes.ACC_ABSTRACT) != 0;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return self.visit(descriptor);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
            Annotated method = new Annotated(name);
            methods.add(method);
            return new MethodVisitor(API) {
                @Override
                public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                    return method.visit(descriptor);
                }
            };
        }
    }

    private final SortedMap<String, TestClass> classes = new TreeMap<>();
    private final SortedMap<TestId, Boolean> tests = new TreeMap<>();
    private int points;

    private TestClasses() {}

    /** Reads the compiled tests of the module in that folder. */
    static TestClasses of(Path module) throws IOException {
        TestClasses read = new TestClasses();
        Path folder = module.resolve("target/test-classes");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".class")).toList()) {
                    TestClass testClass = new TestClass();
                    new ClassReader(Files.readAllBytes(file))
                            .accept(testClass, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
                    read.classes.put(testClass.self.name, testClass);
                }
            }
        }
        read.classes.values().stream().filter(found -> !found.isAbstract).forEach(read::addTests);
        return read;
    }

    private void addTests(TestClass testClass) {
        for (TestClass declaring = testClass; declaring != null; declaring = classes.get(declaring.superName)) {
            for (Annotated method : declaring.methods) {
                if (method.isTest) {
                    TestId id = new TestId(testClass.self.name.replace('/', '.'), method.name);
                    tests.merge(id, method.hasCheckpoint || hasCheckpoint(testClass), Boolean::logicalOr);
                    points += method.points;
                }
            }
        }
    }

    /** A checkpoint of a class holds for its tests and for those of the classes inside. */
    private boolean hasCheckpoint(TestClass testClass) {
        String name = testClass.self.name;
        for (TestClass around = testClass; around != null; around = classes.get(name)) {
            if (around.self.hasCheckpoint) {
                return true;
            }
            int inner = name.lastIndexOf('$');
            name = inner < 0 ? "" : name.substring(0, inner);
        }
        return false;
    }

    /** Returns all tests. */
    Set<TestId> all() {
        return tests.keySet();
    }

    /** Tells whether a test needs a hole to be filled. */
    boolean hasCheckpoint(TestId test) {
        return tests.getOrDefault(test, false);
    }

    /** Returns what all tests are worth. */
    int points() {
        return points;
    }
}

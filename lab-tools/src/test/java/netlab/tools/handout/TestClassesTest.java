package netlab.tools.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Points;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestClassesTest {
    private static final String SAMPLE = Sample.class.getName();

    abstract static class Inherited {
        @Test
        @Checkpoint(1)
        void isInherited() {}
    }

    /** To be found, not run: JUnit leaves out nested classes that are static. */
    static class Sample extends Inherited {
        @Test
        void isFree() {}

        @Test
        @Checkpoint(1)
        @Points(3)
        void needsAHole() {}

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @Points(4)
        void takesNumbers(int number) {}

        void isNoTest() {}

        @Nested
        @Checkpoint(2)
        class Inside {
            @Test
            void needsAHoleToo() {}

            @Nested
            class Deeper {
                @Test
                void needsAHoleAsWell() {}
            }
        }
    }

    @TempDir
    private Path module;

    @BeforeEach
    void copySample() throws IOException {
        for (Class<?> type : List.of(Sample.class, Inherited.class, Sample.Inside.class, Sample.Inside.Deeper.class)) {
            copy(type, module);
        }
    }

    /** Puts a class where Maven would have compiled it to. */
    static void copy(Class<?> type, Path module) throws IOException {
        String name = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        Path folder = Files.createDirectories(module.resolve("target/test-classes"));
        try (InputStream compiled = type.getResourceAsStream(name)) {
            Files.copy(compiled, folder.resolve(name));
        }
    }

    @Test
    void findsTestsWithAndWithoutCheckpoint() throws IOException {
        TestClasses tests = TestClasses.of(module);
        assertThat(tests.all())
                .containsExactlyInAnyOrder(
                        new TestId(SAMPLE, "isFree"),
                        new TestId(SAMPLE, "needsAHole"),
                        new TestId(SAMPLE, "takesNumbers"),
                        new TestId(SAMPLE, "isInherited"),
                        new TestId(SAMPLE + "$Inside", "needsAHoleToo"),
                        new TestId(SAMPLE + "$Inside$Deeper", "needsAHoleAsWell"));
        assertThat(tests.all().stream().filter(tests::hasCheckpoint))
                .extracting(TestId::method)
                .containsExactlyInAnyOrder("needsAHole", "isInherited", "needsAHoleToo", "needsAHoleAsWell");
    }

    @Test
    void addsUpPoints() throws IOException {
        assertThat(TestClasses.of(module).points()).isEqualTo(7);
    }

    @Test
    void aModuleThatWasNotCompiledHasNoTests() throws IOException {
        assertThat(TestClasses.of(module.resolve("src")).all()).isEmpty();
    }
}

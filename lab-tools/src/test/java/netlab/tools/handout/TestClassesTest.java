package netlab.tools.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestClassesTest {
    private static final String SAMPLE = CheckpointSample.class.getName();

    @TempDir
    private Path module;

    @BeforeEach
    void copySample() throws IOException, URISyntaxException {
        Path compiled = Path.of(CheckpointSample.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path folder = Files.createDirectories(module.resolve("target/test-classes"));
        for (String name : List.of(
                SAMPLE,
                InheritedSample.class.getName(),
                CheckpointSample.Inside.class.getName(),
                CheckpointSample.Inside.Deeper.class.getName())) {
            String file = name.replace('.', '/') + ".class";
            Files.copy(compiled.resolve(file), folder.resolve(name + ".class"));
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

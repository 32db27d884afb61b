package netlab.tools.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a verdict tells a student to type can be pasted in the root folder, of the repository as of a hand-out. */
class ReproduceLinesTest {
    private static final Pattern MAVEN_IN_A_STRING = Pattern.compile("\"[^\"]*\\bmvn\\b[^\"]*\"");

    static Stream<String> modules() throws IOException {
        return GradedModules.tree().gradedModules().stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyMavenCommandInAGradedTestNamesTheModule(String module) throws IOException {
        for (Path test : tests(module)) {
            assertThat(MAVEN_IN_A_STRING.matcher(Files.readString(test)).results())
                    .as(test.toString())
                    .allSatisfy(line -> requirePasteable(line.group(), module));
        }
    }

    private static List<Path> tests(String module) throws IOException {
        Path folder = GradedModules.tree().root().resolve(module).resolve("src/test/java");
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> tests =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(tests).anyMatch(file -> file.toString().endsWith("GradedTest.java"));
            return tests.stream()
                    .filter(file -> !file.toString().endsWith("Test.java")
                            || file.toString().endsWith("GradedTest.java"))
                    .toList();
        }
    }

    /** Fails unless every Maven command in {@code line} is of {@code module}, and nothing is left to fill in. */
    static void requirePasteable(String line, String module) {
        assertThat(line.replace("mvn -pl " + module + " ", ""))
                .as("a line to paste in the root folder, without its commands of " + module)
                .doesNotContain("mvn");
    }
}

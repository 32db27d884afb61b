package netlab.tools.grade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The homeworks of this repository, built once for all tests: {@code -Dmutants=hw3-calculator} picks some. */
final class GradedModules {
    private static Map<String, Assignment> built;

    private GradedModules() {}

    static Checkout tree() throws IOException {
        return Checkout.around(Path.of(""));
    }

    static Stream<String> names() throws IOException {
        List<String> wanted = Arrays.asList(System.getProperty("mutants", "").split(","));
        return tree().gradedModules().stream().filter(module -> wanted.equals(List.of("")) || wanted.contains(module));
    }

    static synchronized Assignment get(String module) throws IOException {
        if (built == null) {
            built = tree().build(names().toList());
        }
        return built.get(module);
    }
}

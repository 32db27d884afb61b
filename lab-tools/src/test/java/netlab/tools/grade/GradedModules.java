package netlab.tools.grade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The homeworks whose solutions, right and wrong, the tests grade, built once for all: that of {@code ch02-udp-tcp}, unless
 * {@code -Dmutants=hw2-name-id,chat} names others, or {@code -Dmutants=all} asks for all, which takes about ten minutes.
 */
final class GradedModules {
    private static final String ALL = "all";

    private static Map<String, Assignment> built;

    private GradedModules() {}

    static Checkout tree() throws IOException {
        return Checkout.around(Path.of(""));
    }

    static Stream<String> names() throws IOException {
        List<String> wanted =
                List.of(System.getProperty("mutants", "ch02-udp-tcp").split(","));
        return tree().gradedModules().stream().filter(module -> wanted.contains(ALL) || wanted.contains(module));
    }

    static synchronized Assignment get(String module) throws IOException {
        if (built == null) {
            built = tree().build(names().toList());
        }
        return built.get(module);
    }
}

package netlab.tools.grade;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The JDK that runs the grader, which runs and compiles everything else, too. */
final class Java {
    /** Made to start fast, not to run long. */
    static final List<String> FAST_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private Java() {}

    /** Returns the path of {@code java} or {@code javac}. */
    static String executable(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    static String classPath(List<Path> places) {
        return places.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}

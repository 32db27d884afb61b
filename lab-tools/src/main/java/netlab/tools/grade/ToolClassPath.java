package netlab.tools.grade;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the worker's own classes come from: lab-tools, lab-testkit, JUnit and what these need. Found by asking classes, since
 * a program run by {@code mvn exec:java} is not told its class path.
 */
final class ToolClassPath {
    /** One class of each jar or folder. */
    private static final List<String> CLASSES = List.of(
            "netlab.tools.grade.worker.Worker",
            "netlab.testkit.grading.Subject",
            "netlab.net.TcpServer",
            "picocli.CommandLine",
            "org.junit.platform.launcher.Launcher",
            "org.junit.platform.engine.TestEngine",
            "org.junit.platform.commons.support.AnnotationSupport",
            "org.junit.jupiter.api.Test",
            "org.junit.jupiter.engine.JupiterTestEngine",
            "org.junit.jupiter.params.ParameterizedTest",
            "org.opentest4j.AssertionFailedError",
            "org.assertj.core.api.Assertions",
            "net.bytebuddy.ByteBuddy",
            "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.annotation.JsonProperty",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.datatype.jdk8.Jdk8Module");

    private ToolClassPath() {}

    static List<Path> find() {
        Set<Path> places = new LinkedHashSet<>();
        for (String name : CLASSES) {
            try {
                CodeSource source = Class.forName(name, false, ToolClassPath.class.getClassLoader())
                        .getProtectionDomain()
                        .getCodeSource();
                places.add(Path.of(source.getLocation().toURI()));
            } catch (ClassNotFoundException | URISyntaxException e) {
                throw new IllegalStateException("the grader lacks " + name, e);
            }
        }
        return List.copyOf(places);
    }
}

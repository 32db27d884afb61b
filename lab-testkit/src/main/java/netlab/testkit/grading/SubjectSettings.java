package netlab.testkit.grading;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * How the program under test is run, when not as the student does at home: what the grader writes into the properties file
 * that {@code -Dnetlab.subject=FILE} names. Command lines have one word a line.
 *
 * <table>
 *   <caption>The properties</caption>
 *   <tr><td>{@code classPath}</td><td>of the program; otherwise that of the tests</td></tr>
 *   <tr><td>{@code wrapper}</td><td>a command line that runs the command line put after it, within limits</td></tr>
 *   <tr><td>{@code jvmOptions}</td><td>options of the program's JVM</td></tr>
 *   <tr><td>{@code directory}</td><td>the program's working directory</td></tr>
 *   <tr><td>{@code command.ROLE}</td><td>the command line of a program that need not be Java; with any of them given,
 *       the other roles are not played</td></tr>
 *   <tr><td>{@code port}, {@code port.ROLE}</td><td>the port written into the program, which it uses whatever it is
 *       told</td></tr>
 *   <tr><td>{@code student}</td><td>whom the random values depend on</td></tr>
 *   <tr><td>{@code module}</td><td>the homework, as {@code mvn -pl} knows it; otherwise the current folder's name</td></tr>
 * </table>
 */
final class SubjectSettings {
    private static final String PROPERTY = "netlab.subject";

    private final Properties properties;

    SubjectSettings(Properties properties) {
        this.properties = properties;
    }

    static SubjectSettings load() {
        Properties properties = new Properties();
        String file = System.getProperty(PROPERTY);
        if (file != null) {
            try (Reader reader = Files.newBufferedReader(Path.of(file))) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the settings " + file + ": " + e.getMessage(), e);
            }
        }
        return new SubjectSettings(properties);
    }

    Optional<String> classPath() {
        return Optional.ofNullable(properties.getProperty("classPath"));
    }

    Optional<Path> directory() {
        return Optional.ofNullable(properties.getProperty("directory")).map(Path::of);
    }

    List<String> wrapper() {
        return words("wrapper");
    }

    List<String> jvmOptions() {
        return words("jvmOptions");
    }

    /** Returns the command line of a role; empty if it is a Java program. */
    List<String> command(String role) {
        return words("command." + role);
    }

    /** Tells whether roles are played by commands, and not by the homework's Java program. */
    boolean hasCommands() {
        return properties.stringPropertyNames().stream().anyMatch(name -> name.startsWith("command."));
    }

    /** Returns the port that is written into the program; 0 if it uses the one that it is given. */
    int fixedPort(String role) {
        return Integer.parseInt(properties.getProperty("port." + role, properties.getProperty("port", "0")));
    }

    /** Returns what random values depend on: {@code -Dseed}, and the student, whose own seed this then is. */
    long seed() {
        long seed = Long.getLong("seed", 0);
        String student = properties.getProperty("student", "");
        return student.isEmpty() ? seed : Integer.toUnsignedLong(Objects.hash(student, seed));
    }

    /** Returns the beginning of a command line that runs Maven for the homework, in the folder above it. */
    String maven() {
        Path here = Path.of("").toAbsolutePath().getFileName();
        return "mvn -pl " + properties.getProperty("module", String.valueOf(here));
    }

    private List<String> words(String name) {
        return properties.getProperty(name, "").lines().toList();
    }
}

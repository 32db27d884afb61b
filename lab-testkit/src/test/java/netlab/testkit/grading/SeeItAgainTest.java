package netlab.testkit.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netlab.testkit.FreePort;
import org.junit.jupiter.api.Test;

/** The line of a verdict that shows it again: whoever pastes it sees the same, whatever the grader's machine had. */
class SeeItAgainTest {
    private static final Pattern SEED = Pattern.compile(" -Dseed=(\\d+)$");

    @Test
    void namesTheModuleAndTheTest() {
        try (Subject subject = subject(Map.of("module", "hw9-echo", "student", "kim"))) {
            assertThat(subject.again("EchoGradedTest"))
                    .isEqualTo("mvn -pl hw9-echo test -Dtest=EchoGradedTest#answersALine");
        }
        try (Subject atHome = subject(Map.of())) {
            atHome.random();
            assertThat(atHome.again("EchoGradedTest"))
                    .isEqualTo("mvn -pl lab-testkit test -Dtest=EchoGradedTest#answersALine");
        }
    }

    @Test
    void givesTheSeedOfTheValuesThatAStudentGot() {
        long value;
        Matcher seed;
        try (Subject graded = subject(Map.of("module", "hw9-echo", "student", "kim"))) {
            value = graded.random().nextLong();
            seed = SEED.matcher(graded.again("EchoGradedTest"));
            assertThat(seed.find()).isTrue();
        }
        assertThat(valueAtHome(seed.group(1))).isEqualTo(value);
        try (Subject another = subject(Map.of("module", "hw9-echo", "student", "lee"))) {
            assertThat(another.random().nextLong()).isNotEqualTo(value);
        }
    }

    private static long valueAtHome(String seed) {
        String before = System.getProperty("seed");
        System.setProperty("seed", seed);
        try (Subject atHome = subject(Map.of())) {
            return atHome.random().nextLong();
        } finally {
            if (before == null) {
                System.clearProperty("seed");
            } else {
                System.setProperty("seed", before);
            }
        }
    }

    @Test
    void runsTheProgramWithTheHandoutsPort() throws IOException {
        int port = FreePort.choose();
        assertThat(reproduce(Map.of("module", "hw9-echo"), port))
                .isEqualTo("nc -l 127.0.0.1 " + port + ", and in another terminal: mvn -pl hw9-echo exec:java@client");
    }

    @Test
    void runsNoMavenForAProgramInAnotherLanguage() throws IOException {
        int port = FreePort.choose();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Map<String, String> settings = Map.of("module", "hw9-echo", "command.client", java + "\n-version\n{port}");
        assertThat(reproduce(settings, port))
                .isEqualTo("nc -l 127.0.0.1 " + port + ", and in another terminal: " + java + " -version " + port);
        try (Subject subject = subject(settings)) {
            assertThat(subject.again("EchoGradedTest")).isEmpty();
        }
    }

    private static String reproduce(Map<String, String> settings, int handoutPort) throws IOException {
        try (Subject subject = subject(settings)) {
            subject.startClient(Role.of("client", "leaves {port}", handoutPort), 1);
            return catchThrowableOfType(
                            Verdict.class,
                            () -> subject.blame(
                                    Misconception.NO_TIMEOUT,
                                    "nc -l {host} {port}, and in another terminal: {program}",
                                    () -> {
                                        throw new AssertionError("wrong");
                                    }))
                    .reproduce();
        }
    }

    private static Subject subject(Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        Subject subject = new Subject(ProbedProgram.class.getName(), new SubjectSettings(properties));
        subject.begin("answersALine");
        return subject;
    }
}

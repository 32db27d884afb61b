package netlab.tools.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A homework of one class, handed out, compiled, run and tested by Maven. */
@Timeout(300) // seconds: each test runs Maven four times, perhaps on a busy machine
class HandoutCheckIT {
    private static final String MAIN = Fixture.MODULE + "/src/main/java/netlab/length/Main.java";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Fixture fixture;

    @BeforeEach
    void makeHomework() throws IOException {
        fixture = Fixture.in(Files.createDirectory(folder.resolve("netlab")));
        for (String file : List.of("parent/pom.xml", ".mvn/maven.config")) {
            fixture.put(file, Files.readString(Path.of("..", file)));
        }
        Files.copy(Path.of("../.mvn/run-compiles-1.jar"), fixture.root.resolve(".mvn/run-compiles-1.jar"));
        fixture.put("pom.xml", """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>netlab</groupId>
                  <artifactId>netlab</artifactId>
                  <version>1.0-SNAPSHOT</version>
                  <packaging>pom</packaging>
                  <modules>
                    <module>parent</module>
                    <module>lab-testkit</module>
                    <module>hw1-length</module>
                  </modules>
                </project>
                """);
        fixture.put("course.yml", """
                course: Networks
                zone: Asia/Seoul
                weeks:
                  - week: 2
                    homework:
                      - {module: hw1-length, points: 3, due: 2027-03-16 23:59}
                """);
        fixture.put("lab-testkit/pom.xml", pom("lab-testkit", "", ""));
        fixture.put("lab-testkit/src/main/java/netlab/testkit/grading/Checkpoint.java", """
                package netlab.testkit.grading;

                public @interface Checkpoint {}
                """);
        fixture.put("lab-testkit/src/main/java/netlab/testkit/grading/Points.java", """
                package netlab.testkit.grading;

                public @interface Points {
                    int value();
                }
                """);
        fixture.put(
                Fixture.MODULE + "/pom.xml",
                pom(
                        Fixture.MODULE,
                        "<properties><exec.skip>false</exec.skip><exec.mainClass>netlab.length.Main</exec.mainClass></properties>",
                        "<dependency><groupId>netlab</groupId><artifactId>lab-testkit</artifactId><scope>test</scope></dependency>"));
        fixture.put(MAIN, """
                package netlab.length;

                public final class Main {
                    public static void main(String[] args) {
                        System.out.println(args.length > 0 ? "Usage: length" : Length.of("길이"));
                    }
                }
                """);
        fixture.put(
                Fixture.MODULE + "/src/test/java/netlab/length/LengthHiddenTest.java", test("LengthHiddenTest", """
                // HIDDEN FILE
                @Test
                @Checkpoint
                @Points(1)
                void countsEmoji() {
                    assertEquals(1, Length.of("😀"));
                }
                """));
        fixture.put(Fixture.TEST, test("LengthTest", """
                @Test
                void isFree() {}

                @Test
                @Checkpoint
                @Points(2)
                void countsCharacters() {
                    assertEquals(2, Length.of("길이"));
                }
                """));
    }

    @Test
    void aGoodHandoutHolds() throws IOException {
        assertThat(holds()).as(this::said).isTrue();
        assertThat(said().lines().map(line -> line.replaceAll(" \\(\\d+ s\\)$", "")))
                .containsExactly(
                        "ok     hw1-length: the student's program compiles and starts",
                        "ok     hw1-length: run as it is, it ends",
                        "ok     hw1-length: of 2 tests, exactly the 1 with a checkpoint fail",
                        "ok     hw1-length: the solution passes its 3 tests",
                        "ok     hw1-length: its tests are worth 3 points");
    }

    @Test
    void aBadHandoutDoesNot() throws IOException {
        fixture.replace(Fixture.TEST, "@Checkpoint\n", "");
        fixture.replace(Fixture.TEST, "void isFree() {}", "@Checkpoint\n    void isFree() {}");
        fixture.replace(Fixture.SOURCE, "return text.codePointCount(0, text.length());", "return text.length();");
        assertThat(holds()).isFalse();
        assertThat(said())
                .contains("FAILED hw1-length: of 2 tests, exactly the 1 with a checkpoint fail")
                .contains("- LengthTest.countsCharacters fails and has no @Checkpoint: TODO 1: count characters – 세기")
                .contains("+ LengthTest.isFree passes with the holes open")
                .contains("FAILED hw1-length: the solution passes its 3 tests")
                .contains("- LengthHiddenTest.countsEmoji: expected: <1> but was: <2>");
    }

    /** With the repository of the Maven that runs this test: the same plugins are in it. */
    private boolean holds() throws IOException {
        Handout handout = fixture.handout();
        handout.writeZips(folder);
        return HandoutChecks.hold(
                List.of(handout),
                folder,
                Optional.ofNullable(System.getProperty("localRepository")).map(Path::of),
                new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String pom(String module, String properties, String dependency) {
        return Stream.of(
                        "<project>",
                        "<modelVersion>4.0.0</modelVersion>",
                        "<parent><groupId>netlab</groupId><artifactId>parent</artifactId><version>1.0-SNAPSHOT</version>",
                        "<relativePath>../parent/pom.xml</relativePath></parent>",
                        "<artifactId>" + module + "</artifactId>",
                        properties,
                        "<dependencies>" + dependency + "</dependencies>",
                        "</project>\n")
                .reduce("", (pom, line) -> pom + line + "\n");
    }

    private static String test(String name, String body) {
        return """
                package netlab.length;

                import static org.junit.jupiter.api.Assertions.assertEquals;

                import netlab.testkit.grading.Checkpoint;
                import netlab.testkit.grading.Points;
                import org.junit.jupiter.api.Test;

                class %s {
                %s}
                """.formatted(name, body);
    }
}

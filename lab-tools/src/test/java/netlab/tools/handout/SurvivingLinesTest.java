package netlab.tools.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivingLinesTest {
    @TempDir
    private Path folder;

    private Fixture fixture;

    @BeforeEach
    void makeFixture() throws IOException {
        fixture = Fixture.in(Files.createDirectory(folder.resolve("netlab")));
    }

    @Test
    void theSolutionInAReadmeIsFound() throws IOException {
        fixture.put(Fixture.MODULE + "/README.md", "Hint: `return text.codePointCount(0,  text.length());`\n");
        assertThatThrownBy(this::writeZips)
                .hasMessage("hw1-length/README.md:1: a student finds a part of the solution here:"
                        + " 'return text.codePointCount(0, text.length());' (" + Fixture.SOURCE
                        + ":7); hide one, or reword the other");
        assertThat(folder.resolve("hw1-length-student.zip")).doesNotExist();
    }

    @Test
    void theSolutionInATestIsFoundHoweverItIsIndented() throws IOException {
        fixture.replace(
                Fixture.TEST,
                "    // BEGIN HIDDEN",
                "int expected() {\n\t\treturn text.codePointCount(\n0, text.length());}\n    // BEGIN HIDDEN");
        assertThatThrownBy(this::writeZips).hasMessageStartingWith(Fixture.TEST + ": a student finds");
    }

    @Test
    void theSolutionInAHiddenPartIsNotFound() throws IOException {
        fixture.replace(Fixture.TEST, "void hidden() {}", "return text.codePointCount(0, text.length());");
        assertThatCode(this::writeZips).doesNotThrowAnyException();
    }

    @Test
    void aFigureOfSpeechGivesNothingAway() throws IOException {
        fixture.put(
                "common-net/src/main/java/netlab/net/Frames.java", "return text.codePointCount(0, text.length());\n");
        assertThatCode(this::writeZips).doesNotThrowAnyException();
    }

    @Test
    void aSecondCopyOfTheSolutionIsFound() throws IOException {
        String[] lines = {
            "int characters = text.codePointCount(0, text.length());",
            "int bytes = text.getBytes(StandardCharsets.UTF_8).length;",
            "return Math.max(characters, bytes) - characters;"
        };
        fixture.replace(
                Fixture.SOURCE, "return text.codePointCount(0, text.length());", String.join("\n        ", lines));
        assertThatCode(this::writeZips).doesNotThrowAnyException();
        fixture.put(Fixture.MODULE + "/src/main/java/netlab/length/Old.java", String.join("\n", lines));
        assertThatThrownBy(this::writeZips)
                .hasMessageStartingWith(
                        "hw1-length/src/main/java/netlab/length/Old.java:1: a student finds a part of the"
                                + " solution here: 3 lines from 'int characters");
    }

    @Test
    void shortLinesAndImportsAreAnybodys() throws IOException {
        fixture.put(Fixture.MODULE + "/src/main/java/netlab/length/Helper.java", """
                // SOLUTION FILE
                import java.nio.charset.StandardCharsets;
                // a comment about nothing in particular
                @Deprecated(forRemoval = true)
                return size;
                """);
        fixture.put(Fixture.MODULE + "/README.md", """
                import java.nio.charset.StandardCharsets;
                // a comment about nothing in particular
                @Deprecated(forRemoval = true)
                return size;
                """);
        assertThatCode(this::writeZips).doesNotThrowAnyException();
    }

    private void writeZips() throws IOException {
        fixture.handout().writeZips(folder);
    }
}

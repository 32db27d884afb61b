package netlab.tools.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTest {
    private static final String MAIN = "src/main/java/Main.java";
    private static final String OTHER = "src/main/java/Other.java";

    @TempDir
    private Path folder;

    private Path submission;
    private Path project;

    @BeforeEach
    void folders() {
        submission = folder.resolve("submission");
        project = folder.resolve("project");
    }

    @Test
    void takesTheStudentsFilesAndNoOthers() throws IOException {
        write(MAIN, "mine");
        write("pom.xml", "<skipTests/>");
        write("src/test/java/MainTest.java", "passes");
        overlay().lay(submission, project);
        assertThat(project.resolve(MAIN)).hasContent("mine");
        assertThat(project.resolve("pom.xml")).doesNotExist();
        assertThat(project.resolve("src/test")).doesNotExist();
    }

    @Test
    void takesWhatIsMissingFromTheHandOutAndSaysSo() throws IOException {
        write(MAIN, "mine");
        assertThat(overlay().lay(submission, project))
                .extracting(Sentence::english)
                .containsExactly("missing, taken from the hand-out: " + OTHER);
        assertThat(project.resolve(OTHER)).hasContent("stub");
    }

    @Test
    void saysNothingOfFilesThatComeBackUnchanged() throws IOException {
        write(MAIN, "mine");
        write(OTHER, "mine");
        write("pom.xml", "pom");
        assertThat(overlay().lay(submission, project)).isEmpty();
    }

    @Test
    void tellsOfChangedAndExtraFiles() throws IOException {
        write(MAIN, "mine");
        write(OTHER, "mine");
        write("pom.xml", "<skipTests/>");
        write("results.json", "{}");
        assertThat(overlay().lay(submission, project))
                .extracting(Sentence::english)
                .containsExactly(
                        "changed, but not used; the grader has its own: pom.xml",
                        "not part of the homework, not used: results.json");
    }

    @Test
    void namesAFewOfManyFilesInBothLanguages() throws IOException {
        write(MAIN, "mine");
        write(OTHER, "mine");
        for (int i = 0; i < 7; i++) {
            write("extra-" + i, "x");
        }
        String names = "extra-0, extra-1, extra-2, extra-3, extra-4";
        assertThat(overlay().lay(submission, project))
                .containsExactly(new Sentence(
                        "not part of the homework, not used: " + names + " and 2 more",
                        "과제의 파일이 아니어서 쓰지 않았습니다: " + names + " 외 2개"));
    }

    @Test
    void withoutASourceFileThereIsNothingToGrade() throws IOException {
        write("report.docx", "sorry");
        assertThat(overlay().hasSomethingToGrade(submission)).isFalse();
    }

    private static Overlay overlay() {
        byte[] stub = "stub".getBytes(StandardCharsets.UTF_8);
        return new Overlay(
                path -> List.of(MAIN, OTHER).contains(path),
                Map.of(MAIN, stub, OTHER, stub),
                false,
                Map.of(MAIN, stub, OTHER, stub, "pom.xml", "pom".getBytes(StandardCharsets.UTF_8)));
    }

    private void write(String path, String text) throws IOException {
        Path file = submission.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

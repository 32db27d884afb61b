package netlab.tools.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoutTest {
    @TempDir
    private Path folder;

    private Fixture fixture;

    @BeforeEach
    void makeFixture() throws IOException {
        fixture = Fixture.in(Files.createDirectory(folder.resolve("netlab")));
    }

    @Test
    void studentsGetTheModuleWithStubsAndWhatItNeeds() throws IOException {
        assertThat(fixture.handout().contents(Edition.STUDENT))
                .containsOnlyKeys(
                        ".mvn/maven.config",
                        "README.ko.md",
                        "README.md",
                        "common-net/pom.xml",
                        "common-net/src/main/java/netlab/net/Frames.java",
                        "handout.yml",
                        "hw1-length/README.md",
                        "hw1-length/docs/window.png",
                        "hw1-length/pom.xml",
                        Fixture.SOURCE,
                        Fixture.TEST,
                        "mvnw",
                        "parent/pom.xml",
                        "pom.xml");
        assertThat(text(Edition.STUDENT, Fixture.SOURCE))
                .contains("TODO 1: count characters – 세기", "The length of a text, 길이.")
                .doesNotContain("codePointCount", "SOLUTION");
    }

    @Test
    void theSolutionHasAllCodeAndNoMarkers() throws IOException {
        SortedMap<String, byte[]> solution = fixture.handout().contents(Edition.SOLUTION);
        assertThat(solution)
                .containsKeys(
                        "hw1-length/src/main/java/netlab/length/Helper.java",
                        "hw1-length/src/test/java/netlab/length/LengthHiddenTest.java")
                .doesNotContainKey(Fixture.MUTANT);
        solution.forEach((path, bytes) -> {
            if (!path.endsWith(".png")) {
                assertThat(new String(bytes, StandardCharsets.UTF_8))
                        .as(path)
                        .doesNotContain("SOLUTION", "STUB:", "HIDDEN");
            }
        });
        assertThat(text(Edition.SOLUTION, Fixture.SOURCE)).contains("codePointCount");
    }

    @Test
    void theGraderGetsSourcesMutantsAndTools() throws IOException {
        assertThat(fixture.handout().contents(Edition.GRADER))
                .containsKeys(
                        Fixture.MUTANT,
                        "hw1-length/src/test/java/netlab/length/LengthHiddenTest.java",
                        "lab-tools/src/main/java/netlab/tools/Main.java",
                        "course.yml");
        assertThat(text(Edition.GRADER, Fixture.SOURCE)).isEqualTo(fixture.get(Fixture.SOURCE));
    }

    @Test
    void theGradersHandoutHandsOutTheSame() throws IOException {
        Path grader = folder.resolve("grader");
        fixture.handout().writeTo(grader, Edition.GRADER);
        Handout again = Handout.of(grader, Fixture.MODULE);
        assertThat(again.studentFiles())
                .containsExactlyEntriesOf(fixture.handout().studentFiles());
        assertThat(again.solutionFiles().keySet())
                .isEqualTo(
                        Set.of("src/main/java/netlab/length/Helper.java", "src/main/java/netlab/length/Length.java"));
    }

    @Test
    void theRootPomHasTheModulesOfTheHandout() throws IOException {
        assertThat(text(Edition.STUDENT, "pom.xml"))
                .contains("<module>parent</module>", "<module>common-net</module>", "<module>hw1-length</module>")
                .doesNotContain("hw2-other", "lab-tools");
        assertThat(text(Edition.GRADER, "pom.xml")).contains("lab-tools").doesNotContain("hw2-other");
    }

    @Test
    void readmesTellWhatToFillInAndUntilWhen() throws IOException {
        assertThat(text(Edition.STUDENT, "README.md"))
                .contains("| TODO 1 | [Length.java](" + Fixture.SOURCE + ") | count characters – 세기 |")
                .contains("Week 2, 10 points, due 2027-03-16 23:59 (Asia/Seoul).");
        assertThat(text(Edition.STUDENT, "README.ko.md")).contains("| TODO 1 |", "2주차, 10점, 마감 2027-03-16 23:59");
        assertThat(text(Edition.SOLUTION, "README.md")).doesNotContain("TODO");
    }

    @Test
    void theManifestNamesTheStudentsFiles() throws IOException {
        assertThat(text(Edition.STUDENT, "handout.yml"))
                .contains("module: hw1-length", "edition: student", "  - hw1-length/src/main/java/**");
        assertThat(fixture.handout().studentFiles()).containsOnlyKeys("src/main/java/netlab/length/Length.java");
    }

    @Test
    void otherContentsHaveAnotherVersion() throws IOException {
        String before = text(Edition.STUDENT, "handout.yml");
        assertThat(text(Edition.STUDENT, "handout.yml")).isEqualTo(before);
        fixture.replace(Fixture.SOURCE, "count characters", "count the characters");
        assertThat(text(Edition.STUDENT, "handout.yml")).isNotEqualTo(before);
    }

    @Test
    void ofASubmissionOnlyTheProgramIsTaken() throws IOException {
        Handout handout = fixture.handout();
        assertThat(handout.isStudents("src/main/java/netlab/length/New.java")).isTrue();
        assertThat(handout.isStudents("src/main/resources/page.html")).isTrue();
        for (String path : new String[] {
            "pom.xml",
            "src/test/java/netlab/length/LengthTest.java",
            ".mvn/maven.config",
            "src/main/java/../../../pom.xml",
            "src/main/java/",
            "/src/main/java/A.java",
            "target/classes/A.class"
        }) {
            assertThat(handout.isStudents(path)).as(path).isFalse();
        }
    }

    @Test
    void aFileWithoutARuleIsRefused() throws IOException {
        fixture.put("hw1-length/answers.txt", "42\n");
        fixture.put("hw1-length/docs/exam.docx", "42\n");
        assertThatThrownBy(fixture::handout)
                .isInstanceOf(HandoutException.class)
                .hasMessageContaining("hw1-length/answers.txt: no rule says whom this is for")
                .hasMessageContaining(
                        "hw1-length/docs/exam.docx: no rule says whether this kind of file can have markers");
    }

    @Test
    void aModuleThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> Handout.of(fixture.root, "hw9-none"))
                .hasMessage(
                        "pom.xml: has no module 'hw9-none'; it has parent, common-net, hw1-length, hw2-other, lab-tools");
        assertThatThrownBy(() -> Handout.of(folder, "hw1-length")).hasMessageContaining("--root");
    }

    @Test
    void holesAreNumberedFromOne() throws IOException {
        fixture.replace(Fixture.SOURCE, "TODO 1", "TODO 2");
        assertThatThrownBy(() -> fixture.handout().writeZips(folder))
                .hasMessage("hw1-length: its holes are numbered [2]; number them from 1, without gaps");
    }

    @Test
    void aSolutionGoesAlongOnlyWhenTheCourseSaysSo() throws IOException {
        fixture.module("hw2-other", "common-net", "hw1-length");
        assertThatThrownBy(() -> Handout.of(fixture.root, "hw2-other"))
                .hasMessageContaining("hw2-other needs hw1-length, and students would get its solution");

        fixture.replace("course.yml", "due: 2027-03-23 23:59}", "due: 2027-03-23 23:59, along: [hw1-length]}");
        SortedMap<String, byte[]> contents =
                Handout.of(fixture.root, "hw2-other").contents(Edition.STUDENT);
        assertThat(contents)
                .containsKey("hw1-length/src/main/java/netlab/length/Helper.java")
                .doesNotContainKey(Fixture.TEST);
        assertThat(new String(contents.get(Fixture.SOURCE), StandardCharsets.UTF_8))
                .contains("codePointCount");
    }

    @Test
    void ofACheckoutOnlyTrackedFilesAreHandedOut() throws IOException, InterruptedException {
        fixture.git("init", "-q");
        fixture.git("add", ".");
        fixture.put("hw1-length/src/main/java/netlab/length/Draft.java", "class Draft {}\n");
        fixture.put("hw1-length/notes.txt", "mine\n");
        assertThat(fixture.handout().studentFiles()).containsOnlyKeys("src/main/java/netlab/length/Length.java");
        Files.delete(fixture.root.resolve(Fixture.TEST));
        assertThatThrownBy(fixture::handout).hasMessageContaining("tracked by git, but not there");
    }

    @Test
    void whatBuildingLeavesBehindIsNotHandedOut() throws IOException {
        fixture.put("hw1-length/target/classes/A.class", "A");
        fixture.put("hw1-length/src/test/python/__pycache__/a.pyc", "A");
        assertThat(fixture.handout().contents(Edition.GRADER).keySet())
                .noneMatch(path -> path.contains("target") || path.contains("__pycache__"));
    }

    private String text(Edition edition, String path) throws IOException {
        return new String(fixture.handout().contents(edition).get(path), StandardCharsets.UTF_8);
    }
}

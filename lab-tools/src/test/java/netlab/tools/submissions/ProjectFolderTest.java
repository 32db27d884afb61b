package netlab.tools.submissions;

import static netlab.tools.submissions.Batch.SERVER;
import static netlab.tools.submissions.Batch.SERVER_PATH;
import static netlab.tools.submissions.Batch.goodZip;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import netlab.tools.grade.Sentence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFolderTest {
    @TempDir
    Path temporary;

    private Batch batch;

    @BeforeEach
    void open() throws IOException {
        batch = new Batch(temporary);
    }

    @Test
    void findsTheProjectWhateverItsFolderIsCalled() throws IOException {
        batch.file("alice/final/진짜 최종/my homework (2)/" + SERVER_PATH, SERVER);

        assertThat(batch.readOne().files().getFileName()).hasToString("my homework (2)");
    }

    @Test
    void leavesLitterOut() throws IOException {
        batch.file(
                "alice.zip",
                Zips.utf8()
                        .file("hw3/" + SERVER_PATH, SERVER)
                        .file("hw3/.DS_Store", "x")
                        .file("__MACOSX/hw3/._CalculatorServer.java", "x")
                        .file("hw3/src/main/java/netlab/calculator/._CalculatorServer.java", "x")
                        .file("hw3/Thumbs.db", "x")
                        .file("hw3/target/classes/A.class", "x")
                        .file("hw3/target/classes/B.class", "x")
                        .file("hw3/.git/HEAD", "x")
                        .file("hw3/src/main/java/netlab/target/Kept.java", "x")
                        .bytes());

        Submission submission = batch.readOne();

        assertThat(Projects.files(submission.files()))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("CalculatorServer.java", "Kept.java");
        assertThat(submission.notes())
                .extracting(Sentence::english)
                .containsExactly(
                        "left out: hw3/.git/ (1 file of a build or an editor)",
                        "left out: hw3/target/ (2 files of a build or an editor)");
    }

    @Test
    void takesBackslashesForSlashes() throws IOException {
        batch.file(
                "alice.zip",
                Zips.utf8()
                        .file("hw3\\" + SERVER_PATH.replace('/', '\\'), SERVER)
                        .bytes());

        batch.readOne();
    }

    @Test
    void opensTheZipBesideAReport() throws IOException {
        batch.file("alice/report.pdf", "%PDF").file("alice/hw3.zip", goodZip()).file("alice/._hw3.zip", "x");

        assertThat(batch.readOne().notes()).isEmpty();
    }

    @Test
    void doesNotOpenAZipThatIsPartOfTheProject() throws IOException {
        batch.file("alice/" + SERVER_PATH, SERVER).file("alice/src/main/resources/pages.zip", goodZip());

        assertThat(batch.readOne().files().resolve("src/main/resources/pages.zip"))
                .exists();
    }

    @Test
    void doesNotOpenADocumentThatIsAZipInside() throws IOException {
        batch.file("alice/report.docx", goodZip());

        assertThat(batch.read().get(0).files().resolve("report.docx")).exists();
    }

    @Test
    void takesTheModuleOutOfAWholeRepository() throws IOException {
        batch.file("alice/netlab/common-net/src/main/java/A.java", "class A {}")
                .file("alice/netlab/hw3-calculator/" + SERVER_PATH, SERVER)
                .file("alice/netlab/hw2-name-id/src/main/java/B.java", "class B {}");

        Submission submission = batch.readOne();

        assertThat(submission.files()).endsWith(Path.of("netlab/hw3-calculator"));
        assertThat(submission.notes()).isEmpty();
    }

    @Test
    void saysWhichOfSeveralTriesItTakes() throws IOException {
        batch.file("alice/hw3-calculator/" + SERVER_PATH, SERVER)
                .file("alice/old/pom.xml", "<project><artifactId>hw3-calculator</artifactId></project>")
                .file("alice/old/" + SERVER_PATH, SERVER)
                .file("alice/common-net/src/main/java/A.java", "class A {}");

        assertThat(batch.readOne().notes())
                .extracting(Sentence::english)
                .containsExactly("several projects: hw3-calculator is taken; old not");
    }

    @Test
    void saysWhichOfSeveralProjectsItTakesIfNoneIsTheModule() throws IOException {
        batch.file("alice/a/" + SERVER_PATH, SERVER).file("alice/b/" + SERVER_PATH, SERVER);

        assertThat(batch.readOne().notes())
                .extracting(Sentence::korean)
                .containsExactly("프로젝트가 여럿입니다. 채점한 것: a; 쓰지 않은 것: b");
    }

    @Test
    void knowsTheModuleByItsPom() throws IOException {
        batch.file("alice/a/src/main/java/A.java", "class A {}")
                .file("alice/b/pom.xml", "<project><artifactId>hw3-calculator</artifactId></project>")
                .file("alice/b/" + SERVER_PATH, SERVER);

        assertThat(batch.readOne().files()).endsWith(Path.of("b"));
    }

    @Test
    void laysOutLooseJavaFilesByTheirPackages() throws IOException {
        batch.file("alice/CalculatorServer.java", SERVER)
                .file("alice/old/CalculatorServer.java", SERVER + "// old")
                .file("alice/Main.java", "// 주석\n\n  package netlab.calculator ;\nclass Main {}");

        Submission submission = batch.readOne();

        assertThat(submission.files().resolve("src/main/java/netlab/calculator/Main.java"))
                .exists();
        assertThat(submission.notes())
                .extracting(Sentence::english)
                .containsExactly(
                        "left out: old/CalculatorServer.java, the second class of that name",
                        "no src/main/java: 2 Java files were put where the package statement says");
    }

    @Test
    void takesProgramsOfOtherLanguages() throws IOException {
        batch.file(
                "alice.zip",
                Zips.utf8()
                        .file("hw3/server.py", "print()")
                        .file("hw3/data.zip", goodZip())
                        .bytes());

        Submission submission = batch.read().get(0);

        assertThat(submission.refusal()).isEmpty();
        assertThat(submission.files().resolve("server.py")).exists();
        assertThat(submission.files().resolve("data.zip")).exists();
    }

    @Test
    void takesTheLastOfTwoFilesOfOneName() throws IOException {
        batch.file(
                "alice.zip",
                Zips.utf8().file(SERVER_PATH, "old").file(SERVER_PATH, SERVER).bytes());

        assertThat(batch.readOne().notes())
                .extracting(Sentence::english)
                .containsExactly("alice/" + SERVER_PATH + " is there twice; the last one is taken");
    }

    @Test
    void leavesOutWhatDiffersInCaseAlone() throws IOException {
        batch.file(
                "alice.zip",
                Zips.utf8()
                        .file(SERVER_PATH, SERVER)
                        .file("src/main/java/netlab/calculator/calculatorserver.java", "x")
                        .file("SRC/main/java/X.java", "x")
                        .bytes());

        assertThat(batch.readOne().notes())
                .extracting(Sentence::english)
                .containsExactly(
                        "left out: alice/src/main/java/netlab/calculator/calculatorserver.java differs from alice/"
                                + SERVER_PATH + " in upper and lower case alone",
                        "left out: alice/SRC/main/java/X.java differs from alice/src in upper and lower case alone");
    }
}

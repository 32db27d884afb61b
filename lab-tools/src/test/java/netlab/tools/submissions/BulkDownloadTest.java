package netlab.tools.submissions;

import static netlab.tools.submissions.Batch.SERVER;
import static netlab.tools.submissions.Batch.SERVER_PATH;
import static netlab.tools.submissions.Batch.goodZip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import netlab.tools.grade.Sentence;
import netlab.tools.grade.Student;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkDownloadTest {
    @TempDir
    Path temporary;

    private Batch batch;

    @BeforeEach
    void open() throws IOException {
        batch = new Batch(temporary);
    }

    @Test
    void readsMoodlesFolders() throws IOException {
        byte[] download = Zips.utf8()
                .file("홍길동_12345_assignsubmission_file_/hw3.zip", goodZip())
                .file("Kim Min-su_12346_assignsubmission_file_/" + SERVER_PATH, SERVER)
                .file("Kim Min-su_12346_assignsubmission_onlinetext_/onlinetext.html", "<p>hello")
                .bytes();

        List<Submission> submissions = batch.read(download);

        assertThat(submissions).allSatisfy(Batch::assertTaken);
        assertThat(submissions)
                .extracting(Submission::student)
                .containsExactly(new Student("12346", "Kim Min-su", ""), new Student("12345", "홍길동", ""));
    }

    @Test
    void readsMoodlesPrefixedFiles() throws IOException {
        byte[] download = Zips.utf8()
                .file("홍길동_12345_assignsubmission_file_hw3.zip", goodZip())
                .file("홍길동_12345_assignsubmission_file_report.pdf", "%PDF")
                .bytes();

        List<Submission> submissions = batch.read(download);

        assertThat(submissions).hasSize(1).allSatisfy(Batch::assertTaken);
        assertThat(submissions.get(0).student()).isEqualTo(new Student("12345", "홍길동", ""));
    }

    @Test
    void readsCanvassFiles() throws IOException {
        byte[] download = Zips.utf8()
                .file("honggildong_12345_67890_hw3-calculator-2.zip", goodZip())
                .file("kimminsu_LATE_12346_67891_hw3.zip", goodZip())
                .bytes();

        List<Submission> submissions = batch.read(download);

        assertThat(submissions).allSatisfy(Batch::assertTaken);
        assertThat(submissions)
                .extracting(Submission::student)
                .containsExactly(new Student("12345", "honggildong", ""), new Student("12346", "kimminsu", ""));
        assertThat(submissions.get(0).notes()).isEmpty();
        assertThat(submissions.get(1).notes()).containsExactly(new Sentence("handed in late", "늦게 제출했습니다"));
    }

    @Test
    void readsStudentNumbersOutOfPlainNames() throws IOException {
        batch.file("20231234_홍길동.zip", goodZip()).file("이영희 (20235678)/" + SERVER_PATH, SERVER);

        assertThat(batch.read())
                .allSatisfy(Batch::assertTaken)
                .extracting(Submission::student)
                .containsExactly(new Student("20235678", "이영희", ""), new Student("20231234", "홍길동", ""));
    }

    @Test
    void takesAZipOfAFolderOfSubmissions() throws IOException {
        byte[] zip = Zips.utf8()
                .file("submissions/alice.zip", goodZip())
                .file("submissions/bob/" + SERVER_PATH, SERVER)
                .bytes();

        assertThat(batch.read(zip))
                .allSatisfy(Batch::assertTaken)
                .extracting(s -> s.student().id())
                .containsExactly("alice", "bob");
    }

    @Test
    void takesAFolderThatIsOneSubmission() throws IOException {
        batch.file(SERVER_PATH, SERVER).file("pom.xml", "<project/>");

        assertThat(batch.readOne().student().id()).isEqualTo("batch");
    }

    @Test
    void takesAZipThatIsOneSubmission() throws IOException {
        assertThat(batch.read(goodZip())).hasSize(1).allSatisfy(Batch::assertTaken);
    }

    @Test
    void takesAZipOfAWholeRepositoryForOneSubmission() throws IOException {
        byte[] zip = Zips.utf8()
                .file("netlab/pom.xml", "<project/>")
                .file("netlab/common-net/src/main/java/A.java", "class A {}")
                .file("netlab/hw3-calculator/" + SERVER_PATH, SERVER)
                .bytes();

        assertThat(batch.read(zip)).hasSize(1).allSatisfy(Batch::assertTaken);
    }

    @Test
    void takesAZipOfLooseJavaFilesForOneSubmission() throws IOException {
        byte[] zip = Zips.utf8()
                .file("hw3/CalculatorServer.java", SERVER)
                .file("hw3/Main.java", "package netlab.calculator;")
                .bytes();

        assertThat(batch.read(zip)).hasSize(1).allSatisfy(Batch::assertTaken);
    }

    @Test
    void readsNamesInCp949() throws IOException {
        byte[] download = Zips.unflagged("x-windows-949")
                .file("홍길동_12345_assignsubmission_file_/과제3/" + SERVER_PATH, SERVER)
                .file("홍길동_12345_assignsubmission_file_/과제3/설명.txt", "안녕")
                .bytes();

        List<Submission> submissions = batch.read(download);

        assertThat(submissions).hasSize(1).allSatisfy(Batch::assertTaken);
        assertThat(submissions.get(0).student().name()).isEqualTo("홍길동");
        assertThat(submissions.get(0).files().resolve("설명.txt")).hasContent("안녕");
    }

    @Test
    void readsDecomposedNamesInUtf8WithoutTheFlag() throws IOException {
        String decomposed = Normalizer.normalize("홍길동", Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo("홍길동");
        byte[] download = Zips.unflagged("UTF-8")
                .file(decomposed + "/" + SERVER_PATH, SERVER)
                .file(decomposed + "/" + decomposed + ".txt", "")
                .bytes();

        List<Submission> submissions = batch.read(download);

        assertThat(submissions).hasSize(1).allSatisfy(Batch::assertTaken);
        assertThat(submissions.get(0).student().name()).isEqualTo("홍길동");
        assertThat(submissions.get(0).files().resolve("홍길동.txt")).exists();
    }

    @Test
    void givesIdsThatAreUniqueFileNames() throws IOException {
        batch.file("Ann Lee.zip", goodZip())
                .file("ann-lee.zip", goodZip())
                .file("a:b*c?.zip", goodZip())
                .file("CON.zip", goodZip())
                .file("...zip", goodZip())
                .file("x".repeat(200) + ".zip", goodZip());

        List<Submission> submissions = batch.read();

        assertThat(submissions)
                .extracting(s -> s.student().id())
                .containsExactly("student", "Ann-Lee", "student-CON", "a-b-c", "ann-lee-2", "x".repeat(60));
        assertThat(submissions).extracting(s -> s.student().name()).contains("Ann Lee", "a:b*c?");
    }

    @Test
    void saysThatAStudentHasHandedInTwice() throws IOException {
        batch.file("20231234_홍길동.zip", goodZip()).file("20231234_홍길동(1).zip", goodZip());

        List<Submission> submissions = batch.read();

        assertThat(submissions).extracting(s -> s.student().id()).containsExactly("20231234", "20231234-2");
        assertThat(submissions)
                .allSatisfy(submission -> assertThat(submission.notes())
                        .singleElement()
                        .extracting(Sentence::english, STRING)
                        .startsWith("20231234 has handed in 2 times; this is 20231234_홍길동"));
    }

    @Test
    void readsTheSameTwice() throws IOException {
        batch.file("bob.zip", goodZip()).file("alice.zip", goodZip()).file("carol.rar", "Rar!\u001a\u0007\u0000");

        List<Submission> first = batch.read();

        assertThat(batch.read()).isEqualTo(first);
        assertThat(first).extracting(s -> s.student().id()).containsExactly("alice", "bob", "carol");
    }
}

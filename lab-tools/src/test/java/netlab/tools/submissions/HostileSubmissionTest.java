package netlab.tools.submissions;

import static netlab.tools.submissions.Batch.SERVER;
import static netlab.tools.submissions.Batch.SERVER_PATH;
import static netlab.tools.submissions.Batch.goodZip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import netlab.tools.grade.Sentence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileSubmissionTest {
    private static final Limits SMALL = new Limits(50, 20L << 20, 20, 3);

    @TempDir
    Path temporary;

    private Batch batch;

    @BeforeEach
    void open() throws IOException {
        batch = new Batch(temporary).limits(SMALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../escaped.txt",
                "..\\..\\escaped.txt",
                "src/../../escaped.txt",
                "/tmp/escaped.txt",
                "C:\\escaped.txt",
                "c:escaped.txt",
                "src/\u0000escaped.txt",
                "src/\u001b[2Jescaped.txt"
            })
    void refusesAPathThatIsNotOfTheProject(String path) throws IOException {
        batch.file(
                "mallory.zip",
                Zips.utf8().file(SERVER_PATH, SERVER).file(path, "x").bytes());

        assertThat(batch.readRefusal())
                .contains("a path that is not taken")
                .contains("경로")
                .contains("escaped.txt");
        assertThat(Projects.files(temporary)).noneMatch(file -> file.toString().contains("escaped"));
    }

    @Test
    void refusesASlipOutOfTheBatchWithoutStoppingIt() throws IOException {
        byte[] zip = Zips.utf8()
                .file("alice.zip", goodZip())
                .file("../escaped.zip", goodZip())
                .file("bob/../../escaped.txt", "x")
                .file("carol/" + SERVER_PATH, SERVER)
                .bytes();

        List<Submission> submissions = batch.read(zip);

        assertThat(submissions)
                .filteredOn(s -> s.refusal().isPresent())
                .extracting(s -> s.student().id())
                .containsExactly("bob", "unnamed");
        assertThat(submissions)
                .filteredOn(s -> s.refusal().isEmpty())
                .hasSize(2)
                .allSatisfy(Batch::assertTaken);
        assertThat(Projects.files(temporary)).noneMatch(file -> file.toString().contains("escaped"));
    }

    @Test
    void refusesABombByItsRatio() throws IOException {
        batch.file(
                "mallory.zip",
                Zips.utf8().file(SERVER_PATH, SERVER).zeros("src/bomb", 15).bytes());

        assertThat(batch.readRefusal()).contains("zip bomb").contains("압축 폭탄");
    }

    @Test
    void refusesABombWithinTheBatchAndTakesTheOthers() throws IOException {
        byte[] zip = Zips.utf8()
                .zeros("mallory/bomb", 15)
                .file("zoe/" + SERVER_PATH, SERVER)
                .bytes();

        List<Submission> submissions = batch.read(zip);

        assertThat(submissions.get(0).refusal().orElseThrow()).contains("zip bomb");
        Batch.assertTaken(submissions.get(1));
    }

    @Test
    void countsBytesWhateverTheHeaderSays() throws IOException {
        byte[] zip = Zips.utf8().zeros("src/big", 25).bytes();
        byte[] lying = Zips.withLengthInDirectory(zip, 25 << 20, 10);
        assertThat(lying).isNotEqualTo(zip);
        batch.limits(new Limits(50, 20L << 20, 1_000_000, 3)).file("mallory.zip", lying);

        assertThat(batch.readRefusal()).contains("More than 20,971,520 bytes");
    }

    @Test
    void refusesABombOfManyFiles() throws IOException {
        Zips zip = Zips.utf8();
        for (int i = 0; i < 60; i++) {
            zip.file("f" + i, "");
        }
        batch.file("mallory.zip", zip.bytes());

        assertThat(batch.readRefusal()).contains("More than 50 files");
    }

    @Test
    void countsTheBytesOfZipsWithinZipsTogether() throws IOException {
        Zips outer = Zips.utf8();
        for (int i = 0; i < 4; i++) {
            outer.file("part" + i + ".zip", Zips.utf8().zeros("zeros", 8).bytes());
        }
        batch.file("mallory.zip", outer.bytes());

        assertThat(batch.readRefusal()).contains("bytes when unpacked");
    }

    @ParameterizedTest
    @CsvSource({"3, true", "4, false"})
    void opensZipsWithinZipsToADepth(int depth, boolean taken) throws IOException {
        byte[] zip = goodZip();
        for (int i = 1; i < depth; i++) {
            zip = Zips.utf8().file("inner.zip", zip).bytes();
        }
        batch.file("alice.zip", zip);

        if (taken) {
            batch.readOne();
        } else {
            assertThat(batch.readRefusal()).contains("more than 3 deep").contains("3단계");
        }
    }

    @Test
    void refusesAZipWithAPassword() throws IOException {
        batch.file("alice.zip", Zips.encrypted(goodZip()));

        assertThat(batch.readRefusal()).contains("asks for a password").contains("암호");
    }

    @Test
    void refusesAZipThatIsCutOff() throws IOException {
        byte[] zip = goodZip();
        for (int length : new int[] {4, 40, zip.length / 2, zip.length - 30, zip.length - 1}) {
            batch.file("alice.zip", Arrays.copyOf(zip, length));

            assertThat(batch.readRefusal()).as("%d bytes", length).contains("damaged or cut off");
        }
    }

    @Test
    void refusesAZipWithAFlippedBit() throws IOException {
        byte[] content = "0123456789abcdef".repeat(10).getBytes(StandardCharsets.US_ASCII);
        byte[] zip = Zips.utf8()
                .file(SERVER_PATH, SERVER)
                .stored("data.txt", content)
                .bytes();
        int at = new String(zip, StandardCharsets.ISO_8859_1).indexOf("0123456789abcdef");
        zip[at] ^= 1;
        batch.file("alice.zip", zip);

        assertThat(batch.readRefusal()).contains("damaged or cut off").contains("checksum");
    }

    /** Every byte of a zip's directory and headers, damaged in turn: a verdict or a submission, never an exception. */
    @Test
    void survivesAnyDamagedByte() throws IOException {
        byte[] zip = goodZip();
        for (int i = 0; i < zip.length; i++) {
            byte[] damaged = zip.clone();
            damaged[i] ^= 0x55;
            batch.file("alice" + i + ".zip", damaged);
        }

        assertThat(batch.read()).hasSize(zip.length);
        assertThat(Files.list(temporary)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "hw3.rar, 526172211a0700, RAR",
        "hw3.zip, 526172211a0700, RAR",
        "hw3.7z, 377abcaf271c0004, 7z",
        "hw3.tar.gz, 1f8b0800, gzip",
        "hw3.alz, 414c5a010a000000, ALZip",
        "hw3.egg, 4547474100010000, ALZip"
    })
    void refusesOtherArchivesWithASentenceOnWhatToHandIn(String name, String magic, String format) throws IOException {
        batch.file("alice/" + name, HexFormat.of().parseHex(magic));

        assertThat(batch.readRefusal())
                .startsWith(name)
                .contains(format)
                .contains("Hand in a .zip of the project folder.")
                .contains(".zip으로 압축해 제출");
    }

    @Test
    void refusesAPlainTar() throws IOException {
        byte[] tar = new byte[512];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        batch.file("alice/hw3.tar", tar);

        assertThat(batch.readRefusal()).startsWith("hw3.tar is a tar archive");
    }

    @Test
    void refusesAnUploadThatBrokeOffAndAPageWithANameOfAZip() throws IOException {
        batch.file("alice.zip", "").file("bob.zip", "<html>please log in</html>");

        List<Submission> submissions = batch.read();

        assertThat(submissions.get(0).refusal().orElseThrow())
                .contains("has no bytes")
                .contains("0바이트");
        assertThat(submissions.get(1).refusal().orElseThrow())
                .contains("is no zip file")
                .contains("zip 형식이 아닙니다");
    }

    @Test
    void refusesAnEmptyFolderAndAnEmptyZip() throws IOException {
        Files.createDirectories(batch.folder().resolve("alice"));
        batch.file("bob.zip", Zips.utf8().bytes());

        assertThat(batch.read())
                .hasSize(2)
                .allSatisfy(submission -> assertThat(submission.refusal().orElseThrow())
                        .contains("no file in the submission")
                        .contains("하나도 없습니다"));
    }

    @Test
    void refusesAFileThatIsAFolderToo() throws IOException {
        batch.file(
                        "alice.zip",
                        Zips.utf8().file("src", "x").file("src/A.java", "x").bytes())
                .file(
                        "bob.zip",
                        Zips.utf8().file("src/A.java", "x").file("src", "x").bytes());

        assertThat(batch.read())
                .hasSize(2)
                .allSatisfy(submission ->
                        assertThat(submission.refusal().orElseThrow()).contains("both a file and a folder"));
    }

    @Test
    void leavesLinksOut() throws IOException {
        batch.file(
                "alice.zip",
                Zips.utf8()
                        .file(SERVER_PATH, SERVER)
                        .link("src/passwd", "/etc/passwd")
                        .bytes());

        Submission submission = batch.readOne();

        assertThat(submission.notes())
                .extracting(Sentence::english)
                .containsExactly("left out: alice/src/passwd is a symbolic link");
        assertThat(submission.files().resolve("src/passwd")).doesNotExist();
    }

    @Test
    void doesNotNoteAThousandThings() throws IOException {
        Zips zip = Zips.utf8().file(SERVER_PATH, SERVER);
        for (int i = 0; i < 40; i++) {
            zip.link("link" + i, "/etc/passwd");
        }
        batch.file("alice.zip", zip.bytes());

        assertThat(batch.readOne().notes())
                .hasSize(21)
                .last()
                .isEqualTo(new Sentence("and 20 more notes of this kind", "이와 같은 알림 20개 더"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void leavesLinksInAFolderOutAndDoesNotFollowThem() throws IOException {
        Path secret = Files.createDirectories(temporary.resolve("secret"));
        Files.writeString(secret.resolve("Key.java"), "class Key {}");
        batch.file("alice/" + SERVER_PATH, SERVER);
        Files.createSymbolicLink(batch.folder().resolve("alice/src/main/java/keys"), secret);

        assertThat(batch.readOne().notes())
                .extracting(Sentence::english)
                .containsExactly("left out: src/main/java/keys is a symbolic link");
        assertThat(Projects.files(batch.work())).noneMatch(file -> file.endsWith("Key.java"));
    }

    @Test
    void failsForABatchThatIsNoZip() throws IOException {
        Path file = Files.writeString(temporary.resolve("batch.rar"), "Rar!\u001a\u0007\u0000");

        assertThatIOException()
                .isThrownBy(() -> Submissions.read(file, batch.work(), SMALL))
                .withMessageContaining("RAR archive");
        assertThatIOException().isThrownBy(() -> Submissions.read(temporary.resolve("none"), batch.work(), SMALL));
    }
}

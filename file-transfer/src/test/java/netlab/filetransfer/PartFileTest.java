package netlab.filetransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "a.txt, a.txt",
        "sub/b.txt, b.txt",
        "../../etc/passwd, passwd",
        "/etc/passwd, passwd",
        "..\\..\\x.ini, x.ini",
        "C:\\Windows\\win.ini, win.ini",
        "'with blanks.txt', 'with blanks.txt'",
    })
    void keepsEveryFileInTheFolderItself(String remoteName, String localName) throws IOException {
        assertThat(PartFile.targetIn(folder, remoteName)).isEqualTo(folder.resolve(localName));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a/", "a/..", "..\\", "a\nb", "a\0", "\u001b[2J/x"})
    void refusesNamesThatNameNoFile(String remoteName) {
        assertThatThrownBy(() -> PartFile.targetIn(folder, remoteName)).isInstanceOf(FileSystemException.class);
    }

    @Test
    void refusesNamesThatAreTooLongForTheProtocol() throws IOException {
        assertThat(PartFile.targetIn(folder, "가".repeat(341))).isNotNull();
        assertThatThrownBy(() -> PartFile.targetIn(folder, "가".repeat(342))).isInstanceOf(FileSystemException.class);
    }

    @Test
    void hasTheNameOnlyOnceItIsCommitted() throws IOException {
        Path target = folder.resolve("a.txt");
        try (PartFile part = PartFile.create(target)) {
            write(part, "hello");
            assertThat(target).doesNotExist();
            assertThat(folder.resolve("a.txt.part")).hasContent("hello");
            part.commit(false);
        }
        assertThat(target).hasContent("hello");
        assertThat(folder.resolve("a.txt.part")).doesNotExist();
    }

    @Test
    void leavesNothingWhenItIsNotCommitted() throws IOException {
        try (PartFile part = PartFile.create(folder.resolve("a.txt"))) {
            write(part, "hel");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void replacesWhatAKilledProcessLeft() throws IOException {
        Files.writeString(folder.resolve("a.txt.part"), "much longer than what comes now");
        try (PartFile part = PartFile.create(folder.resolve("a.txt"))) {
            write(part, "hello");
            part.commit(false);
        }
        assertThat(folder.resolve("a.txt")).hasContent("hello");
    }

    @Test
    void replacesAFileOnlyWhenToldTo() throws IOException {
        Path target = Files.writeString(folder.resolve("a.txt"), "mine");
        try (PartFile part = PartFile.create(target)) {
            write(part, "new");
            assertThatThrownBy(() -> part.commit(false)).isInstanceOf(FileAlreadyExistsException.class);
            assertThat(target).hasContent("mine");
            part.commit(true);
        }
        assertThat(target).hasContent("new");
    }

    @Test
    void refusesASecondDownloadOfTheSameNameAndLeavesTheFirstAlone() throws IOException {
        Path target = folder.resolve("a.txt");
        try (PartFile first = PartFile.create(target)) {
            write(first, "hel");
            assertThatThrownBy(() -> PartFile.create(target)).hasMessageContaining("another download");
            write(first, "lo");
            first.commit(false);
        }
        assertThat(target).hasContent("hello");
    }

    @Test
    void saysThatAFileIsInTheWayOfAFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        for (String inside : new String[] {"a.txt", "sub/a.txt"}) {
            assertThatThrownBy(() -> PartFile.create(file.resolve(inside)))
                    .isInstanceOf(FileSystemException.class)
                    .isNotInstanceOf(FileAlreadyExistsException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void neverWritesThroughALink() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Files.createSymbolicLink(folder.resolve("a.txt.part"), precious);
        assertThatThrownBy(() -> PartFile.create(folder.resolve("a.txt"))).isInstanceOf(IOException.class);
        assertThat(precious).hasContent("precious");
    }

    private static void write(PartFile part, String text) throws IOException {
        part.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}

package netlab.filetransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedFolderTest {
    @TempDir
    private Path temp;

    private Path root;
    private SharedFolder folder;

    @BeforeEach
    void share() throws IOException {
        root = Files.createDirectories(temp.resolve("root/sub")).getParent();
        Files.writeString(temp.resolve("secret.txt"), "secret");
        Files.createDirectory(temp.resolve("root-beside"));
        Files.writeString(temp.resolve("root-beside/x.txt"), "outside");
        Files.writeString(root.resolve("a"), "a");
        Files.writeString(root.resolve("a.txt"), "a.txt");
        Files.writeString(root.resolve("sub/b.txt"), "b");
        folder = SharedFolder.of(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.txt", "sub/b.txt", "./a.txt"})
    @Checkpoint(1)
    void findsRegularFilesBeneathTheRoot(String name) throws IOException {
        assertThat(folder.find(name)).contains(root.toRealPath().resolve(name).normalize());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "sub",
                "sub/",
                "nothing",
                "A.TXT.txt",
                "../secret.txt",
                "sub/../../secret.txt",
                "sub/../a.txt",
                "../root-beside/x.txt",
                "../root/a.txt",
                "/etc/passwd",
                "//etc/passwd",
                "..\\secret.txt",
                "C:\\Windows\\win.ini",
                "%2e%2e/secret.txt",
                "a\0",
                "a.txt\0.png",
                "\uD800"
            })
    @Checkpoint(1)
    void findsNothingElse(String name) {
        assertThat(folder.find(name)).isEmpty();
    }

    @Test
    @Checkpoint(1)
    void neverFindsAFileByItsAbsolutePath() throws IOException {
        assertThat(folder.find(root.toRealPath().resolve("a.txt").toString())).isEmpty();
    }

    @Test
    @Checkpoint(1)
    void followsLinksThatStayInsideOnly() throws IOException {
        Files.createSymbolicLink(root.resolve("inside"), Path.of("sub/b.txt"));
        Files.createSymbolicLink(root.resolve("outside"), temp.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("folder"), temp);
        Files.createSymbolicLink(root.resolve("loop"), root.resolve("loop"));
        assertThat(folder.find("inside")).isPresent();
        assertThat(folder.find("outside")).isEmpty();
        assertThat(folder.find("folder/secret.txt")).isEmpty();
        assertThat(folder.find("loop")).isEmpty();
    }

    @Test
    @Checkpoint(1)
    void sharesAFolderThatIsItselfALink() throws IOException {
        Files.createSymbolicLink(temp.resolve("link"), root);
        assertThat(SharedFolder.of(temp.resolve("link")).find("a.txt")).isPresent();
    }

    @Test
    void refusesToShareWhatIsNoFolder() {
        assertThatThrownBy(() -> SharedFolder.of(temp.resolve("secret.txt")))
                .isInstanceOf(NotDirectoryException.class)
                .hasMessageContaining("secret.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.", "a.tx", "s", "sub", "sub/", "sub/b", "sub/b.tx", ""})
    @Checkpoint(1)
    void knowsBeginningsOfLongerNames(String beginning) {
        assertThat(hasLonger(beginning)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "b", "sub/b.txt", "sub/c", "no/", "../", "../se", "/", "a/"})
    @Checkpoint(1)
    void knowsWhenNoLongerNameExists(String beginning) {
        assertThat(hasLonger(beginning)).isFalse();
    }

    @Test
    @Checkpoint(1)
    void knowsTheBeginningOfANameThatIsCutInsideACharacter() throws IOException {
        Files.writeString(root.resolve("가나.txt"), "");
        byte[] name = "가나.txt".getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < name.length; length++) {
            assertThat(folder.hasLongerNameThan(Arrays.copyOf(name, length)))
                    .as("first %d bytes", length)
                    .isTrue();
        }
        assertThat(folder.hasLongerNameThan(name)).isFalse();
    }

    private boolean hasLonger(String beginning) {
        return folder.hasLongerNameThan(beginning.getBytes(StandardCharsets.UTF_8));
    }
}

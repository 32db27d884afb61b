package netlab.tools.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netlab.tools.submissions.Submission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutantsTest {
    private static final String SERVER = "src/main/java/Server.java";

    private static final String SOLUTION = """
            // 서버
            class Server {

                void first() {
                    read();
                }

                void second() {
                    read();
                }

                void third() {
                    // BEGIN SOLUTION
                    close();
                    // END SOLUTION
                }
            }
            """;

    /** The blank at the end of a line is that of a blank line in the file. */
    private static final String PATCH = """
            diff --git a/src/main/java/Server.java b/src/main/java/Server.java
            index 1111111..2222222 100644
            --- a/src/main/java/Server.java
            +++ b/src/main/java/Server.java
            @@ -1,7 +1,8 @@
             // 서버
             class Server {
            \s
                 void first() {
            +        open();
                     read();
                 }
            \s
            @@ -10,7 +11,6 @@ class Server {
            \s
                 void third() {
                     // BEGIN SOLUTION
            -        close();
                     // END SOLUTION
                 }
             }
            """;

    @TempDir
    private Path folder;

    private Path module;

    @BeforeEach
    void makeModule() throws IOException {
        module = folder.resolve("hw9-server");
        put(SERVER, SOLUTION);
        put("src/main/java/Client.java", "class Client {}\n");
        put("src/test/mutants/never-closed.patch", PATCH);
    }

    @Test
    void theSolutionComesFirstAndChangesNothing() throws IOException {
        Submission reference = mutants().get(0);
        assertThat(reference.student().id()).isEqualTo(Mutants.REFERENCE);
        assertThat(reference.files()).isEmptyDirectory();
        assertThat(Mutants.expected(Mutants.REFERENCE)).isEmpty();
    }

    @Test
    void aMutantIsTheChangedFilesWithAllTheirOtherBytesAsTheyWere() throws IOException {
        Submission mutant = mutants().get(1);
        assertThat(mutant.student().id()).isEqualTo("never-closed");
        assertThat(mutant.files().resolve("src/main/java")).isDirectoryNotContaining("glob:**Client.java");
        assertThat(mutant.files().resolve(SERVER))
                .hasContent(
                        SOLUTION.replaceFirst("read", "open();\n        read").replace("        close();\n", ""));
    }

    @Test
    void aPatchFitsThoughLinesHaveComeAboveIt() throws IOException {
        String moved = SOLUTION.replace("class", "import java.net.Socket;\n\nclass");
        put(SERVER, "// long ago\n\n" + SOLUTION);
        assertThat(changed(SERVER))
                .startsWith("// long ago")
                .contains("open();")
                .doesNotContain("close();");
        put(SERVER, SOLUTION.replace("void second() {\n", "void second() {\n        write();\n"));
        assertThat(changed(SERVER)).contains("write();").doesNotContain("close();");
        put(SERVER, moved);
        assertThatThrownBy(this::mutants).hasMessageContaining("hunk 1");
    }

    @Test
    void aPatchWhoseLinesHaveChangedIsRefusedWithTheCommandsThatRenewIt() throws IOException {
        put(SERVER, SOLUTION.replace("close()", "end()"));
        assertThatThrownBy(this::mutants).isInstanceOf(IOException.class).hasMessage("""
                        hw9-server/src/test/mutants/never-closed.patch: hunk 2 (line 10) does not fit \
                        src/main/java/Server.java any more. Commit what you have changed in the solution, \
                        then renew the patch in the root folder:
                          git apply -3 --directory=hw9-server hw9-server/src/test/mutants/never-closed.patch
                          (solve the conflicts)
                          git diff HEAD --relative=hw9-server -- hw9-server/src/main \
                        > hw9-server/src/test/mutants/never-closed.patch
                          git restore --staged --worktree hw9-server/src/main""");
    }

    @Test
    void aPatchOfAFileThatIsGoneIsRefused() throws IOException {
        Files.delete(module.resolve(SERVER));
        assertThatThrownBy(this::mutants).hasMessageContaining("does not fit src/main/java/Server.java any more");
    }

    @Test
    void aPatchMayChangeSeveralFilesAndAddOne() throws IOException {
        put("src/test/mutants/never-closed.patch", """
                diff --git a/src/main/java/Client.java b/src/main/java/Client.java
                --- a/src/main/java/Client.java
                +++ b/src/main/java/Client.java
                @@ -1 +1 @@
                -class Client {}
                +class Client extends Helper {}
                diff --git a/src/main/java/Helper.java b/src/main/java/Helper.java
                new file mode 100644
                --- /dev/null
                +++ b/src/main/java/Helper.java
                @@ -0,0 +1,2 @@
                +class Helper {
                +}
                """);
        assertThat(changed("src/main/java/Client.java")).isEqualTo("class Client extends Helper {}\n");
        assertThat(changed("src/main/java/Helper.java")).isEqualTo("class Helper {\n}\n");
    }

    @Test
    void aPatchThatTakesAFileAwayOrChangesTestsOrNothingIsRefused() throws IOException {
        put("src/test/mutants/never-closed.patch", PATCH.replace("+++ b/" + SERVER, "+++ /dev/null"));
        assertThatThrownBy(this::mutants)
                .hasMessage("hw9-server/src/test/mutants/never-closed.patch"
                        + " does something else than change or add files of src/main");
        put("src/test/mutants/never-closed.patch", PATCH.replace("src/main", "src/test"));
        assertThatThrownBy(this::mutants).hasMessageContaining("something else");
        put("src/test/mutants/never-closed.patch", "");
        assertThatThrownBy(this::mutants).hasMessageContaining("is empty");
    }

    @ParameterizedTest
    @MethodSource("gradedModules")
    void everyPatchOfThisRepositoryFits(String homework) throws IOException {
        Path homeworkFolder = Checkout.around(Path.of("")).root().resolve(homework);
        assertThat(Mutants.of(homeworkFolder, folder.resolve("scratch"))).hasSizeGreaterThan(1);
    }

    private static List<String> gradedModules() throws IOException {
        return Checkout.around(Path.of("")).gradedModules();
    }

    @Test
    void theNameTellsWhatMustBeFound() {
        assertThat(Mutants.expected("one-read--small-buffer")).containsExactly("ONE_READ");
    }

    private String changed(String path) throws IOException {
        return Files.readString(mutants().get(1).files().resolve(path));
    }

    private List<Submission> mutants() throws IOException {
        return Mutants.of(module, folder.resolve("scratch"));
    }

    private void put(String path, String text) throws IOException {
        Path file = module.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

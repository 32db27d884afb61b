// HIDDEN FILE
package netlab.webserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Role;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What homework 4 is graded by besides: the same questions with other values. */
@Graded(main = "netlab.webserver.Main")
class WebServerHiddenGradedTest {
    @TempDir
    private static Path folder;

    private static Path root;

    @BeforeAll
    static void openFolder() throws IOException {
        root = SharedFolder.open(folder, "www");
    }

    @Test
    @Checkpoint(1)
    @Points(2)
    void tellsOneTargetFromAnother(Subject subject) throws IOException {
        WebServerGradedTest.expectNoAnswerToNothing(subject);
        ask(subject, "/iot.png").expectStatus(200);
        ask(subject, "/iot" + WebServerGradedTest.hex(subject) + ".png").expectStatus(404);
        assertThat(ask(subject, "/index.html").field("Content-Type")).startsWith("text/html");
    }

    private static WireAnswer ask(Subject subject, String target) throws IOException {
        return WireAnswer.to(subject, subject.connect(WebServerGradedTest.SERVER), target);
    }

    @Test
    @Checkpoint(2)
    @Points(4)
    @Requires("tellsOneTargetFromAnother")
    void joinsPiecesOfAnySize(Subject subject) throws IOException {
        for (int size : subject.random().ints(4, 1, 20).toArray()) {
            WebServerGradedTest.joinsPieces(subject, size);
        }
    }

    @Test
    @Checkpoint(2)
    @Points(4)
    @Requires("tellsOneTargetFromAnother")
    void closesTwoHundredConnections(Subject subject) throws IOException {
        WebServerGradedTest.closesConnections(subject, 200);
    }

    @Test
    @Checkpoint(3)
    @Points(5)
    @Requires("tellsOneTargetFromAnother")
    void servesFilesOfEverySize(Subject subject) throws IOException {
        Role server = WebServerGradedTest.serverOf(root, subject);
        Random random = subject.random();
        for (int size : new int[] {0, 1, 8_192, 70_000 + random.nextInt(1_000), 1_000_000}) {
            byte[] content = new byte[size];
            random.nextBytes(content);
            String name = WebServerGradedTest.hex(subject) + "-" + size + ".txt";
            Files.write(root.resolve(name), content);
            WireAnswer answer = WireAnswer.to(subject, subject.connect(server), "/" + name);
            assertThat(answer.status()).as("status of " + size + " bytes").isEqualTo(200);
            assertThat(answer.body()).as("content of " + size + " bytes").isEqualTo(content);
        }
    }

    @Test
    @Checkpoint(3)
    @Points(5)
    @Requires("servesFilesOfEverySize")
    void staysInsideHoweverThePathIsSpelled(Subject subject) throws IOException {
        Role server = WebServerGradedTest.serverOf(root, subject);
        String secret = WebServerGradedTest.hex(subject);
        Path file = Files.writeString(folder.resolve("passwd"), secret);
        Files.createDirectory(root.resolve("sub"));
        for (String target : List.of(
                "/sub/../../passwd",
                "/..%2fpasswd",
                "/%2e%2e%2fpasswd",
                "/sub/%2E%2e/.%2e/passwd",
                "/%252e%252e/passwd",
                "/..%5cpasswd")) {
            WebServerGradedTest.expectSecretKept(subject, server, target, secret);
        }
        if (isLinked(root.resolve("link"), file)) {
            WebServerGradedTest.expectSecretKept(subject, server, "/link", secret);
        }
    }

    private static boolean isLinked(Path link, Path target) throws IOException {
        try {
            Files.createSymbolicLink(link, target);
            return true;
        } catch (FileSystemException | UnsupportedOperationException e) {
            return false; // Windows allows it to administrators alone
        }
    }
}

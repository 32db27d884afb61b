package netlab.filetransfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import netlab.testkit.LabProcess;
import netlab.testkit.Python;
import netlab.testkit.RequiresPython;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs as the handout writes them, which take one {@code send} for one message. */
@Checkpoint(3)
@RequiresPython
class FileTransferPythonPeerTest {
    @TempDir
    private Path temp;

    private Path shared;
    private Path received;
    private byte[] content;

    @BeforeEach
    void makeFolders() throws IOException {
        shared = Files.createDirectory(temp.resolve("shared"));
        received = Files.createDirectory(temp.resolve("received"));
        content = new byte[1_000_000];
        new Random(2).nextBytes(content);
        Files.writeString(shared.resolve("a.txt"), "hello");
        Files.write(shared.resolve("image.png"), content);
        Files.writeString(shared.resolve("가나.txt"), "한글");
    }

    @Test
    void servesThePythonClient() throws IOException {
        try (FileTransferServer server = FileTransferServer.start(new InetSocketAddress("127.0.0.1", 0), shared)) {
            assertThat(runClient(server, "a.txt")).contains("received 5 of 5");
            assertThat(runClient(server, "image.png")).contains("received 1000000 of 1000000");
            assertThat(runClient(server, "가나.txt")).contains("received 6 of 6");
            assertThat(runClient(server, "b.txt")).contains("no such file on the server");
        }
        assertThat(received.resolve("a.txt")).hasContent("hello");
        assertThat(received.resolve("image.png")).hasBinaryContent(content);
        assertThat(received.resolve("가나.txt")).hasContent("한글");
        assertThat(received.resolve("b.txt")).doesNotExist();
    }

    private String runClient(FileTransferServer server, String name) throws IOException {
        try (LabProcess client = Python.script("file_client.py", "{host}", "{port}", name, received.toString())
                .port(server.port())
                .start()) {
            client.awaitExit();
            return client.stdout() + client.stderr();
        }
    }

    @Test
    void downloadsFromThePythonServer() throws IOException {
        try (LabProcess server = Python.script("file_server.py", "{port}", shared.toString())
                        .start();
                FileTransferClient client =
                        FileTransferClient.of(new InetSocketAddress("127.0.0.1", server.port()), true)) {
            DownloadObserver nobody = new DownloadObserver() {};
            assertThat(client.download("a.txt", received, false, nobody)).isPresent();
            assertThat(client.download("nothing", received, false, nobody)).isEmpty();
            assertThat(client.download("image.png", received, false, nobody)).isPresent();
            assertThat(client.download("가나.txt", received, false, nobody)).isPresent();
            server.awaitStdout("Bye\nBye\nBye\n");
        }
        assertThat(received.resolve("a.txt")).hasContent("hello");
        assertThat(received.resolve("image.png")).hasBinaryContent(content);
        assertThat(received.resolve("가나.txt")).hasContent("한글");
    }
}

package netlab.filetransfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The test plays the server, and the client runs on a thread of its own. */
@ExtendWith(TranscriptOnFailure.class)
class FileTransferClientTest {
    private static final FileTransferClient.Timeouts TIMEOUTS = new FileTransferClient.Timeouts(
            Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(300));
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final FileTransferClient.Timeouts IMPATIENT =
            new FileTransferClient.Timeouts(Duration.ofSeconds(5), SHORT, SHORT, SHORT);

    @TempDir
    private Path folder;

    private RawListener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = RawListener.open();
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @Test
    @Checkpoint(2)
    void speaksInLinesAndKeepsTheFile() throws IOException {
        CompletableFuture<Optional<Path>> download = download("sub/a.txt", false, TIMEOUTS);
        try (RawPeer server = listener.accept()) {
            server.expect("Hello\n");
            server.expectSilence(SHORT);
            server.send("Filename\n");
            server.expect("sub/a.txt\n");
            server.send("\0\0\0\5hello");
            server.expect("Bye\n");
            server.expectEndOfStream();
        }
        assertThat(download.join()).contains(folder.resolve("a.txt"));
        assertThat(folder.resolve("a.txt")).hasContent("hello");
        assertThat(folder.resolve("a.txt.part")).doesNotExist();
    }

    @Test
    @Checkpoint(2)
    void speaksBarelyWhenPlain() throws IOException {
        CompletableFuture<Optional<Path>> download = download("a.txt", true, TIMEOUTS);
        try (RawPeer server = listener.accept()) {
            assertThat(server.readSome(1024)).asString().isEqualTo("Hello");
            server.send("Filename");
            assertThat(server.readSome(1024)).asString().isEqualTo("a.txt");
            server.send("\0\0\0\5");
            server.send("hello");
            assertThat(server.readSome(1024)).asString().isEqualTo("Bye");
            server.expectEndOfStream();
        }
        assertThat(download.join()).isPresent();
        assertThat(folder.resolve("a.txt")).hasContent("hello");
    }

    @Test
    @Checkpoint(2)
    void takesRepliesOneByteAtATime() throws IOException {
        CompletableFuture<Optional<Path>> download = download("a.txt", false, TIMEOUTS);
        try (RawPeer server = listener.accept()) {
            server.expect("Hello\n");
            server.sendOneByteAtATime("Filename\r\n");
            server.expect("a.txt\n");
            server.sendOneByteAtATime("\0\0\0\5hello");
            server.expect("Bye\n");
        }
        assertThat(download.join()).isPresent();
        assertThat(folder.resolve("a.txt")).hasContent("hello");
    }

    @Test
    @Checkpoint(2)
    void takesABareFilenameFromAServerThatAnswersBarely() throws IOException {
        CompletableFuture<Optional<Path>> download = download("a.txt", false, TIMEOUTS);
        byte[] content = new byte[0x0A0D0A];
        Arrays.fill(content, (byte) '\n');
        try (RawPeer server = listener.accept()) {
            server.expect("Hello\n");
            server.send("Filename");
            server.expect("a.txt\n");
            server.send(FileTransferCodec.encodeSize(content.length));
            server.send(content);
            server.expect("Bye\n");
        }
        assertThat(download.join()).isPresent();
        assertThat(folder.resolve("a.txt")).hasBinaryContent(content);
    }

    @Test
    @Checkpoint(2)
    void keepsAnEmptyFile() throws IOException {
        CompletableFuture<Optional<Path>> download = download("empty", false, TIMEOUTS);
        try (RawPeer server = afterName("empty\n")) {
            server.send("\0\0\0\0");
            server.expect("Bye\n");
        }
        assertThat(download.join()).isPresent();
        assertThat(folder.resolve("empty")).isEmptyFile();
    }

    @Test
    @Checkpoint(2)
    void takesNofileWithAndWithoutLineEndAndEvenFromAServerThatDoesNotClose() throws IOException {
        for (String reply : new String[] {"Nofile", "Nofile\n", "Nofile\r\n"}) {
            for (boolean closes : new boolean[] {true, false}) {
                CompletableFuture<Optional<Path>> download = download("b.txt", false, TIMEOUTS);
                try (RawPeer server = afterName("b.txt\n")) {
                    server.sendOneByteAtATime(reply);
                    if (closes) {
                        server.halfClose();
                    }
                    assertThat(download.join()).as(reply).isEmpty();
                }
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Checkpoint(2)
    void aSizeThatSpellsNofiIsASize() throws IOException {
        for (String content : new String[] {"x", "leaves", "le\r\nx", "Nofile"}) {
            CompletableFuture<Optional<Path>> download = download("large", false, TIMEOUTS);
            try (RawPeer server = afterName("large\n")) {
                server.sendOneByteAtATime("Nofi" + content);
                server.expectSilence(SHORT);
                server.send(new byte[100_000]);
            }
            long arrived = content.length() + 100_000;
            assertFails(download, EOFException.class, "after " + arrived + " of 1315923561 bytes");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Checkpoint(2)
    void leavesNothingWhenTheContentStopsEarly() throws IOException {
        CompletableFuture<Optional<Path>> download = download("a.txt", false, TIMEOUTS);
        try (RawPeer server = afterName("a.txt\n")) {
            server.send("\0\0\0\5hell");
        }
        assertFails(download, EOFException.class, "the content stopped after 4 of 5 bytes");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Checkpoint(2)
    void namesTheStepAtWhichTheServerWentSilent() throws IOException {
        CompletableFuture<Optional<Path>> noFilename = download("a.txt", false, IMPATIENT);
        try (RawPeer server = listener.accept()) {
            server.expect("Hello\n");
            assertFails(noFilename, SocketTimeoutException.class, "no Filename within 100 ms");
        }
        CompletableFuture<Optional<Path>> noSize = download("a.txt", false, IMPATIENT);
        try (RawPeer server = afterName("a.txt\n")) {
            server.send("\0\0\0");
            assertFails(noSize, SocketTimeoutException.class, "no size within 100 ms");
        }
        CompletableFuture<Optional<Path>> noContent = download("a.txt", false, IMPATIENT);
        try (RawPeer server = afterName("a.txt\n")) {
            server.send("\0\0\0\5he");
            assertFails(noContent, SocketTimeoutException.class, "after 2 of 5 bytes, and nothing came for 100 ms");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Checkpoint(2)
    void namesTheStepAtWhichTheServerLeft() throws IOException {
        CompletableFuture<Optional<Path>> noFilename = download("a.txt", false, TIMEOUTS);
        try (RawPeer server = listener.accept()) {
            server.expect("Hello\n");
            server.send("File");
        }
        assertFails(noFilename, EOFException.class, "the server left without a Filename");
        CompletableFuture<Optional<Path>> noSize = download("a.txt", false, TIMEOUTS);
        try (RawPeer server = afterName("a.txt\n")) {
            server.send("\0\0\0");
        }
        assertFails(noSize, EOFException.class, "the server left without a size");
    }

    @Test
    @Checkpoint(2)
    void refusesAServerThatSaysSomethingElse() throws IOException {
        for (String greeting :
                new String[] {"File name?\n", "filename\n", "\0\0\0\5hello", "Filename: \n", "Filename\n\n"}) {
            CompletableFuture<Optional<Path>> download = download("a.txt", false, TIMEOUTS);
            try (RawPeer server = listener.accept()) {
                server.expect("Hello\n");
                server.send(greeting);
                assertFails(download, ProtocolException.class, "expected Filename");
            }
        }
    }

    @Test
    @Checkpoint(2)
    void keepsTheFileWhenTheServerDoesNotWaitForBye() throws IOException {
        CompletableFuture<Optional<Path>> download = download("a.txt", false, TIMEOUTS);
        try (RawPeer server = afterName("a.txt\n")) {
            server.send("\0\0\0\5hello and more than announced");
            server.halfClose();
            assertThat(download.join()).isPresent();
        }
        assertThat(folder.resolve("a.txt")).hasContent("hello");
    }

    @Test
    void doesNotEvenAskForAFileThatIsThereAlready() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "mine");
        assertFails(download("a.txt", false, TIMEOUTS), FileAlreadyExistsException.class, "a.txt");
        assertThat(folder.resolve("a.txt")).hasContent("mine");
    }

    @Test
    @Checkpoint(2)
    void doesNotReplaceAFileThatAppearedMeanwhile() throws IOException {
        CompletableFuture<Optional<Path>> download = download("a.txt", false, TIMEOUTS);
        try (RawPeer server = afterName("a.txt\n")) {
            Files.writeString(folder.resolve("a.txt"), "mine");
            server.send("\0\0\0\5hello");
            assertFails(download, FileAlreadyExistsException.class, "a.txt");
        }
        assertThat(folder.resolve("a.txt")).hasContent("mine");
        assertThat(folder.resolve("a.txt.part")).doesNotExist();
    }

    @Test
    void refusesNamesThatNameNoFileWithoutAsking() {
        assertFails(download("..", false, TIMEOUTS), FileSystemException.class, "it names no file");
        assertFails(download("a\nb", false, TIMEOUTS), FileSystemException.class, "control characters");
    }

    @Test
    @Checkpoint(2)
    void saysWhichFileCannotBeWritten() throws IOException {
        Files.createDirectory(folder.resolve("a.txt.part")); // in the way, whatever the user's rights
        CompletableFuture<Optional<Path>> download = download("a.txt", false, TIMEOUTS);
        try (RawPeer server = afterName("a.txt\n")) {
            server.send("\0\0\0\5hello");
            assertFails(download, FileSystemException.class, "a.txt.part");
        }
    }

    /** Accepts the client and speaks the protocol up to its name. */
    private RawPeer afterName(String name) throws IOException {
        RawPeer server = listener.accept();
        server.expect("Hello\n");
        server.send("Filename\n");
        server.expect(name.getBytes(UTF_8));
        return server;
    }

    private CompletableFuture<Optional<Path>> download(
            String name, boolean plain, FileTransferClient.Timeouts timeouts) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (FileTransferClient client = FileTransferClient.of(listener.address(), plain, timeouts)) {
                        return client.download(name, folder, false, new DownloadObserver() {});
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                task -> new Thread(task, "client").start());
    }

    private static void assertFails(
            CompletableFuture<?> download, Class<? extends IOException> type, String messagePart) {
        assertThatThrownBy(download::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(type)
                .hasMessageContaining(messagePart);
    }
}

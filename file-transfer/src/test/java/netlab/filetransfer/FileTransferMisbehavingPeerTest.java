package netlab.filetransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import netlab.net.Deadline;
import netlab.testkit.Fault;
import netlab.testkit.FaultProxy;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Client and server with a bad network, or a bad peer, between them. */
@Checkpoint(3)
@ExtendWith(TranscriptOnFailure.class)
class FileTransferMisbehavingPeerTest {
    /** How long a client waits that is to fail. */
    private static final Duration SHORT = Duration.ofMillis(300);

    /** How long the server waits: enough for the clients that are to succeed on a busy machine. */
    private static final Duration GIVE_UP = Duration.ofSeconds(1);

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String NAME = "content.bin";
    private static final int SIZE = 100;

    /** The client sends "Hello\ncontent.bin\nBye\n". */
    private static final int END_OF_NAME = 18;

    /** The server sends "Filename\n", the size, the content. */
    private static final int END_OF_SIZE = 9 + 4;

    @TempDir
    private Path temp;

    private Path folder;
    private byte[] content;
    private Path root;
    private FileTransferServer server;

    @BeforeEach
    void start() throws IOException {
        content = new byte[SIZE];
        new Random(1).nextBytes(content);
        root = Files.createDirectory(temp.resolve("root"));
        Files.write(root.resolve(NAME), content);
        folder = Files.createDirectory(temp.resolve("received"));
        server = startServer(GIVE_UP);
    }

    private FileTransferServer startServer(Duration timeout) throws IOException {
        return FileTransferServer.start(
                new InetSocketAddress("127.0.0.1", 0),
                root,
                new FileTransferServer.Timeouts(timeout, timeout, timeout, timeout));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void transfersInSegmentsOfOneByte() throws IOException {
        assertTransfers(new Fault[] {Fault.split(1)}, new Fault[] {Fault.split(1)});
    }

    @Test
    void transfersInRandomSegmentsWithDelays() throws IOException {
        Fault delay = Fault.delayUpTo(Duration.ofMillis(5));
        assertTransfers(new Fault[] {Fault.splitRandomly(4), delay}, new Fault[] {Fault.splitRandomly(40), delay});
    }

    private void assertTransfers(Fault[] towardsServer, Fault[] towardsClient) throws IOException {
        try (FileTransferServer patient = startServer(LONG);
                FaultProxy proxy = FaultProxy.to(patient.port())
                        .towardsServer(towardsServer)
                        .towardsClient(towardsClient)
                        .start()) {
            assertThat(download(proxy.port(), LONG)).isPresent();
        }
        assertThat(folder.resolve(NAME)).hasBinaryContent(content);
    }

    /** Before and inside each message of the client, and after the last. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3, 6, 10, END_OF_NAME, END_OF_NAME + 2})
    void serverSurvivesAResetAtEveryStepOfTheClient(int bytes) throws IOException {
        try (FaultProxy proxy = FaultProxy.to(server.port())
                .towardsServer(Fault.resetAfter(bytes))
                .start()) {
            downloadOrFail(proxy.port());
        }
        assertNextClientIsServed();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 9, 11, END_OF_SIZE, 14, 50, END_OF_SIZE + SIZE - 1})
    void clientKeepsNothingAfterAResetAtAnyStepOfTheServer(int bytes) throws IOException {
        try (FaultProxy proxy = FaultProxy.to(server.port())
                .towardsClient(Fault.resetAfter(bytes))
                .start()) {
            assertThatThrownBy(() -> download(proxy.port(), SHORT)).isInstanceOf(IOException.class);
        }
        assertThat(folder).isEmptyDirectory();
        assertNextClientIsServed();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 9, 11, END_OF_SIZE, 14, 50, END_OF_SIZE + SIZE - 1})
    void clientKeepsNothingAfterAnEarlyEnd(int bytes) throws IOException {
        try (FaultProxy proxy = FaultProxy.to(server.port())
                .towardsClient(Fault.halfCloseAfter(bytes))
                .start()) {
            assertThatThrownBy(() -> download(proxy.port(), SHORT)).isInstanceOf(IOException.class);
        }
        assertThat(folder).isEmptyDirectory();
        assertNextClientIsServed();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 9, 11, END_OF_SIZE, 50})
    void clientKeepsNothingAfterAStall(int bytes) throws IOException {
        try (FaultProxy proxy = FaultProxy.to(server.port())
                .towardsClient(Fault.stallAfter(bytes))
                .start()) {
            assertThatThrownBy(() -> download(proxy.port(), SHORT)).isInstanceOf(IOException.class);
        }
        assertThat(folder).isEmptyDirectory();
        assertNextClientIsServed();
    }

    @Test
    void serverGivesUpClientsThatAreSilentAtAnyStepAndOnlyThose() throws IOException {
        for (String said : new String[] {"", "Hello\n", "Hello\n" + NAME + "\n"}) {
            try (RawPeer silent = RawPeer.connect(server.port())) {
                silent.send(said);
                assertNextClientIsServed();
                silent.readToEnd(); // ends, since the server has given up
            }
        }
    }

    @Test
    void serverGivesUpAClientThatTakesNothingAndOnlyThat() throws IOException {
        try (var large = new RandomAccessFile(root.resolve("large").toFile(), "rw")) {
            large.setLength(100_000_000);
        }
        try (RawPeer greedy = RawPeer.connect(server.port())) {
            greedy.send("Hello\nlarge\n");
            greedy.expect("Filename\n");
            Deadline deadline = Deadline.after(GIVE_UP.multipliedBy(2));
            while (!deadline.isOver()) { // by then the greedy one is given up
                assertNextClientIsServed();
            }
            greedy.expectReset();
        }
    }

    private void assertNextClientIsServed() throws IOException {
        assertThat(download(server.port(), LONG)).isPresent();
        assertThat(folder.resolve(NAME)).hasBinaryContent(content);
        Files.delete(folder.resolve(NAME));
    }

    private void downloadOrFail(int port) {
        try {
            download(port, SHORT);
        } catch (IOException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }

    private Optional<Path> download(int port, Duration timeout) throws IOException {
        FileTransferClient.Timeouts timeouts = new FileTransferClient.Timeouts(LONG, timeout, timeout, timeout);
        try (FileTransferClient client =
                FileTransferClient.of(new InetSocketAddress("127.0.0.1", port), false, timeouts)) {
            return client.download(NAME, folder, true, new DownloadObserver() {});
        }
    }
}

package netlab.filetransfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import netlab.net.LineOrPauseReader;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Checkpoint(1)
@ExtendWith(TranscriptOnFailure.class)
class FileTransferServerTest {
    /** Longer than the pause that ends a bare name, shorter than the one that ends an ambiguous one. */
    private static final Duration GAP = LineOrPauseReader.PAUSE.multipliedBy(5);

    @TempDir
    private Path root;

    private FileTransferServer server;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(root.resolve("a"), "short name");
        Files.writeString(root.resolve("a.txt"), "hello");
        Files.writeString(root.resolve("empty"), "");
        Files.writeString(Files.createDirectory(root.resolve("폴더")).resolve("가나.txt"), "한글");
        server = FileTransferServer.start(new InetSocketAddress("127.0.0.1", 0), root);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsSizeAndContent() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hello\n");
            peer.expect("Filename\n");
            peer.send("a.txt\n");
            peer.expect("\0\0\0\5hello");
            peer.send("Bye\n");
            peer.expectEndOfStream();
        }
    }

    @Test
    void answersBareWordsBarely() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hello");
            assertThat(peer.readSome(1024)).asString().isEqualTo("Filename");
            peer.send("a.txt");
            assertThat(peer.readSome(1024)).as("the size, alone").containsExactly(0, 0, 0, 5);
            assertThat(peer.readSome(1024)).asString().isEqualTo("hello");
            peer.send("Bye");
            peer.expectEndOfStream();
        }
    }

    @Test
    void takesWordsOneByteAtATime() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.sendOneByteAtATime("Hello\r\n");
            peer.expect("Filename\n");
            peer.sendOneByteAtATime("폴더/가나.txt\r\n");
            peer.expect("\0\0\0\6한글");
            peer.sendOneByteAtATime("Bye\r\n");
            peer.expectEndOfStream();
        }
    }

    @Test
    void takesAllWordsInOneSegment() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hello\na.txt\nBye\n");
            peer.expect("Filename\n\0\0\0\5hello");
            peer.expectEndOfStream();
        }
    }

    @Test
    void sendsAnEmptyFile() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hello\nempty\nBye\n");
            peer.expect("Filename\n\0\0\0\0");
            peer.expectEndOfStream();
        }
    }

    @Test
    void takesByeRightAfterTheSizeOfAnEmptyFile() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hello");
            peer.expect("Filename");
            peer.send("empty");
            peer.expect("\0\0\0\0");
            peer.send("Bye");
            peer.expectEndOfStream();
        }
    }

    @Test
    void sendsToAClientThatHasEndedItsSide() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hello\na.txt");
            peer.halfClose();
            peer.expect("Filename\n\0\0\0\5hello");
            peer.expectEndOfStream();
        }
    }

    @Test
    void answersNofileInKindAndCloses() throws IOException {
        for (String name : List.of("b.txt", "폴더", "../a.txt", "/etc/passwd", "no/a.txt", "x".repeat(1024))) {
            try (RawPeer peer = RawPeer.connect(server.port())) {
                peer.send("Hello\n");
                peer.expect("Filename\n");
                peer.send(name + "\n");
                peer.expect("Nofile\n");
                peer.expectEndOfStream();
            }
        }
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hello");
            peer.expect("Filename");
            peer.send("b.txt");
            peer.expect("Nofile");
            peer.expectEndOfStream();
        }
    }

    @Test
    void waitsForTheRestOfABareNameThatAnotherFileBeginsWith() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hello");
            peer.expect("Filename");
            for (String piece : List.of("a", ".", "t", "xt")) {
                peer.send(piece);
                if (!piece.equals("xt")) {
                    peer.expectSilence(GAP);
                }
            }
            peer.expect("\0\0\0\5hello");
        }
    }

    @Test
    void waitsForTheRestOfABareNameThatIsCutInsideACharacter() throws IOException {
        byte[] name = "폴더/가나.txt".getBytes(UTF_8);
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hello");
            peer.expect("Filename");
            peer.send(Arrays.copyOf(name, 8));
            peer.expectSilence(GAP);
            peer.send(Arrays.copyOfRange(name, 8, name.length));
            peer.expect("\0\0\0\6한글");
        }
    }

    @Test
    void takesAnAmbiguousBareNameForCompleteInTheEnd() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hello");
            peer.expect("Filename");
            peer.send("a");
            peer.expect("\0\0\0\12short name");
        }
    }

    @Test
    void answersANameWithNewlineAtOnceThoughAnotherFileBeginsWithIt() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hello\n");
            peer.expect("Filename\n");
            long start = System.nanoTime();
            peer.send("a\n");
            peer.expect("\0\0\0\12short name");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ServedClient.UNFINISHED_PAUSE);
        }
    }

    @Test
    void breaksOffWhenABareNameGoesOnAfterItWasTakenForComplete() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hello");
            peer.expect("Filename");
            peer.send("a.txt");
            peer.expect("\0\0\0\5"); // the content is not on its way yet
            peer.send(".bak");
            peer.expectReset();
        }
        assertServes();
    }

    @Test
    void waitsForTheRestOfAWord() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hel");
            peer.expectSilence(GAP);
            peer.send("lo\n");
            peer.expect("Filename\n");
        }
    }

    @Test
    void takesTheLineEndOfHelloLate() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hello");
            peer.expect("Filename");
            peer.send("\n");
            peer.expectSilence(GAP);
            peer.send("a.txt\n");
            peer.expect("\0\0\0\5hello");
        }
    }

    @Test
    void takesTheLineEndOfANameLate() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hello");
            peer.expect("Filename");
            peer.send("a.txt");
            peer.expect("\0\0\0\5");
            peer.send("\n");
            peer.expect("hello");
        }
    }

    @Test
    void refusesAFileThatIsTooLargeForItsSize() throws IOException {
        setLength("max", 0xFFFF_FFFFL);
        setLength("larger", 0x1_0000_0000L);
        setLength("much-larger", 0x1_0000_0005L);
        for (String name : List.of("larger", "much-larger")) {
            try (RawPeer peer = RawPeer.connect(server.port())) {
                peer.send("Hello\n" + name + "\n");
                peer.expect("Filename\nNofile\n");
                peer.expectEndOfStream();
            }
        }
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hello\nmax\n");
            peer.expect("Filename\n");
            assertThat(peer.readFully(4)).containsExactly(0xFF, 0xFF, 0xFF, 0xFF);
        }
    }

    @Test
    void refusesOtherWordsThanHelloAndTooLongNames() throws IOException {
        byte[] garbage = new byte[100_000];
        new Random(7).nextBytes(garbage);
        for (byte[] first : List.of(
                "hello\n".getBytes(UTF_8),
                "GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8),
                garbage,
                "\n".getBytes(UTF_8),
                "Hel".getBytes(UTF_8))) {
            try (RawPeer peer = RawPeer.connect(server.port())) {
                peer.send(first);
                peer.expectEndOfStream();
            }
        }
        for (String name : List.of("x".repeat(1025), "x".repeat(100_000))) {
            try (RawPeer peer = RawPeer.connect(server.port())) {
                peer.send("Hello\n" + name + "\n");
                peer.expect("Filename\n");
                peer.expectEndOfStream();
            }
        }
        assertServes();
    }

    @Test
    void servesManyClientsInReverseOrder() throws IOException {
        List<RawPeer> peers = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                peers.add(RawPeer.connect(server.port()));
                peers.get(i).send("Hello\n");
            }
            for (int i = peers.size() - 1; i >= 0; i--) {
                peers.get(i).expect("Filename\n");
                peers.get(i).send("a.txt\n");
                peers.get(i).expect("\0\0\0\5hello");
            }
        } finally {
            peers.forEach(RawPeer::close);
        }
    }

    @Test
    void sendsAllOfALargeFileToAClientThatStartsToReadLate() throws IOException {
        setLength("large", 20_000_000);
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Hello\nlarge\n");
            peer.expect("Filename\n");
            peer.expect(FileTransferCodec.encodeSize(20_000_000));
            assertServes(); // meanwhile the buffers have filled up
            assertThat(peer.readFully(20_000_000)).containsOnly(0);
        }
    }

    @Test
    void servesOthersWhileManyTakeNothing() throws IOException {
        setLength("large", 100_000_000);
        List<RawPeer> stuck = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                stuck.add(RawPeer.connect(server.port()));
                stuck.get(i).send("Hello\nlarge\n");
                stuck.get(i).expect("Filename\n");
            }
            assertServes();
        } finally {
            stuck.forEach(RawPeer::close);
        }
    }

    @Test
    void closesWhileAClientIsIdle() throws IOException {
        try (RawPeer idle = RawPeer.connect(server.port())) {
            idle.send("Hello\n");
            idle.expect("Filename\n");
            server.close();
            idle.expectEndOfStream();
        }
    }

    private void assertServes() throws IOException {
        sendsSizeAndContent();
    }

    /** A sparse file: zeros that take no room. */
    private void setLength(String name, long size) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(root.resolve(name).toFile(), "rw")) {
            file.setLength(size);
        }
    }
}

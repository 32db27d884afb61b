package netlab.filetransfer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static netlab.filetransfer.TransferProbe.SERVER;
import static netlab.filetransfer.TransferProbe.SYMMETRIC_SIZE;
import static netlab.filetransfer.TransferProbe.acceptHello;
import static netlab.filetransfer.TransferProbe.content;
import static netlab.filetransfer.TransferProbe.download;
import static netlab.filetransfer.TransferProbe.name;
import static netlab.filetransfer.TransferProbe.reply;
import static netlab.filetransfer.TransferProbe.sayHello;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Role;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What file transfer is graded by: first the server, then the client, then both on a network as it is. */
@Graded(main = "netlab.filetransfer.Main")
class FileTransferGradedTest {
    /** Shorter than any step's limit, longer than a reply takes. */
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    private static Path temp;

    private static Path shared;
    private static Path received;
    private static Role server;

    @BeforeAll
    static void makeFolders() throws IOException {
        shared = TransferProbe.folder(temp, "shared");
        received = TransferProbe.folder(temp, "received");
        server = SERVER.with("--root", shared.toString());
    }

    // The server

    @Test
    @Checkpoint(1)
    @Points(10)
    void sendsSizeAndContent(Subject subject) throws IOException {
        String name = name(subject, "letter");
        byte[] content = content(subject, SYMMETRIC_SIZE);
        Files.write(shared.resolve(name), content);
        try (RawPeer peer = subject.connect(server)) {
            sayHello(peer);
            peer.send(name + "\n");
            byte[] size = peer.readFully(4);
            subject.blame(
                    Misconception.DIGITS_RUN_TOGETHER,
                    "",
                    () -> assertThat(new String(size, US_ASCII))
                            .as("the size of %d bytes, as 4 bytes and not as digits", content.length)
                            .isNotEqualTo(Integer.toString(content.length).substring(0, 4)));
            assertThat(size).as("the size of %d bytes", content.length).containsExactly(0, 1, 1, 0);
            peer.expect(content);
        }
    }

    @Test
    @Checkpoint(1)
    @Points(5)
    @Requires("sendsSizeAndContent")
    void sendsTheMostSignificantByteOfTheSizeFirst(Subject subject) throws IOException {
        String name = name(subject, "order");
        byte[] content = content(subject, 0x00_01_02_03);
        Files.write(shared.resolve(name), content);
        try (RawPeer peer = subject.connect(server)) {
            sayHello(peer);
            peer.send(name + "\n");
            subject.blame(Misconception.BYTE_ORDER, "", () -> peer.expect(new byte[] {0, 1, 2, 3}));
        }
    }

    @Test
    @Checkpoint(1)
    @Points(3)
    @Requires("sendsSizeAndContent")
    void closesAfterBye(Subject subject) throws IOException {
        String name = name(subject, "farewell");
        Files.write(shared.resolve(name), new byte[SYMMETRIC_SIZE]);
        try (RawPeer peer = subject.connect(server)) {
            sayHello(peer);
            peer.send(name + "\n");
            peer.expect(reply(new byte[SYMMETRIC_SIZE], ByteOrder.BIG_ENDIAN));
            peer.send("Bye\n");
            subject.blame(Misconception.NEVER_CLOSED, "", peer::expectEndOfStream);
        }
    }

    @Test
    @Checkpoint(1)
    @Points(4)
    @Requires("sendsSizeAndContent")
    void answersNofileAndCloses(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(server)) {
            sayHello(peer);
            peer.send(name(subject, "nothing") + "\n");
            peer.expect("Nofile\n");
            subject.blame(
                    Misconception.NEVER_CLOSED,
                    "printf 'Hello\\nnothing.txt\\n' | nc {host} {port}",
                    peer::expectEndOfStream);
        }
    }

    @Test
    @Checkpoint(1)
    @Points(4)
    @Requires("sendsSizeAndContent")
    void saysNothingBeforeItIsAsked(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(server)) {
            subject.blame(Misconception.REPLY_BEFORE_REQUEST, "nc {host} {port}", () -> peer.expectSilence(SHORT));
            sayHello(peer);
            subject.blame(Misconception.REPLY_BEFORE_REQUEST, "", () -> peer.expectSilence(SHORT));
        }
    }

    @Test
    @Checkpoint(1)
    @Points(4)
    @Requires("sendsSizeAndContent")
    void givesAwayNothingAboveTheSharedFolder(Subject subject) throws IOException {
        String secret = name(subject, "secret");
        Files.write(temp.resolve(secret), new byte[SYMMETRIC_SIZE]);
        try (RawPeer peer = subject.connect(server)) {
            sayHello(peer);
            peer.send("../" + secret + "\n");
            subject.blame(
                    Misconception.PATH_ESCAPES,
                    "printf 'Hello\\n../secret.txt\\n' | nc {host} {port} | xxd",
                    () -> peer.expect("Nofile\n"));
        }
    }

    // The client

    @Test
    @Checkpoint(2)
    @Points(12)
    void keepsTheFileItAskedFor(Subject subject) throws IOException {
        byte[] content = content(subject, 300);
        byte[] kept = keptByClient(subject, name(subject, "wanted"), content, ByteOrder.BIG_ENDIAN);
        if (!Arrays.equals(kept, content)) {
            byte[] swapped = keptByClient(subject, name(subject, "swapped"), content, ByteOrder.LITTLE_ENDIAN);
            subject.blame(
                    Misconception.BYTE_ORDER,
                    "",
                    () -> assertThat(swapped)
                            .as("what is kept of a file whose size came with its least significant byte first")
                            .isNotEqualTo(content));
        }
        assertThat(kept).as("what the client has kept").isEqualTo(content);
    }

    /** Sends the size, alone, and then {@code content}; returns what the client has kept of it when it has ended. */
    private static byte[] keptByClient(Subject subject, String name, byte[] content, ByteOrder order)
            throws IOException {
        try (RawListener listener = RawListener.open(Subject.STARTUP)) {
            LabProcess client = download(subject, listener, received, name);
            client.closeStdin();
            try (RawPeer peer = acceptHello(subject, listener)) {
                peer.expect(name + "\n");
                peer.sendInPieces(Arrays.copyOf(reply(content, order), Integer.BYTES), Integer.BYTES);
                peer.send(content);
                peer.halfClose();
                client.awaitExit();
            }
        }
        Path file = received.resolve(name);
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }

    @Test
    @Checkpoint(2)
    @Points(4)
    @Requires("keepsTheFileItAskedFor")
    void saysByeAndCloses(Subject subject) throws IOException {
        String name = name(subject, "farewell");
        try (RawListener listener = RawListener.open(Subject.STARTUP)) {
            download(subject, listener, received, name); // the keyboard is open, so the program goes on
            try (RawPeer peer = acceptHello(subject, listener)) {
                peer.expect(name + "\n");
                peer.send(reply(content(subject, 10), ByteOrder.BIG_ENDIAN));
                peer.expect("Bye\n");
                subject.blame(Misconception.NEVER_CLOSED, "", peer::expectEndOfStream);
            }
        }
    }

    // Both, on a network as it is

    @Test
    @Checkpoint(3)
    @Points(5)
    @Requires("closesAfterBye")
    void takesAllWordsInOneSegment(Subject subject) throws IOException {
        String name = name(subject, "hasty");
        byte[] content = content(subject, SYMMETRIC_SIZE);
        Files.write(shared.resolve(name), content);
        try (RawPeer peer = subject.connect(server)) {
            peer.send("Hello\n" + name + "\nBye\n");
            subject.blame(
                    Misconception.ONE_READ, "printf 'Hello\\n" + name + "\\nBye\\n' | nc {host} {port} | xxd", () -> {
                        peer.expect("Filename\n");
                        peer.expect(reply(content, ByteOrder.BIG_ENDIAN));
                    });
        }
    }

    @Test
    @Checkpoint(3)
    @Points(5)
    @Requires("sendsSizeAndContent")
    void joinsThePiecesOfAName(Subject subject) throws IOException {
        String name = name(subject, "piecemeal");
        byte[] content = content(subject, SYMMETRIC_SIZE);
        Files.write(shared.resolve(name), content);
        subject.blameInPieces(Misconception.ONE_READ, "", server, peer -> {
            sayHello(peer);
            peer.sendInPieces(name + "\n", 3);
            peer.expect(reply(content, ByteOrder.BIG_ENDIAN));
        });
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    @Requires("sendsSizeAndContent")
    void servesASecondClientWhileTheFirstIsSilent(Subject subject) throws IOException {
        try (RawPeer silent = subject.connect(server);
                RawPeer halfway = subject.connect(server);
                RawPeer peer = subject.connect(server)) {
            halfway.send("Hello\n");
            peer.send("Hello\n");
            subject.blame(
                    Misconception.ONE_CLIENT_AT_A_TIME,
                    "nc {host} {port} & printf 'Hello\\nletter.txt\\n' | nc {host} {port}",
                    () -> peer.expect("Filename\n"));
            silent.send("Hello\n");
            silent.expect("Filename\n");
        }
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    @Requires("saysNothingBeforeItIsAsked")
    void takesWordsThatEndInCrLfOrNotAtAll(Subject subject) throws IOException {
        String name = name(subject, "telnet");
        byte[] content = content(subject, SYMMETRIC_SIZE);
        Files.write(shared.resolve(name), content);
        try (RawPeer telnet = subject.connect(server)) {
            subject.blame(Misconception.LINE_ENDS, "nc -C {host} {port}", () -> {
                telnet.send("Hello\r\n");
                telnet.expect("Filename\n");
                telnet.send(name + "\r\n");
                telnet.expect(reply(content, ByteOrder.BIG_ENDIAN));
            });
        }
        try (RawPeer handout = subject.connect(server)) {
            subject.blame(Misconception.LINE_ENDS, "(printf Hello; sleep 1) | nc {host} {port}", () -> {
                handout.send("Hello");
                handout.expect("Filename");
                handout.send(name);
                handout.expect(reply(content, ByteOrder.BIG_ENDIAN));
            });
        }
    }

    @Test
    @Checkpoint(3)
    @Points(5)
    @Requires("sendsSizeAndContent")
    void findsAFileWithAKoreanNameOnAMachineWithAnotherEncoding(Subject subject) throws IOException {
        String name = name(subject, "한글-🎓");
        byte[] content = content(subject, SYMMETRIC_SIZE);
        try {
            Files.write(shared.resolve(name), content);
        } catch (InvalidPathException e) {
            Assumptions.abort("no Korean names in the locale of the tests: " + e.getMessage());
        }
        try (RawPeer peer = subject.connect(server.underLatin1())) {
            sayHello(peer);
            peer.send(name + "\n");
            subject.blame(Misconception.PLATFORM_CHARSET, "", () -> peer.expect(reply(content, ByteOrder.BIG_ENDIAN)));
        }
    }

    @Test
    @Checkpoint(3)
    @Points(7)
    @Requires("keepsTheFileItAskedFor")
    void keepsTheFileHoweverItArrives(Subject subject) throws IOException {
        String[] names = {name(subject, "at-once"), name(subject, "bit-by-bit")};
        byte[] content = content(subject, 200_000);
        byte[] reply = reply(content, ByteOrder.BIG_ENDIAN);
        try (RawListener listener = RawListener.open(Subject.STARTUP)) {
            LabProcess client = download(subject, listener, received, names);
            client.closeStdin();
            subject.blame(Misconception.ONE_READ, "", () -> {
                try (RawPeer peer = acceptHello(subject, listener)) {
                    peer.expect(names[0] + "\n");
                    peer.send(reply);
                    peer.expect("Bye\n");
                }
                try (RawPeer peer = acceptHello(subject, listener)) {
                    peer.expect(names[1] + "\n");
                    peer.sendInPieces(Arrays.copyOfRange(reply, 0, 4), 1);
                    peer.sendInPieces(Arrays.copyOfRange(reply, 4, 10), 3);
                    peer.sendInPieces(Arrays.copyOfRange(reply, 10, 100), 7);
                    peer.send(Arrays.copyOfRange(reply, 100, reply.length));
                    peer.expect("Bye\n");
                }
                client.awaitExit();
                for (String name : names) {
                    assertThat(received.resolve(name)).hasBinaryContent(content);
                }
            });
        }
    }

    @Test
    @Checkpoint(3)
    @Points(5)
    @Requires("keepsTheFileHoweverItArrives")
    void keepsNothingOfAFileThatBreaksOff(Subject subject) throws IOException {
        String name = name(subject, "broken");
        byte[] reply = reply(content(subject, 1000), ByteOrder.BIG_ENDIAN);
        try (RawListener listener = RawListener.open(Subject.STARTUP)) {
            LabProcess client = download(subject, listener, received, name);
            client.closeStdin();
            try (RawPeer peer = acceptHello(subject, listener)) {
                peer.expect(name + "\n");
                peer.send(Arrays.copyOf(reply, 400));
            }
            subject.blame(Misconception.END_IGNORED, "", () -> {
                assertThat(client.awaitExit())
                        .as("the client, after the end of the stream")
                        .isInstanceOf(Outcome.Exited.class);
                assertThat(received.resolve(name))
                        .as("a file that looks complete, after 396 of 1000 bytes")
                        .doesNotExist();
            });
        }
    }
}

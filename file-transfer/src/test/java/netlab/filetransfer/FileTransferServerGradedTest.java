package netlab.filetransfer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static netlab.filetransfer.TransferProbe.SERVER;
import static netlab.filetransfer.TransferProbe.SYMMETRIC_SIZE;
import static netlab.filetransfer.TransferProbe.content;
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

/** What the server of file transfer is graded by: first a client as it should be, then a network as it is. */
@Graded(main = "netlab.filetransfer.Main")
class FileTransferServerGradedTest {
    /** Shorter than any step's limit, longer than a reply takes. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    private static Path temp;

    private static Path shared;
    private static Role server;

    @BeforeAll
    static void makeFolder() throws IOException {
        shared = TransferProbe.folder(temp, "shared");
        server = SERVER.with("--root", shared.toString());
    }

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
            subject.blame(Misconception.DIGITS_RUN_TOGETHER, "", () -> {
                String digits = new String(size, US_ASCII);
                if (digits.equals(Integer.toString(content.length).substring(0, 4))) {
                    throw new AssertionError("expected the size of " + content.length
                            + " bytes as 4 bytes, 00 01 01 00; it begins with the digits " + digits);
                }
            });
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

    // On a network as it is

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
}

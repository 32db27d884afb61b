// HIDDEN FILE
package netlab.filetransfer;

import static netlab.filetransfer.TransferProbe.CLIENT;
import static netlab.filetransfer.TransferProbe.SERVER;
import static netlab.filetransfer.TransferProbe.SYMMETRIC_SIZE;
import static netlab.filetransfer.TransferProbe.acceptHello;
import static netlab.filetransfer.TransferProbe.content;
import static netlab.filetransfer.TransferProbe.download;
import static netlab.filetransfer.TransferProbe.name;
import static netlab.filetransfer.TransferProbe.reply;
import static netlab.filetransfer.TransferProbe.sayHello;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netlab.testkit.LabProcess;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Role;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What file transfer is graded by as well, and what is not told before. */
@Graded(main = "netlab.filetransfer.Main")
class FileTransferHiddenGradedTest {
    private static final int MANY = 200;

    @TempDir
    private static Path temp;

    private static Path shared;
    private static Role server;

    @BeforeAll
    static void makeFolders() throws IOException {
        shared = TransferProbe.folder(temp, "shared");
        server = SERVER.with("--root", shared.toString());
    }

    @Test
    @Checkpoint(1)
    @Points(0)
    void sendsAFile(Subject subject) throws IOException {
        String name = name(subject, "letter");
        byte[] content = content(subject, SYMMETRIC_SIZE);
        Files.write(shared.resolve(name), content);
        try (RawPeer peer = subject.connect(server)) {
            sayHello(peer);
            peer.send(name + "\n");
            byte[] first = peer.readFully(1);
            subject.blame(Misconception.DIGITS_RUN_TOGETHER, "", () -> {
                if (first[0] == '6') {
                    throw new AssertionError(
                            "expected the size of 65792 bytes as 4 bytes, 00 01 01 00; it begins with the"
                                    + " digit 6");
                }
            });
            peer.expect(new byte[] {1, 1, 0});
            peer.expect(content);
        }
    }

    @Test
    @Checkpoint(1)
    @Points(5)
    @Requires("sendsAFile")
    void givesAwayNothingBesideTheSharedFolder(Subject subject) throws IOException {
        String name = name(subject, "secret");
        Path beside = Files.write(TransferProbe.folder(temp, "shared-not").resolve(name), new byte[SYMMETRIC_SIZE]);
        TransferProbe.folder(shared, "sub");
        for (String escape : List.of("../shared-not/" + name, "sub/../../shared-not/" + name, beside.toString())) {
            try (RawPeer peer = subject.connect(server)) {
                sayHello(peer);
                peer.send(escape + "\n");
                subject.blame(
                        Misconception.PATH_ESCAPES,
                        "printf 'Hello\\n../shared-not/secret.txt\\n' | nc {host} {port} | xxd",
                        () -> peer.expect("Nofile\n"));
            }
        }
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    @Requires("sendsAFile")
    void closesTheConnectionsOfManyClients(Subject subject) throws IOException {
        for (int i = 0; i < MANY; i++) {
            try (RawPeer peer = subject.connect(server)) {
                peer.send("Hello\n");
                peer.expect("Filename\n");
                peer.send("nothing-" + i + "\n");
                peer.expect("Nofile\n");
                subject.blame(Misconception.NEVER_CLOSED, "", peer::expectEndOfStream);
            }
        }
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    @Requires("closesTheConnectionsOfManyClients")
    void endsTheConversationWithAClientThatHasLeft(Subject subject) throws IOException {
        for (String said : List.of("", "Hello\n")) {
            try (RawPeer peer = subject.connect(server)) {
                peer.send(said);
                peer.halfClose();
                subject.blame(Misconception.END_IGNORED, "printf 'Hello\\n' | nc -N {host} {port}", peer::readToEnd);
            }
        }
    }

    @Test
    @Checkpoint(3)
    @Points(3)
    void asksForAKoreanNameOnAMachineWithAnotherEncoding(Subject subject) throws IOException {
        String name = name(subject, "파일-🎓");
        try (RawListener listener = RawListener.open(Subject.STARTUP)) {
            LabProcess client =
                    download(subject, CLIENT.underLatin1(), listener, TransferProbe.folder(temp, "latin1"), name);
            try (RawPeer peer = acceptHello(subject, listener, client)) {
                subject.blame(Misconception.PLATFORM_CHARSET, "", () -> peer.expect(name + "\n"));
            }
        }
    }

    @Test
    @Checkpoint(3)
    @Points(3)
    void writesNothingOutsideTheFolderForDownloads(Subject subject) throws IOException {
        Path received = TransferProbe.folder(temp, "received");
        String escape = name(subject, "escaped");
        String after = name(subject, "after");
        try (RawListener listener = RawListener.open(Subject.STARTUP)) {
            LabProcess client = download(subject, listener, received, "../" + escape, after);
            String asked = "";
            while (!asked.equals(after)) { // the first name may be refused without asking for it
                try (RawPeer peer = acceptHello(subject, listener, client)) {
                    asked = peer.readLine();
                    peer.send(reply(new byte[SYMMETRIC_SIZE], ByteOrder.BIG_ENDIAN));
                    peer.halfClose();
                }
            }
        }
        subject.blame(Misconception.PATH_ESCAPES, "", () -> {
            if (Files.exists(temp.resolve(escape))) {
                throw new AssertionError(
                        "asked for ../" + escape + ", the client wrote a file of that name beside the folder"
                                + " that it was given for downloads");
            }
        });
    }
}

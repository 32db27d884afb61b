package netlab.filetransfer;

import static netlab.filetransfer.TransferProbe.acceptHello;
import static netlab.filetransfer.TransferProbe.content;
import static netlab.filetransfer.TransferProbe.download;
import static netlab.filetransfer.TransferProbe.name;
import static netlab.filetransfer.TransferProbe.reply;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import netlab.testkit.Hexdump;
import netlab.testkit.LabProcess;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the client of file transfer is graded by: first a server as it should be, then a network as it is. */
@Graded(main = "netlab.filetransfer.Main")
class FileTransferClientGradedTest {
    @TempDir
    private static Path temp;

    private static Path received;

    @BeforeAll
    static void makeFolder() throws IOException {
        received = TransferProbe.folder(temp, "received");
    }

    @Test
    @Checkpoint(2)
    @Points(12)
    void keepsTheFileItAskedFor(Subject subject) throws IOException {
        byte[] content = content(subject, 300);
        byte[] kept = keptByClient(subject, name(subject, "wanted"), content, ByteOrder.BIG_ENDIAN);
        if (!Arrays.equals(kept, content)) {
            byte[] swapped = keptByClient(subject, name(subject, "swapped"), content, ByteOrder.LITTLE_ENDIAN);
            subject.blame(Misconception.BYTE_ORDER, "", () -> {
                if (Arrays.equals(swapped, content)) {
                    throw new AssertionError(
                            "sent the size of 300 bytes as 00 00 01 2c, the most significant byte first,"
                                    + " and the client did not keep the file; sent as 2c 01 00 00, it did");
                }
            });
        }
        expectKept(content, kept);
    }

    private static void expectKept(byte[] sent, byte[] kept) {
        if (!Arrays.equals(kept, sent)) {
            throw new AssertionError("expected that the client keeps the " + sent.length
                    + " bytes that were sent; it kept " + kept.length + "\n" + Hexdump.difference(sent, kept));
        }
    }

    /** Sends the size, alone, and then {@code content}; returns what the client has kept of it when it has ended. */
    private static byte[] keptByClient(Subject subject, String name, byte[] content, ByteOrder order)
            throws IOException {
        try (RawListener listener = RawListener.open(Subject.STARTUP)) {
            LabProcess client = download(subject, listener, received, name);
            client.closeStdin();
            try (RawPeer peer = acceptHello(subject, listener, client)) {
                peer.expect(name + "\n");
                peer.sendInPieces(Arrays.copyOf(reply(content, order), Integer.BYTES), Integer.BYTES);
                peer.send(content);
                peer.halfClose();
                client.awaitExit();
            }
        }
        return kept(name);
    }

    private static byte[] kept(String name) throws IOException {
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
            // The keyboard is open, so the program goes on.
            LabProcess client = download(subject, listener, received, name);
            try (RawPeer peer = acceptHello(subject, listener, client)) {
                peer.expect(name + "\n");
                peer.send(reply(content(subject, 10), ByteOrder.BIG_ENDIAN));
                peer.expect("Bye\n");
                subject.blame(Misconception.NEVER_CLOSED, "", peer::expectEndOfStream);
            }
        }
    }

    // On a network as it is

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
                try (RawPeer peer = acceptHello(subject, listener, client)) {
                    peer.expect(names[0] + "\n");
                    peer.send(reply);
                    peer.expect("Bye\n");
                }
                try (RawPeer peer = acceptHello(subject, listener, client)) {
                    peer.expect(names[1] + "\n");
                    peer.sendInPieces(Arrays.copyOfRange(reply, 0, 4), 1);
                    peer.sendInPieces(Arrays.copyOfRange(reply, 4, 10), 3);
                    peer.sendInPieces(Arrays.copyOfRange(reply, 10, 100), 7);
                    peer.send(Arrays.copyOfRange(reply, 100, reply.length));
                    peer.expect("Bye\n");
                }
                client.awaitExit();
                for (String name : names) {
                    expectKept(content, kept(name));
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
            try (RawPeer peer = acceptHello(subject, listener, client)) {
                peer.expect(name + "\n");
                peer.send(Arrays.copyOf(reply, 400));
            }
            subject.blame(Misconception.END_IGNORED, "", () -> {
                subject.expectExit(
                        client, Subject.STARTUP, "the stream ended within the file, and nothing more was typed");
                if (Files.exists(received.resolve(name))) {
                    throw new AssertionError("the stream ended after 396 of 1000 bytes, and the client keeps them as "
                            + name + ", as if that was the whole file");
                }
            });
        }
    }
}

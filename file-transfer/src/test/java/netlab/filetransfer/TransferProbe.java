package netlab.filetransfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import netlab.testkit.LabProcess;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Role;
import netlab.testkit.grading.Subject;

/** What the graded tests have in common: the two roles, files that nobody knows in advance, and the first steps. */
final class TransferProbe {
    static final Role SERVER = Role.of("server", "server --port {port}", 7777);
    static final Role CLIENT = Role.of("client", "client --host {host} --port {port}", 7777);

    /** 00 01 01 00: a size that is the same in either byte order, for what is not about the order. */
    static final int SYMMETRIC_SIZE = 0x00_01_01_00;

    private TransferProbe() {}

    /** Creates a folder that the program can use, whoever runs it. */
    static Path folder(Path parent, String name) throws IOException {
        makeAccessible(parent);
        Path folder = Files.createDirectory(parent.resolve(name));
        makeAccessible(folder);
        return folder;
    }

    private static void makeAccessible(Path folder) throws IOException {
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
    }

    /** Returns a name that differs from student to student. */
    static String name(Subject subject, String stem) {
        return stem + "-" + (1000 + subject.random().nextInt(9000)) + ".txt";
    }

    /** Returns {@code size} bytes that differ from student to student. */
    static byte[] content(Subject subject, int size) {
        byte[] content = new byte[size];
        subject.random().nextBytes(content);
        return content;
    }

    /** Returns the size of {@code content}, and the content. */
    static byte[] reply(byte[] content, ByteOrder order) {
        return ByteBuffer.allocate(Integer.BYTES + content.length)
                .order(order)
                .putInt(content.length)
                .put(content)
                .array();
    }

    // The server's client

    /** Says the first word, and takes the answer. */
    static void sayHello(RawPeer peer) throws IOException {
        peer.send("Hello\n");
        peer.expect("Filename\n");
    }

    // The client's server

    /** Starts the client, and types what it is to download. */
    static LabProcess download(Subject subject, RawListener listener, Path folder, String... names) throws IOException {
        return download(subject, CLIENT, listener, folder, names);
    }

    /** Does the same with a client that is run in another way. */
    static LabProcess download(Subject subject, Role client, RawListener listener, Path folder, String... names)
            throws IOException {
        LabProcess process = subject.startClient(client.with("--out", folder.toString()), listener.port());
        for (String name : names) {
            process.writeLine(name);
        }
        return process;
    }

    /** Accepts the client, takes its first word, and answers it. */
    static RawPeer acceptHello(Subject subject, RawListener listener, LabProcess client) throws IOException {
        RawPeer server = subject.accept(listener, client);
        server.expect("Hello");
        subject.blame(Misconception.LINE_ENDS, "", () -> server.expect("\n"));
        server.send("Filename\n");
        return server;
    }
}

// HIDDEN FILE
package netlab.filetransfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import netlab.testkit.LabProcess;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as its users run it: each side in its own JVM. */
class MainIT {
    @TempDir
    private Path temp;

    private Path shared;
    private Path received;

    @BeforeEach
    void makeFolders() throws IOException {
        shared = Files.createDirectory(temp.resolve("shared"));
        received = temp.resolve("received");
        Files.writeString(shared.resolve("a.txt"), "hello");
        Files.writeString(shared.resolve("b.txt"), "other");
    }

    @Test
    void serverEndsWithZeroOnSigtermAndReleasesThePort() throws IOException {
        int port;
        try (LabProcess server = server()) {
            port = server.port();
            assertThat(server.stdout()).isEqualTo("file-transfer listening on 127.0.0.1:" + port + "\n");
            server.terminate();
            assertThat(server.awaitExit().exitCode()).isZero();
        }
        try (LabProcess again = LabProcess.java(
                        Main.class, "server", "--root", shared.toString(), "--port", Integer.toString(port))
                .start()) {
            assertThat(again.port()).isEqualTo(port);
        }
    }

    @Test
    void clientDownloadsSeveralNamesAndPrintsTheirDigests() throws IOException {
        try (LabProcess server = server();
                LabProcess client = client(server, "a.txt", "b.txt", "--sha256", "--out", received.toString())) {
            assertThat(client.awaitExit().exitCode()).isZero();
            assertThat(client.stdout()).isEqualTo("""
                            a.txt: 5 bytes in RECEIVED/a.txt
                            2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824  RECEIVED/a.txt
                            b.txt: 5 bytes in RECEIVED/b.txt
                            d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa  RECEIVED/b.txt
                            """.replace("RECEIVED", received.toString()));
        }
        assertThat(received.resolve("a.txt")).hasContent("hello");
    }

    @Test
    void clientReadsNamesLineByLineWhenStandardInputIsNoTerminal() throws IOException {
        try (LabProcess server = server();
                LabProcess client = client(server, "--out", received.toString())) {
            client.writeLine("a.txt");
            client.awaitStdout("a.txt: 5 bytes");
            client.writeLine("nothing.txt");
            client.writeLine("");
            client.writeLine("b.txt");
            client.closeStdin();
            assertThat(client.awaitExit().exitCode()).isZero();
            assertThat(client.stderr()).isEqualTo("nothing.txt: the server has no such file, or cannot send it\n");
        }
        assertThat(received.resolve("b.txt")).hasContent("other");
    }

    @Test
    void clientFailsWithOneSentencePerFileAndGoesOn() throws IOException {
        Files.writeString(Files.createDirectory(received).resolve("a.txt"), "mine");
        try (LabProcess server = server();
                LabProcess client = client(server, "a.txt", "nothing.txt", "b.txt", "--out", received.toString())) {
            assertThat(client.awaitExit().exitCode()).isEqualTo(1);
            assertThat(client.stderr().lines())
                    .containsExactly(
                            "a.txt: " + received.resolve("a.txt") + " is there already; --force replaces it",
                            "nothing.txt: the server has no such file, or cannot send it");
            assertThat(client.stdout()).isEqualTo("b.txt: 5 bytes in " + received.resolve("b.txt") + "\n");
            assertThat(received.resolve("a.txt")).hasContent("mine");
            try (LabProcess forced = client(server, "a.txt", "--force", "--out", received.toString())) {
                assertThat(forced.awaitExit().exitCode()).isZero();
            }
        }
        assertThat(received.resolve("a.txt")).hasContent("hello");
    }

    @Test
    void commandLinesThatMakeNoSenseExitWithTwoAndFailuresWithOne() throws IOException {
        try (LabProcess unknown =
                        LabProcess.java(Main.class, "client", "--nonsense").start();
                LabProcess port =
                        LabProcess.java(Main.class, "server", "--port", "70000").start();
                LabProcess noFolder = LabProcess.java(
                                Main.class,
                                "server",
                                "--port",
                                "0",
                                "--root",
                                temp.resolve("none").toString())
                        .start();
                LabProcess noServer = LabProcess.java(Main.class, "client", "a.txt", "--port", "1")
                        .start();
                LabProcess help =
                        LabProcess.java(Main.class, "client", "--help").start()) {
            assertThat(unknown.awaitExit().exitCode()).isEqualTo(2);
            assertThat(port.awaitExit().exitCode()).isEqualTo(2);
            assertThat(noFolder.awaitExit().exitCode()).isEqualTo(1);
            assertThat(noFolder.stderr().lines()).hasSize(1);
            assertThat(noServer.awaitExit().exitCode()).isEqualTo(1);
            assertThat(noServer.stderr().lines()).hasSize(1);
            assertThat(help.awaitExit().exitCode()).isZero();
        }
    }

    @Test
    void demoServesItself() throws IOException {
        try (LabProcess demo = LabProcess.java(Main.class).start()) {
            demo.writeLine("hello.txt");
            demo.closeStdin();
            assertThat(demo.awaitExit().exitCode()).isZero();
            assertThat(demo.stdout()).contains("exec:java@server", "hello.txt: 60 bytes");
            assertThat(demo.stderr()).isEmpty();
        }
    }

    @Test
    void aKilledClientLeavesNothingThatLooksFinishedAndTheNextOneSucceeds() throws IOException {
        byte[] head = {0, 0, 0, 100, 1, 2, 3};
        try (var listener = RawListener.open();
                LabProcess client = LabProcess.java(
                                Main.class, "client", "a.txt", "--port", "" + listener.port(), "--out", "" + received)
                        .start();
                RawPeer server = listener.accept()) {
            server.expect("Hello\n");
            server.send("Filename\n");
            server.expect("a.txt\n");
            server.send(head);
            server.expectSilence(Duration.ofMillis(200)); // the client waits for the other 97 bytes
            ProcessHandle.of(client.pid()).orElseThrow().destroyForcibly();
            client.awaitExit();
        }
        assertThat(received.resolve("a.txt")).doesNotExist();
        try (LabProcess server = server();
                LabProcess client = client(server, "a.txt", "--out", received.toString())) {
            assertThat(client.awaitExit().exitCode()).isZero();
        }
        assertThat(received).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
        assertThat(received.resolve("a.txt")).hasContent("hello");
    }

    @Test
    void tenThousandSmallFilesArriveIntact() throws IOException {
        int count = 10_000;
        for (int i = 0; i < count; i++) {
            Files.writeString(shared.resolve("file-" + i), "content of file " + i);
        }
        try (LabProcess server = server();
                LabProcess client = client(server, "--out", received.toString())) {
            IntStream.range(0, count).forEach(i -> client.writeLine("file-" + i));
            client.closeStdin();
            assertThat(client.awaitExit().exitCode()).isZero();
            assertThat(client.stderr()).isEmpty();
        }
        for (int i = 0; i < count; i++) {
            assertThat(received.resolve("file-" + i)).hasContent("content of file " + i);
        }
    }

    /** Much larger than either heap; and unless another size is asked for, the size spells Nofi. */
    @Test
    void aLargeFileArrivesIntactInLittleMemory() throws IOException {
        long size = Long.getLong("large.file.bytes", 0x4E6F6669L);
        Path file = sparse("large", size);
        try (LabProcess server = server();
                LabProcess client = client(server, "large", "--out", received.toString())) {
            assertThat(client.awaitExit().exitCode()).as(client.stderr()).isZero();
        }
        assertThat(Files.mismatch(file, received.resolve("large"))).isEqualTo(-1);
    }

    /** Zeros, with a mark at the beginning, in the middle and at the end. */
    private Path sparse(String name, long size) throws IOException {
        Path path = shared.resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            for (long position : new long[] {0, size / 2, size - 8}) {
                file.seek(position);
                file.writeLong(position + 1);
            }
        }
        return path;
    }

    private LabProcess server() throws IOException {
        return LabProcess.java(Main.class, "server", "--port", "0", "--root", shared.toString())
                .maxHeapMegabytes(32)
                .start();
    }

    /** Time for the long transfers, and on a busy machine. */
    private static LabProcess client(LabProcess server, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 3];
        all[0] = "client";
        all[1] = "--port";
        all[2] = Integer.toString(server.port());
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return LabProcess.java(Main.class, all)
                .maxHeapMegabytes(32)
                .timeout(Duration.ofMinutes(2))
                .start();
    }
}

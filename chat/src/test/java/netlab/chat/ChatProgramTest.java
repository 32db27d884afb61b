package netlab.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netlab.testkit.LabProcess;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs as their users run them: each in a process of its own. */
class ChatProgramTest {
    @Test
    @Checkpoint(2)
    void demoChatsWithLinesOfStandardInputToTheirEnd() throws Exception {
        try (LabProcess demo = LabProcess.java(Main.class).start()) {
            demo.writeLine("alice");
            demo.writeLine("hello :smile:");
            demo.writeLine("/users");
            demo.closeStdin();
            assertThat(demo.awaitExit().exitCode()).isZero();
            assertThat(demo.stdout().lines().findFirst().orElseThrow())
                    .contains("exec:java@server", "exec:java@client");
            assertThat(demo.stdout())
                    .contains("* hello alice, you are in lobby", "] alice: hello 😄", "* 1 in lobby: alice");
            assertThat(demo.stderr()).isEmpty();
        }
    }

    @Test
    @Checkpoint(2)
    void serverTellsItsPortServesAndStopsOnSigterm() throws Exception {
        try (LabProcess server = server()) {
            int port = server.port();
            assertThat(server.stdout()).isEqualTo("chat listening on 127.0.0.1:" + port + System.lineSeparator());
            try (RawPeer peer = RawPeer.connect(port)) {
                peer.send("alice\n");
                assertThat(peer.readLine()).startsWith("* welcome");
                assertThat(peer.readLine()).startsWith("* hello alice");
                assertThat(peer.readLine()).endsWith("--> alice joined lobby");
                server.terminate();
                peer.expect("* the server is closing\n");
                peer.expectEndOfStream();
            }
            assertThat(server.awaitExit().exitCode()).isZero();
            assertThat(server.stderr()).isEmpty();
            assertThatThrownBy(() -> RawPeer.connect(port)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    @Checkpoint(2)
    void threeClientsChat() throws Exception {
        try (LabProcess server = server();
                LabProcess alice = client(server.port(), "alice");
                LabProcess bob = client(server.port(), "bob");
                RawPeer nc = RawPeer.connect(server.port())) {
            alice.awaitStdout("--> alice joined");
            bob.awaitStdout("--> bob joined");
            alice.writeLine("hello bob");
            bob.awaitStdout("] alice: hello bob");
            bob.writeLine("/msg alice psst");
            alice.awaitStdout("] bob -> alice: psst");
            nc.send("netcat\nfrom nc\n");
            bob.awaitStdout("] netcat: from nc");
            alice.writeLine("/exit");
            assertThat(alice.awaitExit().exitCode()).isZero();
            bob.awaitStdout("<-- alice left lobby");
            bob.closeStdin();
            assertThat(bob.awaitExit().exitCode()).isZero();
        }
    }

    @Test
    @Checkpoint(2)
    void aFileGoesFromClientToClient(@TempDir Path folder) throws Exception {
        Path sent = Files.writeString(folder.resolve("notes 1.txt"), "안녕\n".repeat(10_000));
        Path takes = Files.createDirectory(folder.resolve("takes"));
        try (LabProcess server = server();
                LabProcess alice = client(server.port(), "alice");
                LabProcess bob = LabProcess.java(Main.class, "client", "-p", "" + server.port(), "--nick", "bob")
                        .directory(takes)
                        .start()) {
            bob.awaitStdout("--> bob joined");
            alice.awaitStdout("--> alice joined");
            alice.writeLine("/send bob " + folder.resolve("no-such-file"));
            alice.awaitStdout("! not sent: there is no file");
            alice.writeLine("/send bob " + sent);
            alice.awaitStdout("* offered notes 1.txt to bob as ");
            String offer = bob.awaitStdout("): /get ");
            bob.writeLine("/get " + offer.replaceFirst("(?s).*/get (\\d{6}).*", "$1"));
            bob.awaitStdout("* notes 1.txt is in ");
            assertThat(takes.resolve("notes 1.txt")).hasSameBinaryContentAs(sent);
            alice.closeStdin();
            assertThat(alice.awaitExit().exitCode()).isZero();
        }
    }

    @Test
    @Checkpoint(2)
    void clientComesBackByItsNicknameWhenTheServerDoes() throws Exception {
        int port;
        LabProcess alice;
        try (LabProcess server = server()) {
            port = server.port();
            alice = client(port, "alice");
            alice.awaitStdout("* hello alice");
            alice.writeLine("/nick ally");
            alice.awaitStdout("--- alice is now ally");
            server.terminate();
            server.awaitExit();
        }
        try (alice;
                LabProcess server = LabProcess.java(Main.class, "server", "-p", String.valueOf(port))
                        .start()) {
            alice.awaitStdout("* the connection is lost; trying again in");
            server.port();
            alice.awaitStdout("* hello ally");
            alice.closeStdin();
            assertThat(alice.awaitExit().exitCode()).isZero();
        }
    }

    @Test
    @Checkpoint(2)
    void adminPasswordComesFromAFileAndTheZoneFromAnOption(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "sesame\n");
        try (LabProcess server = LabProcess.java(
                                Main.class,
                                "server",
                                "-p",
                                "0",
                                "--admin-password-file",
                                file.toString(),
                                "--zone",
                                "Z")
                        .start();
                LabProcess alice = client(server.port(), "alice")) {
            alice.writeLine("/admin sesame");
            alice.awaitStdout("you may /kick");
            alice.writeLine("/kick alice");
            assertThat(alice.awaitExit().exitCode())
                    .as("who is kicked does not come back")
                    .isZero();
        }
        assertFails(1, "no such file: ", "server", "-p", "0", "--admin-password-file", "no-such-file");
        assertFails(2, "expected a time zone such as Asia/Seoul, got 'Nowhere'", "server", "--zone", "Nowhere");
    }

    @Test
    @Checkpoint(1)
    void twoTalkUntilOneLeaves() throws Exception {
        try (LabProcess server =
                LabProcess.java(Main.class, "one-to-one", "server", "-p", "0").start()) {
            int port = server.port();
            assertThat(server.stdout()).isEqualTo("one-to-one listening on 127.0.0.1:" + port + System.lineSeparator());
            try (LabProcess client = LabProcess.java(Main.class, "one-to-one", "client", "-p", "" + port)
                    .start()) {
                client.writeLine("안녕");
                server.awaitStdout("client: 안녕");
                try (RawPeer third = RawPeer.connect(port)) {
                    assertThat(third.readLine()).startsWith("! busy");
                }
                server.writeLine("hello \u001B[2Jthere");
                client.awaitStdout("server: hello there");
                server.writeLine("/exit");
                assertThat(server.awaitExit().exitCode()).isZero();
                assertThat(client.awaitExit().exitCode()).isZero();
                assertThat(client.stdout()).contains("* the server has left");
            }
        }
    }

    @Test
    @Checkpoint(1)
    void whatAHandoutServerSaysIsSeenWithoutALineEnd() throws Exception {
        try (RawListener server = RawListener.open();
                LabProcess client = LabProcess.java(Main.class, "one-to-one", "client", "-p", "" + server.port())
                        .start();
                RawPeer peer = server.accept()) {
            peer.send("bare words");
            client.awaitStdout("server: bare words");
        }
    }

    @Test
    void oneToOneServerStopsOnSigterm() throws Exception {
        try (LabProcess server =
                LabProcess.java(Main.class, "one-to-one", "server", "-p", "0").start()) {
            server.port();
            server.terminate();
            assertThat(server.awaitExit().exitCode()).isZero();
        }
    }

    @Test
    void failuresAreOneSentenceAndExitCodeOne() throws Exception {
        int taken;
        try (LabProcess server = server()) {
            taken = server.port();
            assertFails(1, "cannot listen on 127.0.0.1:" + taken, "server", "-p", "" + taken);
            assertFails(1, "cannot listen on 127.0.0.1:" + taken, "one-to-one", "server", "-p", "" + taken);
        }
        assertFails(1, "cannot connect to 127.0.0.1:" + taken, "client", "-p", "" + taken);
        assertFails(1, "cannot connect to 127.0.0.1:" + taken, "one-to-one", "client", "-p", "" + taken);
        assertFails(2, "one-to-one server, or one-to-one client?", "one-to-one");
        assertFails(2, "--lines-per-second is 0 or more", "server", "-p", "0", "--lines-per-second", "-1");
        for (String bus : List.of("http://localhost:6379", "redis://localhost", "nonsense", "::")) {
            assertFails(2, "expected redis://HOST:PORT, got '" + bus + "'", "server", "-p", "0", "--bus", bus);
        }
    }

    private static LabProcess server() throws Exception {
        return LabProcess.java(Main.class, "server", "--port", "0").start();
    }

    private static LabProcess client(int port, String nick) throws Exception {
        return LabProcess.java(Main.class, "client", "-p", "" + port, "--nick", nick)
                .start();
    }

    private static void assertFails(int exitCode, String message, String... arguments) throws Exception {
        try (LabProcess program = LabProcess.java(Main.class, arguments).start()) {
            assertThat(program.awaitExit().exitCode()).isEqualTo(exitCode);
            assertThat(program.stderr()).contains(message).doesNotContain("\tat ");
            assertThat(program.stdout()).isEmpty();
        }
    }
}

package netlab.nameid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import netlab.testkit.LabProcess;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;

/** The program as its users run it: in a process of its own. */
class NameIdProgramTest {
    @Test
    @Checkpoint(3)
    void demoExchangesEveryLineOfStandardInput() throws Exception {
        try (LabProcess demo = LabProcess.java(Main.class).start()) {
            demo.writeLine("홍길동");
            demo.writeLine("Ann");
            demo.closeStdin();
            assertThat(demo.awaitExit().exitCode()).isZero();
            assertThat(demo.stdout())
                    .contains("student name: 홍길동", "student name: Ann", "greeting: Hello 127.0.0.1")
                    .contains("student id: 20260562", "exec:java@server", "exec:java@client");
        }
    }

    @Test
    @Checkpoint(1)
    void serverPrintsConnectionsAndNamesAndStopsOnSigterm() throws Exception {
        try (LabProcess server = LabProcess.java(Main.class, "server", "--port", "0", "--id", "4294967295")
                .start()) {
            int port = server.port();
            try (RawPeer peer = RawPeer.connect(port)) {
                peer.expect("Hello 127.0.0.1");
                peer.send("홍길동\n");
                peer.expect(new byte[] {-1, -1, -1, -1});
                peer.expectEndOfStream();
            }
            try (RawPeer peer = RawPeer.connect(port)) {
                peer.expect("Hello 127.0.0.1");
                peer.send("\n");
                peer.expectEndOfStream();
            }
            server.awaitStdout("no id for 127.0.0.1");
            server.terminate();
            assertThat(server.awaitExit().exitCode()).isZero();
            assertThat(server.stdout().lines().map(line -> line.replaceAll("127.0.0.1:\\d+", "…")))
                    .containsExactly(
                            "hw2-name-id listening on …",
                            "connection from …",
                            "student name: 홍길동",
                            "connection from …",
                            "no id for …: expected a name, got none");
            assertThatThrownBy(() -> RawPeer.connect(port)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    @Checkpoint(3)
    void clientPrintsGreetingAndId() throws Exception {
        try (LabProcess server = LabProcess.java(Main.class, "server", "-p", "0", "--id", "2147483648")
                .start()) {
            String port = String.valueOf(server.port());
            try (LabProcess client = LabProcess.java(Main.class, "client", "-p", port, "--name", "Ann Lee")
                    .start()) {
                assertThat(client.awaitExit().exitCode()).isZero();
                assertThat(client.stdout().lines())
                        .containsExactly("greeting: Hello 127.0.0.1", "student id: 2147483648");
            }
            server.awaitStdout("student name: Ann Lee");
        }
    }

    @Test
    @Checkpoint(3)
    void namesAreUtf8WhateverThePlatformSays() throws Exception {
        try (LabProcess demo = LabProcess.java(Main.class)
                .jvmArguments("-Dfile.encoding=ISO-8859-1")
                .start()) {
            demo.write("홍길동 😀\n".getBytes(StandardCharsets.UTF_8));
            demo.closeStdin();
            assertThat(demo.awaitExit().exitCode()).isZero();
            assertThat(demo.stdout()).contains("student name: 홍길동 😀");
        }
    }

    @Test
    void nonsenseOnTheCommandLineIsExitCodeTwo() throws Exception {
        assertFails(2, "expected an id of 0 to 4294967295, got '4294967296'", "server", "--id", "4294967296");
        assertFails(2, "expected an id of 0 to 4294967295, got 'x'", "server", "--id", "x");
        assertFails(2, "expected a name of at most 1024 bytes, got 1025", "client", "--name", "a".repeat(1_025));
    }

    @Test
    void failuresAreOneSentenceAndExitCodeOne() throws Exception {
        int port;
        try (LabProcess server =
                LabProcess.java(Main.class, "server", "-p", "0").start()) {
            port = server.port();
            assertFails(1, "cannot listen on 127.0.0.1:" + port, "server", "-p", String.valueOf(port));
        }
        assertFails(1, "cannot connect to 127.0.0.1:" + port, "client", "-p", String.valueOf(port), "--name", "Ann");
    }

    @Test
    @Checkpoint(3)
    void aSilentServerIsOneSentenceToo() throws Exception {
        try (RawListener silent = RawListener.open()) {
            String message = "no greeting, id and end of the connection within 5000 ms";
            assertFails(1, message, "client", "-p", String.valueOf(silent.port()), "--name", "Ann");
        }
    }

    private static void assertFails(int exitCode, String message, String... arguments) throws Exception {
        try (LabProcess program = LabProcess.java(Main.class, arguments).start()) {
            assertThat(program.awaitExit().exitCode()).isEqualTo(exitCode);
            assertThat(program.stderr()).contains(message).doesNotContain("\tat ");
            assertThat(program.stdout()).isEmpty();
        }
    }
}

package netlab.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import netlab.testkit.LabProcess;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;

/** The program as its users run it: in a process of its own. */
class CalculatorProgramTest {
    @Test
    @Checkpoint(3)
    void demoCalculatesLinesOfStandardInputToTheirEnd() throws Exception {
        try (LabProcess demo = LabProcess.java(Main.class).start()) {
            demo.writeLine("20 + 17");
            demo.writeLine("20 ? 17");
            demo.writeLine("7 / 2");
            demo.closeStdin();
            assertThat(demo.awaitExit().exitCode()).isZero();
            assertThat(demo.stdout().lines().skip(1))
                    .containsExactly("37", "Error: expected + - * or /, found '?' at column 4: 20 ^? 17", "3.5");
            assertThat(demo.stdout().lines().findFirst().orElseThrow())
                    .contains("exec:java@server", "exec:java@client");
        }
    }

    @Test
    @Checkpoint(1)
    void serverTellsItsPortServesAndStopsOnSigterm() throws Exception {
        try (LabProcess server =
                LabProcess.java(Main.class, "server", "--port", "0").start()) {
            int port = server.port();
            assertThat(server.stdout())
                    .isEqualTo("hw3-calculator listening on 127.0.0.1:" + port + System.lineSeparator());
            try (RawPeer peer = RawPeer.connect(port)) {
                peer.send("20 + 17\n");
                peer.expect("37\n");
                server.terminate();
                peer.expectEndOfStream();
            }
            assertThat(server.awaitExit().exitCode()).isZero();
            assertThat(server.stderr()).isEmpty();
            assertThatThrownBy(() -> RawPeer.connect(port)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    @Checkpoint(3)
    void clientEndsAtQ() throws Exception {
        try (LabProcess server =
                        LabProcess.java(Main.class, "server", "-p", "0").start();
                LabProcess client = client(server)) {
            client.writeLine("1 + 1");
            client.writeLine("q");
            client.writeLine("2 + 2");
            assertThat(client.awaitExit().exitCode()).isZero();
            assertThat(client.stdout().lines()).containsExactly("2");
        }
    }

    @Test
    @Checkpoint(3)
    void clientTakesExpressionsAsArguments() throws Exception {
        try (LabProcess server =
                LabProcess.java(Main.class, "server", "-p", "0").start()) {
            assertThat(output(server, "20", "+", "17")).containsExactly("37");
            assertThat(output(server, "-3 + 5", "3--5", "-1", "6/2"))
                    .startsWith("2", "8")
                    .endsWith("3.0");
            assertThat(output(server, "--plain", "2 * 3")).containsExactly("6");
        }
    }

    @Test
    @Checkpoint(3)
    void textIsUtf8WhateverThePlatformSays() throws Exception {
        try (LabProcess demo = LabProcess.java(Main.class)
                .jvmArguments("-Dfile.encoding=ISO-8859-1")
                .start()) {
            demo.write("1 + 가\n".getBytes(StandardCharsets.UTF_8));
            demo.closeStdin();
            assertThat(demo.awaitExit().exitCode()).isZero();
            assertThat(demo.stdout()).contains("found '가' at column 5: 1 + ^가");
        }
    }

    @Test
    @Checkpoint(3)
    void failuresAreOneSentenceAndExitCodeOne() throws Exception {
        int taken;
        try (LabProcess server =
                LabProcess.java(Main.class, "server", "-p", "0").start()) {
            taken = server.port();
            String port = String.valueOf(taken);
            assertFails(1, "cannot listen on 127.0.0.1:" + taken, "server", "--port", port);
        }
        assertFails(1, "cannot connect to 127.0.0.1:" + taken, "client", "--port", String.valueOf(taken), "1+1");
    }

    @Test
    void nonsenseOnTheCommandLineIsExitCodeTwo() throws Exception {
        assertFails(2, "expected a port of 0 to 65535, got '70000'", "server", "--port", "70000");
        assertFails(2, "Unknown option: '--prot'", "client", "--prot", "1");
        assertFails(2, "'serve'", "serve");
    }

    private static LabProcess client(LabProcess server, String... arguments) throws Exception {
        String[] all = new String[arguments.length + 3];
        all[0] = "client";
        all[1] = "--port";
        all[2] = String.valueOf(server.port());
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return LabProcess.java(Main.class, all).start();
    }

    private static List<String> output(LabProcess server, String... arguments) throws Exception {
        try (LabProcess client = client(server, arguments)) {
            assertThat(client.awaitExit().exitCode()).isZero();
            return client.stdout().lines().toList();
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

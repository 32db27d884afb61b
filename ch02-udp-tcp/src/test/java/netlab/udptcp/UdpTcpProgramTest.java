package netlab.udptcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;
import netlab.testkit.LabProcess;
import netlab.testkit.LabProgram;
import netlab.testkit.RawPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs as their users run them: in processes of their own. */
class UdpTcpProgramTest {
    @Test
    void demoSendsEveryLineBothWaysAsUtf8WhateverThePlatformSays() throws Exception {
        try (LabProcess demo = LabProcess.java(Main.class)
                .jvmArguments("-Dfile.encoding=ISO-8859-1", "-Duser.language=tr")
                .start()) {
            demo.write("title\n안녕 straße\n".getBytes(UTF_8));
            demo.closeStdin();
            assertThat(demo.awaitExit().exitCode()).isZero();
            assertThat(demo.stdout().lines().findFirst().orElseThrow())
                    .contains("exec:java@server", "exec:java@client");
            assertThat(demo.stdout().lines().skip(1))
                    .containsExactly("UDP: TITLE", "TCP: TITLE", "UDP: 안녕 STRASSE", "TCP: 안녕 STRASSE");
            assertThat(demo.stderr()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp ", ""})
    void clientSendsEveryLineAndEndsWithItsInput(String protocol) throws Exception {
        try (LabProcess server = main(protocol + "server -p 0").start();
                LabProcess client =
                        main(protocol + "client --port " + server.port()).start()) {
            client.writeLine("one");
            client.writeLine("");
            client.writeLine("two");
            client.closeStdin();
            assertThat(client.awaitExit().exitCode()).isZero();
            assertThat(client.stdout().lines()).containsExactly("ONE", "", "TWO");
            assertThat(client.stderr()).isEmpty();
        }
    }

    @Test
    void tcpServerTellsItsPortCountsAndStopsOnSigterm() throws Exception {
        try (LabProcess server = main("tcp server --port 0 --count s").start()) {
            int port = server.port();
            assertThat(server.stdout()).isEqualTo("tcp listening on 127.0.0.1:" + port + System.lineSeparator());
            try (RawPeer silent = RawPeer.connect(port);
                    RawPeer peer = RawPeer.connect(port)) {
                peer.send("She sells sea shells");
                peer.expect("5");
                server.terminate();
                assertThat(server.awaitExit().exitCode()).isZero();
                silent.expectEndOfStream();
            }
            assertThat(server.stderr()).isEmpty();
            assertThatThrownBy(() -> RawPeer.connect(port)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void udpServerTellsItsPortCountsAndStopsOnSigterm() throws Exception {
        try (LabProcess server = main("udp server --port 0 -c s").start()) {
            int port = server.port();
            assertThat(server.stdout()).isEqualTo("udp listening on 127.0.0.1:" + port + System.lineSeparator());
            assertThat(UdpClient.ask("127.0.0.1", port, "She sells sea shells")).isEqualTo("5");
            server.terminate();
            assertThat(server.awaitExit().exitCode()).isZero();
            assertThat(server.stderr()).isEmpty();
            try (DatagramSocket next = new DatagramSocket(new InetSocketAddress("127.0.0.1", port))) {
                assertThat(next.isBound()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Udp", "Tcp"})
    void eachFileRunsAlone(String protocol) throws Exception {
        try (LabProcess server = file(protocol + "Server.java", "--port", "0", "--count", "l")
                        .start();
                LabProcess client = file(protocol + "Client.java", "-s", "127.0.0.1", "-p", "" + server.port())
                        .start()) {
            String name = protocol.toLowerCase(Locale.ROOT);
            assertThat(server.stdout()).startsWith(name + " listening on 127.0.0.1:");
            client.writeLine("hello");
            client.writeLine("안녕 world");
            client.closeStdin();
            assertThat(client.awaitExit().exitCode()).isZero();
            assertThat(client.stdout().lines()).containsExactly("2", "1");
        }
    }

    @Test
    void boundariesRunsAlone() throws Exception {
        try (LabProcess boundaries = file("Boundaries.java").start()) {
            assertThat(boundaries.awaitExit().exitCode()).isZero();
            assertThat(boundaries.stdout()).contains("\"onetwothree\"");
        }
    }

    private static LabProgram main(String commandLine) {
        return LabProcess.java(Main.class, commandLine.split(" "));
    }

    private static LabProgram file(String name, String... arguments) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path folder = Path.of(System.getProperty("basedir", ""), "src", "main", "java", "netlab", "udptcp");
        String[] command = new String[arguments.length + 2];
        command[0] = java.toString();
        command[1] = folder.resolve(name).toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        return LabProcess.command(command);
    }
}

package netlab.tools.tap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import netlab.net.TcpServer;
import netlab.testkit.FreePort;
import netlab.testkit.LabProcess;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.RequiresProgram;
import netlab.testkit.TranscriptOnFailure;
import netlab.tools.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as its users run it: in a process of its own, between a client and a server. */
@ExtendWith(TranscriptOnFailure.class)
class TapIT {
    @TempDir
    private Path folder;

    private static LabProcess tap(int server, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("tap", "--listen", "0", "--to", "localhost:" + server));
        arguments.addAll(List.of(options));
        return LabProcess.java(Main.class, arguments.toArray(String[]::new)).start();
    }

    private static TcpServer echo() throws IOException {
        return TcpServer.named("echo")
                .start(
                        new InetSocketAddress("127.0.0.1", 0),
                        socket -> socket.getInputStream().transferTo(socket.getOutputStream()));
    }

    @Test
    void showsAConversationWhileItGoesOn() throws Exception {
        try (TcpServer echo = echo();
                LabProcess tap = tap(echo.port());
                RawPeer client = RawPeer.connect(tap.port())) {
            client.send("안녕\u001B[2J\n");
            client.expect("안녕\u001B[2J\n");
            tap.awaitStdout("client -> server: 11 bytes \"안녕\\x1b[2J\\n\"");
            tap.awaitStdout("server -> client: 11 bytes");
            tap.awaitStdout("00000000  ec 95 88 eb 85 95 1b 5b  32 4a 0a                 |안 녕 .[2J.|");
            client.reset();
            tap.awaitStdout("client -> server: reset");
            tap.terminate();
            assertThat(tap.awaitExit().exitCode()).isZero();
            assertThat(tap.stderr()).isEmpty();
            assertThat(tap.stdout().lines())
                    .startsWith("tap listening on 127.0.0.1:" + tap.port(), "to localhost:" + echo.port());
            assertThat(tap.stdout().replaceAll("\\R", "")).as("no escape").matches("\\P{Cc}*");
        }
    }

    @Test
    void aServerThatIsNotThereIsSaidAndTheTapLivesOn() throws Exception {
        int port = FreePort.choose();
        try (LabProcess tap = tap(port)) {
            for (int connection = 1; connection <= 2; connection++) {
                connectAndExpectReset(tap.port());
                tap.awaitStdout("#" + connection + " * cannot connect to localhost:" + port);
            }
        }
    }

    private static void connectAndExpectReset(int port) throws IOException {
        try (RawPeer client = RawPeer.connect(port)) {
            client.expectReset();
        } catch (ConnectException e) { // it was quicker than we are
            assertThat(e).hasMessageContaining("reset");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--split 0, piece must be at least 1 byte",
        "--delay 20, expected a duration such as 20ms",
        "--drop 0.5, faults of datagrams need --udp",
        "--udp --split 1, faults of connections make no sense with --udp",
        "--split 1 --split 2, --split is given more than once"
    })
    void aCommandLineThatMakesNoSenseIsExplained(String options, String explanation) throws Exception {
        try (LabProcess tap = tap(9001, options.split(" "))) {
            assertThat(tap.awaitExit().exitCode()).isEqualTo(2);
            assertThat(tap.stderr()).contains(explanation);
            assertThat(tap.stdout()).isEmpty();
        }
    }

    @Test
    void faultsAreShownAndHappen() throws Exception {
        try (RawListener listener = RawListener.open();
                LabProcess tap = tap(listener.port(), "--split", "2", "--reset-after", "5", "--towards", "server");
                RawPeer client = RawPeer.connect(tap.port());
                RawPeer server = listener.accept()) {
            client.send("0123456789");
            server.expect("01234");
            client.expectReset();
            tap.awaitStdout("tap -> client: reset");
            assertThat(tap.stdout())
                    .contains("towards server [split(2), resetAfter(5)], towards client []")
                    .contains("client -> tap: 10 bytes", "tap -> server: 2 bytes \"01\"", "tap -> server: 1 byte \"4\"")
                    .contains("* resetAfter(5)");
        }
    }

    @Test
    void memoryStaysBoundedAndBytesGoThroughUnchanged() throws Exception {
        byte[] content = new byte[80 * 1024 * 1024];
        try (RawListener listener = RawListener.open();
                LabProcess tap = LabProcess.java(
                                Main.class, "tap", "--listen", "0", "--to", "" + listener.port(), "--bytes", "0")
                        .maxHeapMegabytes(32)
                        .start();
                RawPeer client = RawPeer.connect(tap.port());
                RawPeer server = listener.accept()) {
            Thread sender = new Thread(() -> send(client, content));
            sender.start();
            assertThat(server.readToEnd()).isEqualTo(content);
            sender.join();
        }
    }

    private static void send(RawPeer client, byte[] content) {
        try {
            client.send(content);
            client.halfClose();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @RequiresProgram("tshark")
    void theCaptureIsCompleteWhenTheTapIsStopped() throws Exception {
        Path capture = folder.resolve("out.pcap");
        try (TcpServer echo = echo();
                LabProcess tap = tap(echo.port(), "--pcap", capture.toString());
                RawPeer client = RawPeer.connect(tap.port())) {
            client.send("20 + 17\n");
            client.expect("20 + 17\n");
            tap.terminate();
            assertThat(tap.awaitExit().exitCode()).isZero();
        }
        try (LabProcess tshark = LabProcess.command(
                        "tshark", "-r", capture.toString(), "-q", "-z", "follow,tcp,ascii,0")
                .start()) {
            assertThat(tshark.awaitExit().exitCode()).as(tshark::stderr).isZero();
            assertThat(tshark.stdout()).contains("8\n20 + 17\n\n\t8\n20 + 17\n");
        }
    }

    @Test
    void showsDatagramsAndLosesThem() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                DatagramSocket client = new DatagramSocket();
                LabProcess tap = tap(
                        server.getLocalPort(), "--udp", "--truncate", "3", "--duplicate", "1", "--towards", "client")) {
            server.setSoTimeout(10_000);
            client.setSoTimeout(10_000);
            byte[] question = "질문".getBytes(UTF_8);
            client.send(new DatagramPacket(question, question.length, InetAddress.getByName("127.0.0.1"), tap.port()));
            DatagramPacket received = new DatagramPacket(new byte[100], 100);
            server.receive(received);
            server.send(new DatagramPacket("answer".getBytes(UTF_8), 6, received.getSocketAddress()));
            for (int copy = 0; copy < 2; copy++) {
                DatagramPacket answer = new DatagramPacket(new byte[100], 100);
                client.receive(answer);
                assertThat(answer.getLength()).isEqualTo(3);
            }
            tap.awaitStdout("client -> server: datagram of 6 bytes \"질문\"");
            tap.awaitStdout("server -> tap: datagram of 6 bytes \"answer\"");
            tap.awaitStdout("tap -> client: datagram of 3 bytes \"ans\"");
            tap.awaitStdout("* sent twice");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskEndsTheCaptureAndNotTheConversation() throws Exception {
        try (TcpServer echo = echo();
                LabProcess tap = tap(echo.port(), "--pcap", "/dev/full")) {
            assertThat(tap.awaitExit().exitCode())
                    .as("not even the header fits")
                    .isEqualTo(1);
            assertThat(tap.stderr()).hasLineCount(1).contains("No space left");
        }
    }
}

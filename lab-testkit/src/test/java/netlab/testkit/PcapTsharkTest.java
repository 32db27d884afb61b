package netlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What Wireshark's own dissectors think of the captures, made of real conversations through the proxies. */
@RequiresProgram("tshark")
@ExtendWith(TranscriptOnFailure.class)
class PcapTsharkTest {
    /** Whatever tshark complains about: broken packets, wrong checksums, gaps, repetitions, full windows. */
    private static final String COMPLAINTS = "_ws.malformed || _ws.short || ip.checksum.status != 1"
            + " || (tcp && tcp.checksum.status != 1) || (udp && udp.checksum.status != 1) || tcp.analysis.flags";

    @TempDir
    private Path folder;

    @Test
    void findsBothStreamsInTheCaptureOfAConversation() throws IOException {
        byte[] request = "안녕하세요 20 + 17\n".getBytes(StandardCharsets.UTF_8);
        byte[] reply = new byte[100_000];
        new Random(1).nextBytes(reply);
        Path capture = folder.resolve("out.pcap");
        try (RawListener listener = RawListener.open();
                FaultProxy proxy = FaultProxy.to(listener.port())
                        .towardsServer(Fault.split(5))
                        .start();
                RawPeer client = RawPeer.connect(proxy.port());
                RawPeer server = listener.accept()) {
            client.send(request);
            server.expect(request);
            server.send(reply);
            client.expect(reply);
            client.halfClose();
            server.expectEndOfStream();
            server.halfClose();
            client.expectEndOfStream();
            Pcap.write(proxy.transcript(), capture);
        }
        assertThat(tshark(capture, "-Y", COMPLAINTS)).isEmpty();
        for (int stream : new int[] {0, 1}) { // client and proxy; proxy and server
            String followed = tshark(capture, "-q", "-z", "follow,tcp,raw," + stream);
            assertThat(HexFormat.of().parseHex(hexOf(followed, false))).isEqualTo(request);
            assertThat(HexFormat.of().parseHex(hexOf(followed, true))).isEqualTo(reply);
        }
        assertThat(tshark(capture, "-Y", "ip.dst == 192.0.2.3 && tcp.len > 0", "-T", "fields", "-e", "tcp.len")
                        .lines())
                .containsExactly("5", "5", "5", "5", "4");
    }

    @Test
    void seesAResetAndTheOtherConnectionsOfTheSameTranscript() throws IOException {
        Path capture = folder.resolve("out.pcap");
        try (RawListener listener = RawListener.open();
                FaultProxy proxy = FaultProxy.to(listener.port())
                        .towardsServer(Fault.resetAfter(3))
                        .start();
                RawPeer first = RawPeer.connect(proxy.port());
                RawPeer firstServer = listener.accept();
                RawPeer second = RawPeer.connect(proxy.port());
                RawPeer secondServer = listener.accept()) {
            first.send("one");
            firstServer.expectReset();
            first.expectReset();
            second.send("2");
            secondServer.expect("2");
            Pcap.write(proxy.transcript(), capture);
        }
        assertThat(tshark(capture, "-Y", COMPLAINTS)).isEmpty();
        assertThat(tshark(capture, "-Y", "tcp.flags.reset == 1").lines()).hasSize(2);
        assertThat(tshark(capture, "-Y", "tcp.flags.syn == 1 && tcp.flags.ack == 0")
                        .lines())
                .hasSize(4);
    }

    @Test
    void readsDatagrams() throws IOException {
        Path capture = folder.resolve("out.pcap");
        byte[] longest = new byte[65_507];
        Arrays.fill(longest, (byte) 'x');
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                DatagramSocket client = new DatagramSocket();
                UdpFaultProxy proxy = UdpFaultProxy.to(server.getLocalPort()).start()) {
            server.setSoTimeout(10_000);
            for (byte[] bytes : new byte[][] {{}, {1}, longest}) {
                client.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName("127.0.0.1"), proxy.port()));
                server.receive(new DatagramPacket(new byte[65_535], 65_535));
            }
            Pcap.write(proxy.transcript(), capture);
        }
        assertThat(tshark(capture, "-Y", COMPLAINTS)).isEmpty();
        assertThat(tshark(capture, "-Y", "ip.dst == 192.0.2.3", "-T", "fields", "-e", "udp.length")
                        .lines())
                .containsExactly("8", "9", "65515");
    }

    /** A line a piece; what the server said is indented by a tab. */
    private static String hexOf(String followed, boolean indented) {
        return followed.lines()
                .filter(line ->
                        line.startsWith("\t") == indented && line.strip().matches("[0-9a-f]+"))
                .map(String::strip)
                .collect(Collectors.joining());
    }

    private static String tshark(Path capture, String... arguments) throws IOException {
        String[] fixed = {
            "tshark",
            "-n",
            "-r",
            capture.toString(),
            "-o",
            "ip.check_checksum:TRUE",
            "-o",
            "tcp.check_checksum:TRUE",
            "-o",
            "udp.check_checksum:TRUE",
            "-d",
            "udp.port==1-65535,data",
            "-d",
            "tcp.port==1-65535,data"
        };
        String[] command = Arrays.copyOf(fixed, fixed.length + arguments.length);
        System.arraycopy(arguments, 0, command, fixed.length, arguments.length);
        try (LabProcess tshark = LabProcess.command(command).start()) {
            assertThat(tshark.awaitExit().exitCode()).as(tshark::stderr).isZero();
            return tshark.stdout();
        }
    }
}

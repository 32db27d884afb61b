package netlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import netlab.testkit.Transcript.Endpoint;
import netlab.testkit.Transcript.Event;
import netlab.testkit.Transcript.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapTest {
    private static final Endpoint CLIENT = new Endpoint("client", 40112);
    private static final Endpoint SERVER = new Endpoint("server", 9003);

    private static final int SYN = 0x02;
    private static final int RST_ACK = 0x14;
    private static final int PSH_ACK = 0x18;
    private static final int ACK = 0x10;
    private static final int FIN_ACK = 0x11;
    private static final int SYN_ACK = 0x12;

    @TempDir
    private Path folder;

    private final Transcript transcript = new Transcript("client", "server");

    /** What the file says of a packet, and the packet. */
    private record Packet(Instant time, int wireLength, byte[] bytes) {
        int lastByteOfSource() {
            return bytes[15];
        }

        int sequence() {
            return ByteBuffer.wrap(bytes).getInt(24);
        }

        int acknowledgement() {
            return ByteBuffer.wrap(bytes).getInt(28);
        }

        int flags() {
            return bytes[33];
        }

        int contentBytes() {
            return wireLength - 40;
        }
    }

    @Test
    void beginsWithTheHeaderOfPcapSavefile() throws IOException {
        Path file = folder.resolve("empty.pcap");
        Pcap.write(transcript, file);
        assertThat(file)
                .hasBinaryContent(
                        HexFormat.of().parseHex("a1b23c4d00020004" + "0000000000000000" + "0000ffff00000065"));
    }

    @Test
    void putsTheHeadersOfIpv4AndUdpInFrontOfADatagram() throws IOException {
        datagram("hi".getBytes(StandardCharsets.US_ASCII));
        assertThat(HexFormat.of().formatHex(onlyPacket().bytes()))
                .isEqualTo("4500001e" + "00004000" + "4011b6cb" + "c0000201" + "c0000202" // IPv4
                        + "9cb0232b" + "000a5391" // UDP
                        + "6869");
    }

    @Test
    void aDatagramWhoseSumIsZeroCarriesAllOnes() throws IOException {
        datagram(new byte[] {(byte) 0xBB, (byte) 0xFA});
        assertThat(ByteBuffer.wrap(onlyPacket().bytes()).getShort(26)).isEqualTo((short) 0xFFFF);
    }

    @Test
    void aConnectionIsAHandshakeSegmentsAndTwoEnds() throws IOException {
        transcript.event(1, Kind.CONNECT, CLIENT, SERVER, "");
        data(CLIENT, SERVER, 8);
        data(SERVER, CLIENT, 3);
        transcript.event(1, Kind.END, CLIENT, SERVER, "");
        transcript.event(1, Kind.END, SERVER, CLIENT, "");
        List<Packet> packets = packets();
        assertThat(packets)
                .extracting(Packet::flags)
                .containsExactly(SYN, SYN_ACK, ACK, PSH_ACK, ACK, PSH_ACK, ACK, FIN_ACK, ACK, FIN_ACK, ACK);
        assertThat(packets).extracting(Packet::lastByteOfSource).containsExactly(1, 2, 1, 1, 2, 2, 1, 1, 2, 2, 1);
        assertThat(packets).extracting(Packet::sequence).containsExactly(0, 0, 1, 1, 1, 1, 9, 9, 4, 4, 10);
        assertThat(packets).extracting(Packet::acknowledgement).containsExactly(0, 1, 1, 1, 9, 9, 4, 4, 10, 10, 5);
    }

    @Test
    void moreThanAPacketHoldsIsSeveralSegments() throws IOException {
        data(CLIENT, SERVER, 200_000);
        assertThat(packets().stream().map(Packet::contentBytes).filter(n -> n > 0))
                .containsExactly(65_495, 65_495, 65_495, 200_000 - 3 * 65_495);
    }

    @Test
    void bytesThatWereNotKeptAreMissingAndCounted() throws IOException {
        data(CLIENT, SERVER, Transcript.MAX_KEPT_BYTES - 10);
        data(CLIENT, SERVER, 100);
        data(CLIENT, SERVER, 5);
        List<Packet> packets = packets();
        List<Packet> last =
                packets.stream().filter(p -> p.contentBytes() == 100).toList();
        assertThat(last).singleElement().satisfies(p -> assertThat(p.bytes()).hasSize(40 + 10));
        assertThat(packets.get(packets.size() - 1).acknowledgement())
                .isEqualTo(1 + Transcript.MAX_KEPT_BYTES - 10 + 105);
    }

    @Test
    void aConnectionThatWasNotSeenToBeginIsGivenAHandshake() throws IOException {
        transcript.event(1, Kind.RESET, SERVER, CLIENT, "");
        assertThat(packets()).extracting(Packet::flags).containsExactly(SYN, SYN_ACK, ACK, RST_ACK);
    }

    @Test
    void nothingFollowsAReset() throws IOException {
        transcript.event(1, Kind.CONNECT, CLIENT, SERVER, "");
        transcript.event(1, Kind.RESET, CLIENT, SERVER, "");
        data(SERVER, CLIENT, 3);
        transcript.event(1, Kind.END, SERVER, CLIENT, "");
        assertThat(packets()).extracting(Packet::flags).containsExactly(SYN, SYN_ACK, ACK, RST_ACK);
    }

    @Test
    void packetsHaveTheTimesOfTheirEvents() throws IOException {
        datagram(new byte[1]);
        Event event = transcript.events().get(0);
        assertThat(onlyPacket().time()).isEqualTo(transcript.startedAt().plus(event.at()));
    }

    @Test
    void aLongerDatagramThanIpv4CarriesIsCut() throws IOException {
        datagram(new byte[65_527]); // IPv6 carries it
        assertThat(onlyPacket().bytes()).hasSize(65_535);
    }

    private void data(Endpoint from, Endpoint to, int size) {
        transcript.data(1, from, to, new byte[size], size);
    }

    private void datagram(byte[] bytes) {
        transcript.datagram(1, CLIENT, SERVER, bytes);
    }

    private Packet onlyPacket() throws IOException {
        List<Packet> packets = packets();
        assertThat(packets).hasSize(1);
        return packets.get(0);
    }

    private List<Packet> packets() throws IOException {
        Path file = folder.resolve("out.pcap");
        Pcap.write(transcript, file);
        ByteBuffer capture = ByteBuffer.wrap(Files.readAllBytes(file)).position(24);
        List<Packet> packets = new ArrayList<>();
        while (capture.hasRemaining()) {
            Instant time = Instant.ofEpochSecond(Integer.toUnsignedLong(capture.getInt()), capture.getInt());
            byte[] bytes = new byte[capture.getInt()];
            int wireLength = capture.getInt();
            capture.get(bytes);
            packets.add(new Packet(time, wireLength, bytes));
        }
        return packets;
    }
}

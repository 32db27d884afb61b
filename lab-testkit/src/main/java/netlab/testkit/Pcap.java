package netlab.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netlab.testkit.Transcript.Endpoint;
import netlab.testkit.Transcript.Event;
import netlab.testkit.Transcript.Kind;

/**
 * Writes a conversation as a capture file, which Wireshark and tshark open as if they had listened themselves.
 *
 * <p>A program sees bytes, not packets, and capturing packets takes root. So the packets are made up around the bytes:
 * every {@link Event} becomes what the simplest of networks would have carried.
 *
 * <table>
 *   <caption>Events and their packets</caption>
 *   <tr><td>{@link Kind#CONNECT}</td><td>SYN, SYN-ACK, ACK</td></tr>
 *   <tr><td>{@link Kind#DATA}</td><td>a segment, two or more above {@value Ipv4Packet#MAX_SEGMENT_BYTES} bytes, and its
 *       ACK: a read or write is a packet</td></tr>
 *   <tr><td>{@link Kind#END}</td><td>FIN, ACK</td></tr>
 *   <tr><td>{@link Kind#RESET}</td><td>RST</td></tr>
 *   <tr><td>{@link Kind#DATAGRAM}</td><td>the datagram, at most {@value Ipv4Packet#MAX_DATAGRAM_BYTES} bytes of it</td></tr>
 *   <tr><td>{@link Kind#NOTE}</td><td>nothing</td></tr>
 * </table>
 *
 * <p>Ports and times are the real ones. The parties of the transcript are given the addresses 192.0.2.1, 192.0.2.2 …
 * from left to right, which belong to nobody (RFC 5737). A connection that the transcript never saw begin is given a
 * handshake. Bytes that the transcript counted and did not keep are missing in the capture, as in one that was taken
 * with a small snapshot length.
 *
 * <p>The file is a classic one, big-endian, with nanoseconds and link type RAW, a packet beginning with its IP header
 * (<a href="https://www.tcpdump.org/manpages/pcap-savefile.5.html">pcap-savefile(5)</a>):
 *
 * <pre>
 * +------------+-------+-------+-----------+-----------+-----------+-----------+
 * | A1B23C4D   | 2     | 4     | 0         | 0         | 65535     | 101       |  24 bytes
 * | magic, 4   | major | minor | time zone | accuracy  | snapshot  | link type |
 * +------------+-------+-------+-----------+-----------+-----------+-----------+
 * | seconds, 4 | nanoseconds, 4 | bytes here, 4 | bytes on the wire, 4 | packet |  16 bytes + packet, repeated
 * +------------+----------------+---------------+----------------------+--------+
 * </pre>
 *
 * <p>What {@link #add} was given is in the file when it returns, so that a program may end at any time. For several
 * threads.
 */
public final class Pcap implements AutoCloseable {
    private static final int NANOSECOND_MAGIC = 0xA1B23C4D;
    private static final int LINKTYPE_RAW = 101;
    private static final int FILE_HEADER_BYTES = 24;
    private static final int PACKET_HEADER_BYTES = 16;

    /** 192.0.2.0. */
    private static final int NETWORK = 0xC0000200;

    /** Connections remembered, those in use last; a connection that is forgotten and goes on has a new handshake. */
    private static final int MAX_FLOWS = 65_536;

    private final OutputStream file;
    private final Instant startedAt;
    private final List<String> parties;
    private final ByteArrayOutputStream packets = new ByteArrayOutputStream();
    private final Map<FlowKey, TcpFlow> flows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FlowKey, TcpFlow> eldest) {
            return size() > MAX_FLOWS;
        }
    };

    /** Of one transcript, what tells a TCP connection from all others; the same one from both of its ends. */
    private record FlowKey(int connection, Endpoint left, Endpoint right) {}

    private Pcap(OutputStream file, Transcript transcript) {
        this.file = file;
        this.startedAt = transcript.startedAt();
        this.parties = transcript.parties();
    }

    /** Writes all that {@code transcript} has kept to {@code file}, which is made anew. */
    public static void write(Transcript transcript, Path file) throws IOException {
        try (Pcap pcap = create(file, transcript)) {
            for (Event event : transcript.events()) {
                pcap.add(event);
            }
        }
    }

    /** Makes {@code file} anew, a capture without packets yet, for events of {@code transcript} that are going to come. */
    public static Pcap create(Path file, Transcript transcript) throws IOException {
        Pcap pcap = new Pcap(Files.newOutputStream(file), transcript);
        pcap.file.write(fileHeader());
        return pcap;
    }

    private static byte[] fileHeader() {
        return ByteBuffer.allocate(FILE_HEADER_BYTES)
                .putInt(NANOSECOND_MAGIC)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(Ipv4Packet.MAX_BYTES)
                .putInt(LINKTYPE_RAW)
                .array();
    }

    /** Adds the packets of {@code event}. */
    public synchronized void add(Event event) throws IOException {
        Ipv4Packet.Sink sink = packet -> append(event, packet);
        packets.reset();
        switch (event.kind()) {
            case CONNECT -> flow(event).connect(sink);
            case DATA -> flow(event).data(host(event.from()), event.bytes(), event.size(), sink);
            case END -> flow(event).end(host(event.from()), sink);
            case RESET -> flow(event).reset(host(event.from()), sink);
            case DATAGRAM ->
                sink.take(Ipv4Packet.udp(host(event.from()), host(event.to()), event.bytes(), event.size()));
            case NOTE -> {}
        }
        packets.writeTo(file);
    }

    private void append(Event event, Ipv4Packet packet) {
        Instant time = startedAt.plus(event.at());
        byte[] header = ByteBuffer.allocate(PACKET_HEADER_BYTES)
                .putInt((int) time.getEpochSecond())
                .putInt(time.getNano())
                .putInt(packet.bytes().length)
                .putInt(packet.wireLength())
                .array();
        packets.writeBytes(header);
        packets.writeBytes(packet.bytes());
    }

    private TcpFlow flow(Event event) {
        Endpoint from = event.from();
        Endpoint to = event.to();
        boolean toTheRight = parties.indexOf(from.name()) < parties.indexOf(to.name());
        FlowKey key = new FlowKey(event.connection(), toTheRight ? from : to, toTheRight ? to : from);
        return flows.computeIfAbsent(key, k -> new TcpFlow(host(from), host(to)));
    }

    private Ipv4Packet.Host host(Endpoint endpoint) {
        return new Ipv4Packet.Host(NETWORK + 1 + parties.indexOf(endpoint.name()), endpoint.port());
    }

    /** Closes the file. */
    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}

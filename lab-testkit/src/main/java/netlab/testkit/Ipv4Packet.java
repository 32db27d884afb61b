package netlab.testkit;

import java.nio.ByteBuffer;

/**
 * An IPv4 packet that carries a TCP segment or a UDP datagram.
 *
 * <pre>
 * IPv4, RFC 791                    TCP, RFC 9293                    UDP, RFC 768
 * +---------+----------------+     +-------------+------------+     +-------------+------------+
 * | 45 00   | total length   |     | source port | dest. port |     | source port | dest. port |
 * | 00 00   | 40 00 (DF)     |     | sequence number          |     | length      | checksum   |
 * | TTL 64  | proto | chksum |     | acknowledgement number   |     +-------------+------------+
 * | source address           |     | flags       | window     |
 * | destination address      |     | checksum    | urgent     |
 * +--------------------------+     +-------------+------------+
 * </pre>
 *
 * @param bytes the packet as far as it is known: the end of its content may be missing
 * @param wireLength bytes of the whole packet
 */
record Ipv4Packet(byte[] bytes, int wireLength) {
    /** The longest packet that IPv4 has (RFC 791, 3.1). */
    static final int MAX_BYTES = 65_535;

    private static final int IP_HEADER_BYTES = 20;
    private static final int TCP_HEADER_BYTES = 20;
    private static final int UDP_HEADER_BYTES = 8;
    private static final int TCP = 6;
    private static final int UDP = 17;

    static final int MAX_SEGMENT_BYTES = MAX_BYTES - IP_HEADER_BYTES - TCP_HEADER_BYTES;
    static final int MAX_DATAGRAM_BYTES = MAX_BYTES - IP_HEADER_BYTES - UDP_HEADER_BYTES;

    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int PSH = 0x08;
    static final int ACK = 0x10;

    private static final int IP_CHECKSUM = 10;
    private static final int TCP_CHECKSUM = 16;
    private static final int UDP_CHECKSUM = 6;
    private static final int WINDOW_BYTES = 65_535;
    private static final byte[] NOTHING = {};

    /** One end: an IPv4 address in network byte order, and a port. */
    record Host(int address, int port) {}

    /** Takes packets in the order in which they crossed the wire. */
    interface Sink {
        void take(Ipv4Packet packet);
    }

    /** A segment without content. */
    static Ipv4Packet tcp(Host from, Host to, int sequence, int acknowledgement, int flags) {
        return tcp(from, to, sequence, acknowledgement, flags, ByteBuffer.wrap(NOTHING), 0);
    }

    /** A segment; {@code known} is the beginning of its {@code length} bytes of content. */
    static Ipv4Packet tcp(
            Host from, Host to, int sequence, int acknowledgement, int flags, ByteBuffer known, int length) {
        int dataOffset = TCP_HEADER_BYTES / Integer.BYTES;
        ByteBuffer segment = ByteBuffer.allocate(TCP_HEADER_BYTES + known.remaining())
                .putShort((short) from.port())
                .putShort((short) to.port())
                .putInt(sequence)
                .putInt(acknowledgement)
                .putShort((short) (dataOffset << 12 | flags))
                .putShort((short) WINDOW_BYTES)
                .putInt(0)
                .put(known);
        return packet(from, to, TCP, segment.array(), TCP_HEADER_BYTES + length, TCP_CHECKSUM);
    }

    /** A datagram; {@code known} is the beginning of its {@code length} bytes of content. */
    static Ipv4Packet udp(Host from, Host to, byte[] known, int length) {
        int carried = Math.min(length, MAX_DATAGRAM_BYTES);
        ByteBuffer datagram = ByteBuffer.allocate(UDP_HEADER_BYTES + Math.min(known.length, carried))
                .putShort((short) from.port())
                .putShort((short) to.port())
                .putShort((short) (UDP_HEADER_BYTES + carried))
                .putShort((short) 0);
        datagram.put(known, 0, datagram.remaining());
        return packet(from, to, UDP, datagram.array(), UDP_HEADER_BYTES + carried, UDP_CHECKSUM);
    }

    private static Ipv4Packet packet(Host from, Host to, int protocol, byte[] content, int length, int checksumAt) {
        ByteBuffer packet = ByteBuffer.allocate(IP_HEADER_BYTES + content.length)
                .putShort((short) 0x4500)
                .putShort((short) (IP_HEADER_BYTES + length))
                .putInt(0x00004000)
                .put((byte) 64)
                .put((byte) protocol)
                .putShort((short) 0)
                .putInt(from.address())
                .putInt(to.address())
                .put(content);
        packet.putShort(IP_CHECKSUM, checksum(packet, 0, IP_HEADER_BYTES, 0));
        // Both protocols include a pseudo-header: the two addresses, which stand last in the IP header, protocol,
        // length.
        int addresses = IP_HEADER_BYTES - 2 * Integer.BYTES;
        short sum = checksum(packet, addresses, packet.capacity(), protocol + length);
        // Datagrams whose sum is 0 carry FFFF, since 0 stands for "not computed" (RFC 768).
        packet.putShort(IP_HEADER_BYTES + checksumAt, protocol == UDP && sum == 0 ? (short) 0xFFFF : sum);
        return new Ipv4Packet(packet.array(), IP_HEADER_BYTES + length);
    }

    /** The Internet checksum (RFC 1071): the complement of the sum of 16-bit words, with the carries added again. */
    private static short checksum(ByteBuffer bytes, int from, int to, int initial) {
        long sum = initial;
        int i = from;
        for (; i + Integer.BYTES <= to; i += Integer.BYTES) {
            sum += bytes.getInt(i) & 0xFFFF_FFFFL; // two words at once: the upper one is a carry of its own
        }
        for (; i < to; i++) {
            sum += (bytes.get(i) & 0xFF) << (i % 2 == 0 ? Byte.SIZE : 0);
        }
        while (sum >>> Short.SIZE != 0) {
            sum = (sum & 0xFFFF) + (sum >>> Short.SIZE);
        }
        return (short) ~sum;
    }
}

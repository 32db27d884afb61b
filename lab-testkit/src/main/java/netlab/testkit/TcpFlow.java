package netlab.testkit;

import static netlab.testkit.Ipv4Packet.ACK;
import static netlab.testkit.Ipv4Packet.FIN;
import static netlab.testkit.Ipv4Packet.PSH;
import static netlab.testkit.Ipv4Packet.RST;
import static netlab.testkit.Ipv4Packet.SYN;

import java.nio.ByteBuffer;
import netlab.testkit.Ipv4Packet.Host;
import netlab.testkit.Ipv4Packet.Sink;

/**
 * A TCP connection (RFC 9293) on a network that loses nothing: sequence numbers begin at 0, and everything is
 * acknowledged at once. What comes after the end of a stream or of the connection is left out.
 */
final class TcpFlow {
    private final Sender client;
    private final Sender server;
    private boolean connected;
    private boolean reset;

    /** One of the two ends, as the one that sends. */
    private static final class Sender {
        final Host host;
        /** Sequence number of the next byte; modulo 2^32, as on the wire. */
        int next;

        boolean ended;

        Sender(Host host) {
            this.host = host;
        }
    }

    TcpFlow(Host client, Host server) {
        this.client = new Sender(client);
        this.server = new Sender(server);
    }

    void connect(Sink sink) {
        if (connected) {
            return;
        }
        connected = true;
        sink.take(Ipv4Packet.tcp(client.host, server.host, client.next++, 0, SYN));
        send(server, SYN | ACK, sink);
        server.next++;
        send(client, ACK, sink);
    }

    /** {@code known} is the beginning of the {@code size} bytes that {@code from} sent. */
    void data(Host from, byte[] known, int size, Sink sink) {
        Sender sender = sender(from);
        if (reset || sender.ended) {
            return;
        }
        connect(sink);
        Sender receiver = peer(sender);
        for (int offset = 0; offset < size; offset += Ipv4Packet.MAX_SEGMENT_BYTES) {
            int length = Math.min(size - offset, Ipv4Packet.MAX_SEGMENT_BYTES);
            int begin = Math.min(offset, known.length);
            ByteBuffer content = ByteBuffer.wrap(known, begin, Math.min(known.length - begin, length));
            sink.take(
                    Ipv4Packet.tcp(sender.host, receiver.host, sender.next, receiver.next, PSH | ACK, content, length));
            sender.next += length;
            send(receiver, ACK, sink);
        }
    }

    void end(Host from, Sink sink) {
        Sender sender = sender(from);
        if (reset || sender.ended) {
            return;
        }
        connect(sink);
        sender.ended = true;
        send(sender, FIN | ACK, sink);
        sender.next++; // FIN counts as a byte, as SYN does
        send(peer(sender), ACK, sink);
    }

    void reset(Host from, Sink sink) {
        if (reset || client.ended && server.ended) {
            return;
        }
        connect(sink);
        reset = true;
        send(sender(from), RST | ACK, sink);
    }

    private void send(Sender sender, int flags, Sink sink) {
        Sender receiver = peer(sender);
        sink.take(Ipv4Packet.tcp(sender.host, receiver.host, sender.next, receiver.next, flags));
    }

    private Sender sender(Host host) {
        return host.equals(client.host) ? client : server;
    }

    private Sender peer(Sender sender) {
        return sender == client ? server : client;
    }
}

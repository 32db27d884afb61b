package netlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TranscriptOnFailure.class)
class UdpFaultProxyTest {
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int COUNT = 40;

    private DatagramSocket client;
    private DatagramSocket server;

    @BeforeEach
    void open() throws IOException {
        client = loopbackSocket();
        server = loopbackSocket();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static DatagramSocket loopbackSocket() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    @Test
    void withoutFaultsCarriesBothDirections() throws Exception {
        try (UdpFaultProxy proxy =
                UdpFaultProxy.to(server.getLocalPort()).seed(1).start()) {
            send(client, "question", proxy.port());
            DatagramPacket question = receive(server);
            assertThat(text(question)).isEqualTo("question");
            send(server, "answer", question.getPort());
            DatagramPacket answer = receive(client);
            assertThat(text(answer)).isEqualTo("answer");
            assertThat(answer.getPort())
                    .as("comes from where the question went")
                    .isEqualTo(proxy.port());
        }
    }

    @Test
    void tellsClientsApart() throws Exception {
        try (UdpFaultProxy proxy =
                        UdpFaultProxy.to(server.getLocalPort()).seed(1).start();
                DatagramSocket other = loopbackSocket()) {
            send(client, "a", proxy.port());
            DatagramPacket a = receive(server);
            send(other, "b", proxy.port());
            DatagramPacket b = receive(server);
            send(server, "for b", b.getPort());
            send(server, "for a", a.getPort());
            assertThat(text(receive(client))).isEqualTo("for a");
            assertThat(text(receive(other))).isEqualTo("for b");
        }
    }

    @Test
    void dropLosesTheSameDatagramsForTheSameSeed() throws Exception {
        List<String> received = received(3, UdpFault.drop(0.5));
        assertThat(received).hasSizeBetween(COUNT / 4, COUNT * 3 / 4).isSorted();
        assertThat(received(3, UdpFault.drop(0.5))).isEqualTo(received);
        assertThat(received(4, UdpFault.drop(0.5))).isNotEqualTo(received);
        assertThat(received(3, UdpFault.drop(1))).isEmpty();
        assertThat(received(3, UdpFault.drop(0))).isEqualTo(sent());
    }

    @Test
    void duplicateRepeatsTheSameDatagramsForTheSameSeed() throws Exception {
        List<String> received = received(3, UdpFault.duplicate(0.25));
        assertThat(received).hasSizeBetween(COUNT + 2, COUNT * 3 / 2).containsAll(sent());
        assertThat(received(3, UdpFault.duplicate(0.25))).isEqualTo(received);
        assertThat(received(4, UdpFault.duplicate(0.25))).isNotEqualTo(received);
    }

    @Test
    void reorderDeliversAllInAnotherOrderThatIsTheSameForTheSameSeed() throws Exception {
        List<String> received = received(3, UdpFault.reorder(4));
        assertThat(received).containsExactlyInAnyOrderElementsOf(sent()).isNotEqualTo(sent());
        for (int i = 0; i < COUNT; i += 4) {
            assertThat(received.subList(i, i + 4))
                    .containsExactlyInAnyOrderElementsOf(sent().subList(i, i + 4))
                    .isNotEqualTo(sent().subList(i, i + 4));
        }
        assertThat(received(3, UdpFault.reorder(4))).isEqualTo(received);
        assertThat(received(4, UdpFault.reorder(4))).isNotEqualTo(received);
    }

    @Test
    void reorderLetsGoWhatIsLeftWhenNothingComes() throws Exception {
        try (UdpFaultProxy proxy = UdpFaultProxy.to(server.getLocalPort())
                .towardsServer(UdpFault.reorder(100))
                .start()) {
            send(client, "alone", proxy.port());
            assertThat(text(receive(server))).isEqualTo("alone");
        }
    }

    @Test
    void truncateCutsDatagrams() throws Exception {
        assertThat(received(3, UdpFault.truncate(3))).hasSize(COUNT).containsOnly("dat");
    }

    @Test
    void faultsTowardsTheClientLeaveTheOtherDirectionAlone() throws Exception {
        try (UdpFaultProxy proxy = UdpFaultProxy.to(server.getLocalPort())
                .towardsClient(UdpFault.truncate(2))
                .start()) {
            send(client, "question", proxy.port());
            DatagramPacket question = receive(server);
            assertThat(text(question)).isEqualTo("question");
            send(server, "answer", question.getPort());
            assertThat(text(receive(client))).isEqualTo("an");
        }
    }

    @Test
    void carriesEmptyDatagramsInBothDirections() throws Exception {
        try (UdpFaultProxy proxy = UdpFaultProxy.to(server.getLocalPort()).start()) {
            send(client, "", proxy.port());
            DatagramPacket question = receive(server);
            assertThat(text(question)).isEmpty();
            send(server, "", question.getPort());
            assertThat(text(receive(client))).isEmpty();
            send(client, "second", proxy.port());
            assertThat(receive(server).getPort()).isEqualTo(question.getPort());
        }
    }

    @Test
    void aServerThatIsNotThereIsSilence() throws Exception {
        try (UdpFaultProxy proxy = UdpFaultProxy.to(FreePort.choose()).start()) {
            send(client, "one", proxy.port());
            send(client, "two", proxy.port());
            client.setSoTimeout(100);
            assertThatThrownBy(() -> receive(client)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theTranscriptSaysThatNobodyListens() throws Exception {
        BlockingQueue<String> notes = new LinkedBlockingQueue<>();
        Transcript transcript = FaultProxy.newTranscript();
        transcript.onEvent(event -> {
            if (event.kind() == Transcript.Kind.NOTE) {
                notes.add(event.note());
            }
        });
        int nobody = FreePort.choose();
        try (UdpFaultProxy proxy =
                UdpFaultProxy.to(nobody).transcript(transcript).start()) {
            send(client, "one", proxy.port());
            assertThat(notes.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
                    .isEqualTo("nobody listens on 127.0.0.1:" + nobody + " (port unreachable)");
        }
    }

    @Test
    void forgetsTheClientThatHasBeenSilentLongest() throws Exception {
        try (UdpFaultProxy proxy = UdpFaultProxy.to(server.getLocalPort()).start()) {
            List<DatagramSocket> others = new ArrayList<>();
            try {
                int known = askFrom(client, proxy);
                DatagramSocket second = loopbackSocket();
                others.add(second);
                int knownSecond = askFrom(second, proxy);
                while (others.size() < UdpFaultProxy.MAX_CONVERSATIONS) {
                    DatagramSocket other = loopbackSocket();
                    others.add(other);
                    assertThat(askFrom(client, proxy)).isEqualTo(known);
                    askFrom(other, proxy);
                }
                assertThat(askFrom(client, proxy)).as("it was not silent").isEqualTo(known);
                assertThat(askFrom(second, proxy)).isNotEqualTo(knownSecond);
            } finally {
                others.forEach(DatagramSocket::close);
            }
        }
    }

    /** Sends a datagram, and returns the port that the server sees it come from. */
    private int askFrom(DatagramSocket from, UdpFaultProxy proxy) throws IOException {
        send(from, "question", proxy.port());
        return receive(server).getPort();
    }

    @Test
    void theTranscriptShowsWhatWasLost() throws Exception {
        try (UdpFaultProxy proxy = UdpFaultProxy.to(server.getLocalPort())
                .seed(42)
                .towardsServer(UdpFault.drop(1))
                .towardsClient(UdpFault.truncate(1))
                .start()) {
            send(client, "lost", proxy.port());
            server.setSoTimeout(200);
            assertThatThrownBy(() -> receive(server)).isInstanceOf(SocketTimeoutException.class);
            assertThat(proxy.transcript().toString())
                    .contains("seed 42", "towards server [drop(1.0)], towards client [truncate(1)]")
                    .contains("datagram of 4 \"lost\"", "* dropped 4 bytes");
        }
    }

    @Test
    void refusesFaultsThatMakeNoSense() {
        assertThatThrownBy(() -> UdpFault.drop(1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UdpFault.duplicate(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UdpFault.reorder(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UdpFault.truncate(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> sent() {
        return IntStream.range(0, COUNT)
                .mapToObj(i -> String.format("datagram %02d", i))
                .toList();
    }

    /** Sends {@link #sent} through a proxy, and returns what comes out, in its order. */
    private List<String> received(long seed, UdpFault fault) throws IOException {
        List<String> received = new ArrayList<>();
        server.setSoTimeout(20);
        try (UdpFaultProxy proxy = UdpFaultProxy.to(server.getLocalPort())
                .seed(seed)
                .towardsServer(fault)
                .start()) {
            for (String datagram : sent()) {
                send(client, datagram, proxy.port());
            }
            while (arrived(proxy.transcript()) < COUNT) {
                receiveAll(received);
            }
        }
        // The proxy has ended, so all that it sent is in the server's receive queue.
        receiveAll(received);
        return received;
    }

    private void receiveAll(List<String> received) throws IOException {
        try {
            while (true) {
                received.add(text(receive(server)));
            }
        } catch (SocketTimeoutException e) {
            return;
        }
    }

    private static long arrived(Transcript transcript) {
        return transcript.events().stream()
                .filter(event -> event.from().name().equals("client"))
                .count();
    }

    private static void send(DatagramSocket from, String text, int port) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        from.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress("127.0.0.1", port)));
    }

    private static DatagramPacket receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        socket.receive(packet);
        return packet;
    }

    private static String text(DatagramPacket packet) {
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
    }
}

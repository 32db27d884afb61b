package netlab.udptcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Locale;
import netlab.testkit.LabProcess;
import netlab.testkit.Transcript;
import netlab.testkit.Transcript.Endpoint;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Role;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a UDP client of the uppercase service is graded by. The test plays the server, and the network in between. */
@Graded(main = "netlab.udptcp.Main")
class UdpClientGradedTest {
    private static final Role CLIENT = Role.of("client", "udp client --host {host} --port {port}", 12000);

    private DatagramSocket server;
    private Transcript transcript;

    @BeforeEach
    void bind() throws IOException {
        server = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        server.setSoTimeout((int) Subject.STARTUP.toMillis());
        transcript = new Transcript("client", "server");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    @Checkpoint(1)
    @Points(4)
    void printsTheReply(Subject subject) throws IOException {
        String sentence = sentence(subject, "hello ");
        LabProcess client = ask(subject, sentence);
        answer(receive(sentence));
        client.awaitStdout(reply(sentence));
    }

    @Test
    @Checkpoint(1)
    @Points(3)
    @Requires("printsTheReply")
    void asksAgainWhenADatagramIsLost(Subject subject) throws IOException {
        String sentence = sentence(subject, "lost ");
        LabProcess client = ask(subject, sentence);
        receive(sentence); // it never arrived
        subject.blame(Misconception.UDP_TRUSTED, "", () -> {
            answer(receive(sentence));
            client.awaitStdout(reply(sentence));
        });
    }

    @Test
    @Checkpoint(1)
    @Points(3)
    @Requires("printsTheReply")
    void takesNoSecondCopyForTheNextReply(Subject subject) throws IOException {
        String first = sentence(subject, "first ");
        String second = sentence(subject, "second ");
        LabProcess client = ask(subject, first);
        DatagramPacket request = receive(first);
        answer(request);
        answer(request);
        client.awaitStdout(reply(first));
        client.writeLine(second);
        answer(receive(second));
        subject.blame(
                Misconception.UDP_TRUSTED,
                "",
                () -> assertThat(client.awaitStdout(reply(second)))
                        .as("the replies")
                        .containsOnlyOnce(reply(first)));
    }

    private LabProcess ask(Subject subject, String sentence) throws IOException {
        LabProcess client = subject.startClient(CLIENT, server.getLocalPort());
        client.writeLine(sentence);
        return client;
    }

    /** Returns the next datagram with {@code sentence}; others, which were sent again before, are skipped. */
    private DatagramPacket receive(String sentence) throws IOException {
        DatagramPacket request = new DatagramPacket(new byte[2048], 2048);
        do {
            request.setLength(2048);
            receive(request, sentence);
        } while (!text(request).equals(sentence));
        return request;
    }

    private void receive(DatagramPacket request, String sentence) throws IOException {
        try {
            server.receive(request);
            byte[] bytes = Arrays.copyOf(request.getData(), request.getLength());
            transcript.datagram(1, client(request), new Endpoint("server", server.getLocalPort()), bytes);
        } catch (SocketTimeoutException e) {
            String one = transcript.events().isEmpty() ? "a" : "another";
            throw new AssertionError(
                    "expected " + one + " datagram with \"" + sentence + "\"; none came within "
                            + Subject.STARTUP.toSeconds() + " s",
                    e);
        }
    }

    private void answer(DatagramPacket request) throws IOException {
        byte[] reply = reply(text(request)).getBytes(UTF_8);
        server.send(new DatagramPacket(reply, reply.length, request.getSocketAddress()));
        transcript.datagram(1, new Endpoint("server", server.getLocalPort()), client(request), reply);
    }

    private static Endpoint client(DatagramPacket request) {
        return new Endpoint("client", request.getPort());
    }

    private static String text(DatagramPacket packet) {
        return new String(packet.getData(), 0, packet.getLength(), UTF_8);
    }

    private static String sentence(Subject subject, String stem) {
        return stem + (10_000 + subject.random().nextInt(90_000));
    }

    private static String reply(String sentence) {
        return sentence.toUpperCase(Locale.ROOT);
    }
}

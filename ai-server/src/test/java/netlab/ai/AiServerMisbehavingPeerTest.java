package netlab.ai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import netlab.testkit.Fault;
import netlab.testkit.FaultProxy;
import netlab.testkit.RawPeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AiServerMisbehavingPeerTest {
    private static AiServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestModels.server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RawPeer connect() throws IOException {
        RawPeer peer = RawPeer.connect(server.port());
        peer.readLine();
        return peer;
    }

    private static void expectThatItStillServes() throws IOException {
        try (RawPeer peer = connect()) {
            peer.send("{\"task\":\"ping\"}\n");
            assertThat(peer.readLine()).startsWith("{\"ok\":true");
        }
    }

    private static int id(String reply) throws IOException {
        return new ObjectMapper().readTree(reply).get("id").asInt();
    }

    @Test
    void answersARequestThatComesInPiecesOfOneByte() throws IOException {
        try (RawPeer peer = connect()) {
            peer.sendOneByteAtATime("{\"task\":\"sentiment\",\"text\":\"정말 좋아요\",\"id\":1}\r\n");
            assertThat(id(peer.readLine())).isEqualTo(1);
        }
    }

    @Test
    void answersSeveralRequestsOfOneSegmentInOrder() throws IOException {
        StringBuilder requests = new StringBuilder();
        String article = "A sentence about the network. ".repeat(100);
        for (int id = 0; id < 60; id += 3) {
            requests.append("{\"task\":\"summary\",\"text\":\"" + article + "\",\"id\":" + id + "}\n\n  \r\n");
            requests.append("{\"task\":\"sentiment\",\"text\":\"good\",\"id\":" + (id + 1) + "}\n");
            requests.append("{\"task\":\"ping\",\"id\":" + (id + 2) + "}\n");
        }
        try (RawPeer peer = connect()) {
            peer.send(requests.toString());
            for (int id = 0; id < 60; id++) {
                assertThat(id(peer.readLine())).isEqualTo(id);
            }
        }
    }

    @Test
    void answersALastLineThatHasNoNewline() throws IOException {
        try (RawPeer peer = connect()) {
            peer.send("{\"task\":\"ping\",\"id\":1}\n{\"task\":\"ping\",\"id\":2}");
            peer.halfClose();
            assertThat(id(peer.readLine())).isEqualTo(1);
            assertThat(id(peer.readLine())).isEqualTo(2);
            peer.expectEndOfStream();
        }
    }

    @Test
    void answersALineOfExactlyTheLimit() throws IOException {
        String head = "{\"task\":\"sentiment\",\"id\":3,\"text\":\"";
        String text = "a ".repeat(AiServer.MAX_LINE_BYTES).substring(0, AiServer.MAX_LINE_BYTES - head.length() - 2);
        try (RawPeer peer = connect()) {
            peer.send(head + text + "\"}\n");
            assertThat(id(peer.readLine())).isEqualTo(3);
        }
    }

    @Test
    void saysThatALineIsTooLongAndEnds() throws IOException {
        try (RawPeer peer = connect()) {
            peer.send("x".repeat(AiServer.MAX_LINE_BYTES + 1));
            assertThat(peer.readLine()).isEqualTo("{\"ok\":false,\"error\":\"line too long\"}");
            peer.expectEndOfStream();
        }
        expectThatItStillServes();
    }

    @Test
    void saysSoEvenToAPeerThatSendsFarMoreBeforeItReads() throws IOException {
        try (RawPeer peer = connect()) {
            byte[] much = new byte[8 << 20];
            peer.send(much);
            peer.halfClose();
            assertThat(peer.readLine()).isEqualTo("{\"ok\":false,\"error\":\"line too long\"}");
            peer.expectEndOfStream();
        }
    }

    @Test
    void survivesDeepNestingAndHugeNumbers() throws IOException {
        try (RawPeer peer = connect()) {
            peer.send("[".repeat(500_000) + "\n");
            assertThat(peer.readLine()).isEqualTo("{\"ok\":false,\"error\":\"invalid JSON\"}");
            peer.send("{\"id\":" + "9".repeat(500_000) + "}\n");
            assertThat(peer.readLine()).isEqualTo("{\"ok\":false,\"error\":\"invalid JSON\"}");
            peer.send("{\"task\":\"ping\",\"id\":" + "[".repeat(150) + "]".repeat(150) + "}\n");
            assertThat(peer.readLine()).startsWith("{\"ok\":true");
        }
    }

    @Test
    void survivesTextsThatAreNoText() throws IOException {
        String[] texts = {
            "\\u0000",
            "\\ud800",
            "\\udc00\\ud800",
            "👩‍💻".repeat(2000),
            "ㅋ".repeat(300_000),
            "(".repeat(100_000),
            "\\u202e\\u0007",
            "a".repeat(1_000_000)
        };
        try (RawPeer peer = connect()) {
            for (String text : texts) {
                for (String task : new String[] {"sentiment", "summary"}) {
                    peer.send("{\"task\":\"" + task + "\",\"text\":\"" + text + "\"}\n");
                    assertThat(peer.readLine()).startsWith("{\"ok\":true,\"task\":\"" + task + "\"");
                }
            }
        }
    }

    @Test
    void survivesResetsAtEveryStage() throws IOException {
        String request = "{\"task\":\"sentiment\",\"text\":\"good\"}\n";
        for (int sent = 0; sent <= request.length(); sent++) {
            RawPeer peer = RawPeer.connect(server.port());
            peer.send(request.substring(0, sent));
            peer.reset();
        }
        expectThatItStillServes();
    }

    @Test
    void answersThroughANetworkThatCutsAndDelays() throws IOException {
        try (FaultProxy proxy = FaultProxy.to(server.port())
                        .seed(4)
                        .towardsServer(Fault.splitRandomly(30))
                        .towardsClient(Fault.split(100), Fault.delayUpTo(Duration.ofMillis(2)))
                        .start();
                RawPeer peer = RawPeer.connect(proxy.port())) {
            peer.readLine();
            for (int id = 0; id < 3; id++) {
                peer.send("{\"task\":\"sentiment\",\"text\":\"아주 좋습니다\",\"id\":" + id + "}\n");
                assertThat(id(peer.readLine())).isEqualTo(id);
            }
        }
    }

    @Test
    void serves200ConnectionsAtOnce() throws IOException {
        List<RawPeer> peers = new ArrayList<>();
        try {
            for (int id = 0; id < 200; id++) {
                peers.add(RawPeer.connect(server.port()));
            }
            for (int id = 0; id < 200; id++) {
                peers.get(id)
                        .send("{\"task\":\"" + (id % 2 == 0 ? "sentiment" : "summary")
                                + "\",\"text\":\"It works. It is good.\",\"id\":" + id + "}\n");
            }
            for (int id = 0; id < 200; id++) {
                peers.get(id).readLine();
                String reply = peers.get(id).readLine();
                assertThat(reply).startsWith("{\"ok\":true");
                assertThat(id(reply)).isEqualTo(id);
            }
        } finally {
            peers.forEach(RawPeer::close);
        }
    }

    @Test
    void servesOthersWhileSomebodySendsWithoutReading() throws IOException {
        byte[] ping = "{\"task\":\"ping\",\"id\":\"0123456789\"}\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        try (RawPeer greedy = RawPeer.connect(server.port())) {
            Thread sender = new Thread(() -> sendUntilClosed(greedy, ping));
            sender.start();
            for (int i = 0; i < 20; i++) {
                expectThatItStillServes();
            }
            greedy.reset();
            sender.interrupt();
        }
    }

    private static void sendUntilClosed(RawPeer peer, byte[] bytes) {
        try {
            while (true) {
                peer.send(bytes);
            }
        } catch (IOException | AssertionError e) {
            return; // TCP has slowed it down until the test was over
        }
    }

    @Test
    void closesAConnectionThatStaysSilent() throws IOException {
        try (AiServer impatient =
                        AiServer.start(TestModels.anyPort(), TestModels.builtIn(), 1, 1, Duration.ofMillis(200));
                RawPeer peer = RawPeer.connect(impatient.port())) {
            peer.readLine();
            peer.expectEndOfStream();
        }
    }
}

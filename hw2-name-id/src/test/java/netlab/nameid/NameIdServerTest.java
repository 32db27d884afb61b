package netlab.nameid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Checkpoint(2)
class NameIdServerTest {
    private static final StudentId ID = new StudentId(0x81020304L);
    private static final byte[] ID_BYTES = {(byte) 0x81, 2, 3, 4};

    private final RecordingObserver observer = new RecordingObserver();
    private NameIdServer server;

    @BeforeEach
    void start() throws IOException {
        server = NameIdServer.start(new InetSocketAddress("127.0.0.1", 0), ID, observer);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    @Checkpoint(1)
    void greetsFirstThenTakesTheNameThenGivesTheId() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.expect("Hello 127.0.0.1");
            observer.expect("connected");
            peer.send("홍길동\n");
            observer.expect("named 홍길동");
            peer.expect(ID_BYTES);
            peer.expectEndOfStream();
        }
    }

    @Test
    void takesANameWithoutANewline() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.expect("Hello 127.0.0.1");
            peer.send("홍길동");
            peer.expect(ID_BYTES);
            peer.expectEndOfStream();
        }
        observer.expect("connected");
        observer.expect("named 홍길동");
    }

    @Test
    void takesTheLongestName() throws Exception {
        String longest = "a".repeat(1_024);
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.expect("Hello 127.0.0.1");
            peer.send(longest + "\r\n");
            peer.expect(ID_BYTES);
        }
        observer.expect("connected");
        observer.expect("named " + longest);
    }

    @Test
    @Checkpoint(4)
    void servesOthersWhileOneThinks() throws Exception {
        List<RawPeer> thinking = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            thinking.add(RawPeer.connect(server.port()));
        }
        for (int i = 49; i >= 0; i--) {
            try (RawPeer peer = thinking.get(i)) {
                peer.expect("Hello 127.0.0.1");
                peer.send("student " + i + "\n");
                peer.expect(ID_BYTES);
                peer.expectEndOfStream();
            }
        }
    }

    @Test
    @Checkpoint(3)
    void clientGetsGreetingAndId() throws Exception {
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", server.port());
        try (NameIdClient client = NameIdClient.connect(address, RawPeer.DEFAULT_TIMEOUT, false)) {
            NameIdClient.Answer answer = client.exchange(new Name("김 😀"));
            assertThat(answer.greeting()).isEqualTo("Hello 127.0.0.1");
            assertThat(answer.id()).isEqualTo(ID);
        }
        observer.expect("connected");
        observer.expect("named 김 😀");
    }
}

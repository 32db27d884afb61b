package netlab.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Checkpoint(2)
class CalculatorServerTest {
    private CalculatorServer server;

    @BeforeEach
    void start() throws IOException {
        server = CalculatorServer.start(new InetSocketAddress("127.0.0.1", 0));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answersALineWithALine() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("20 + 17\n");
            peer.expect("37\n");
            peer.send("7 / 2\r\n");
            peer.expect("3.5\n");
        }
    }

    @Test
    void answersABareRequestWithABareReply() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("20 + 17");
            peer.expect("37");
            peer.expectSilence(Duration.ofMillis(50));
            peer.send("20 - 17");
            peer.expect("3");
        }
    }

    @Test
    void answersWhatCameBeforeTheEndOfTheStream() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("6 * 7");
            peer.halfClose();
            peer.expect("42");
            peer.expectEndOfStream();
        }
    }

    @Test
    void answersPipelinedRequestsInOrder() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            StringBuilder requests = new StringBuilder();
            StringBuilder replies = new StringBuilder();
            for (int i = 0; i < 5_000; i++) {
                requests.append(i).append(" + 1\n");
                replies.append(i + 1).append('\n');
            }
            peer.send(requests.toString());
            peer.expect(replies.toString());
        }
    }

    @Test
    void staysUsableAfterEveryKindOfError() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("20 ? 17\n");
            peer.expect("Error: expected + - * or /, found '?' at column 4: 20 ^? 17\n");
            peer.send("1 / 0\n");
            peer.expect("Error: cannot divide by zero at column 5: 1 / ^0\n");
            peer.send("\n");
            peer.expect("Error: expected an integer, found the end at column 1: ^\n");
            peer.send(new byte[] {(byte) 0xFF, (byte) 0xFE, '\n'});
            assertThat(peer.readLine()).startsWith("Error: expected UTF-8");
            peer.send("9".repeat(5_000) + "\n");
            peer.expect("Error: expected a message of at most 4096 bytes, got 5000\n");
            peer.send("20 + 17\n");
            peer.expect("37\n");
        }
    }

    @Test
    void multipliesTheLargestIntegers() throws Exception {
        String largest = "9".repeat(1_000);
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send(largest + " * " + largest + "\n");
            assertThat(peer.readLine()).isEqualTo("9".repeat(999) + "8" + "0".repeat(999) + "1");
        }
    }

    @Test
    @Checkpoint(4)
    void servesManyClientsAtOnce() throws Exception {
        int clients = 50;
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> results = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int id = i;
                results.add(threads.submit(() -> calculateAHundredSums(id)));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Void calculateAHundredSums(int id) throws IOException {
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", server.port());
        try (CalculatorClient client = CalculatorClient.connect(address, RawPeer.DEFAULT_TIMEOUT, false)) {
            for (int i = 0; i < 100; i++) {
                assertThat(client.calculate(id + " + " + i)).isEqualTo(String.valueOf(id + i));
            }
        }
        return null;
    }
}

package netlab.udptcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UdpServerTest {
    private static final String HOST = "127.0.0.1";

    private LoopServer server;
    private UdpPeer peer;

    @BeforeEach
    void start() throws IOException {
        server = LoopServer.udp(HOST, 0, UdpServer::upperCase);
        peer = UdpPeer.clientOf(server.port());
    }

    @AfterEach
    void close() {
        peer.close();
        server.close();
    }

    @Test
    void answersInUpperCase() throws Exception {
        assertThat(replyTo("hello, world")).isEqualTo("HELLO, WORLD");
        assertThat(replyTo("안녕 café straße ﬁn")).isEqualTo("안녕 CAFÉ STRASSE FIN");
        assertThat(replyTo("𐐨 has four bytes")).isEqualTo("𐐀 HAS FOUR BYTES");
    }

    @Test
    void leavesTheNewlineOfNcWhereItIs() throws Exception {
        assertThat(replyTo("hello\n")).isEqualTo("HELLO\n");
    }

    @Test
    void answersAnEmptyDatagramWithAnEmptyOne() throws Exception {
        assertThat(replyTo("")).isEmpty();
    }

    @Test
    void everyDatagramIsASentence() throws Exception {
        peer.send("one");
        peer.send("two");
        assertThat(peer.receive()).isEqualTo("ONE");
        assertThat(peer.receive()).isEqualTo("TWO");
    }

    @Test
    void upperCaseIsTheSameInTurkey() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(replyTo("title")).isEqualTo("TITLE");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void ignoresWhatIsNotUtf8() throws Exception {
        for (String hex : List.of("ff", "c0af", "eda080", "f4908080", "6869ed95", "80")) {
            peer.send(HexFormat.of().parseHex(hex));
        }
        assertThat(replyTo("next")).isEqualTo("NEXT");
    }

    @Test
    void answersTheLargestDatagramWhole() throws Exception {
        assertThat(replyTo("a".repeat(2048))).isEqualTo("A".repeat(2048));
    }

    @Test
    void answersTheBeginningOfADatagramThatIsTooLong() throws Exception {
        assertThat(replyTo("a".repeat(3000))).isEqualTo("A".repeat(2048));
        assertThat(replyTo("a" + "한".repeat(20_000))).isEqualTo("A" + "한".repeat(682)); // 2047 bytes; 1 is cut
    }

    @Test
    void replyThatGrowsHasWhatFitsInWholeCharacters() throws Exception {
        assertThat(replyTo("ŉ".repeat(1024))).isEqualTo("ʼN".repeat(682) + "ʼ"); // 2 bytes become 2 + 1
        assertThat(replyTo("aɐ".repeat(682))).isEqualTo("AⱯ".repeat(512)); // 1 + 2 bytes become 1 + 3
    }

    @Test
    void countsALetter() throws Exception {
        assertThat(countOf("s", "She sells sea shells")).isEqualTo("5");
        assertThat(countOf("S", "She sells sea shells")).isEqualTo("1");
        assertThat(countOf("x", "Mississippi")).isEqualTo("0");
        assertThat(countOf("가", "가나다 가")).isEqualTo("2");
        assertThat(countOf("😀", "😀😁😀")).isEqualTo("2");
        assertThat(countOf("s", "")).isEqualTo("0");
    }

    @Test
    void survivesRandomBytes() throws Exception {
        long seed = 20_261_120;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            byte[] garbage = new byte[random.nextInt(3000)];
            random.nextBytes(garbage);
            peer.send(garbage);
            peer.send("sentence " + i);
            String reply = peer.receive();
            if (!reply.equals("SENTENCE " + i)) { // short garbage can be UTF-8 by chance
                reply = peer.receive();
            }
            assertThat(reply).as("seed " + seed).isEqualTo("SENTENCE " + i);
        }
    }

    @Test
    void servesManyClientsAtOnce() throws Exception {
        int clients = 50;
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> results = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                String name = "client " + i;
                results.add(threads.submit(() -> askTenTimes(name)));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Void askTenTimes(String name) throws IOException {
        try (UdpPeer client = UdpPeer.clientOf(server.port())) {
            for (int i = 0; i < 10; i++) {
                client.send(name + ", " + i);
                assertThat(client.receive()).isEqualTo(name.toUpperCase(Locale.ROOT) + ", " + i);
            }
        }
        return null;
    }

    @Test
    void clientsThatDoNotWaitForTheReplyHurtNobody() throws Exception {
        for (int i = 0; i < 100; i++) {
            try (UdpPeer gone = UdpPeer.clientOf(server.port())) {
                gone.send("gone");
            }
        }
        assertThat(replyTo("still here")).isEqualTo("STILL HERE");
    }

    @Test
    void closingWhileItWaitsReleasesThePort() throws Exception {
        assertThat(replyTo("open")).isEqualTo("OPEN");
        server.close();
        server.close();
        server.awaitClosed();
        try (DatagramSocket next = new DatagramSocket(server.port(), InetAddress.getByName(HOST))) {
            assertThat(next.isBound()).isTrue();
        }
    }

    private String replyTo(String sentence) throws IOException {
        peer.send(sentence);
        byte[] reply = peer.receiveBytes();
        String text = new String(reply, UTF_8);
        assertThat(Arrays.equals(text.getBytes(UTF_8), reply))
                .as("reply is UTF-8")
                .isTrue();
        return text;
    }

    private static String countOf(String letter, String sentence) throws IOException {
        try (LoopServer server = LoopServer.udp(HOST, 0, UdpServer.count(letter.codePointAt(0)));
                UdpPeer peer = UdpPeer.clientOf(server.port())) {
            peer.send(sentence);
            return peer.receive();
        }
    }
}

package netlab.udptcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TranscriptOnFailure.class)
class TcpServerTest {
    private static final String HOST = "127.0.0.1";

    private LoopServer server;

    @BeforeEach
    void start() throws IOException {
        server = LoopServer.tcp(HOST, 0, TcpServer::upperCase);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answersOneSentenceInUpperCaseAndCloses() throws Exception {
        expectReply("hello, world", "HELLO, WORLD");
        expectReply("안녕 café straße ﬁn", "안녕 CAFÉ STRASSE FIN");
        expectReply("𐐨 has four bytes", "𐐀 HAS FOUR BYTES");
    }

    @Test
    void newlineEndsTheSentenceAndComesBack() throws Exception {
        expectReply("hello\n", "HELLO\n");
        expectReply("hello\r\n", "HELLO\r\n");
    }

    @Test
    void sentenceArrivesInPieces() {
        assertThat(replyToPieces("h", "e", "l", "l", "o", "\n")).isEqualTo("HELLO\n");
        assertThat(replyToPieces("one ", "two ", "three")).isEqualTo("ONE TWO THREE");
        assertThat(replyToPieces("one", "\n", "not read")).isEqualTo("ONE\n");
    }

    @Test
    void pauseEndsASentenceButDoesNotBeginOne() {
        assertThat(replyToPieces("one", "two", "", "not read")).isEqualTo("ONETWO");
        assertThat(replyToPieces("", "not read")).isEmpty();
    }

    /** What the server says on a connection where each read gives one of {@code pieces}; an empty one is a pause. */
    private static String replyToPieces(String... pieces) {
        ScriptedSocket client = new ScriptedSocket(Stream.of(pieces)
                .map(piece -> piece.isEmpty() ? ScriptedSocket.PAUSE : piece.getBytes(UTF_8))
                .toList());
        TcpServer.converse(client, TcpServer::upperCase);
        assertThat(client.isClosed()).isTrue();
        return client.written();
    }

    @Test
    void sentenceArrivesOneByteAtATime() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.sendOneByteAtATime("안녕 hello\n");
            peer.expect("안녕 HELLO\n");
            peer.expectEndOfStream();
        }
    }

    @Test
    void endOfTheStreamEndsTheSentence() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("hello");
            peer.halfClose();
            peer.expect("HELLO");
            peer.expectEndOfStream();
        }
    }

    @Test
    void twoLinesInOneWriteAreOneSentence() throws Exception {
        expectReply("one\ntwo\n", "ONE\nTWO\n");
    }

    @Test
    void nothingIsAnsweredWithNothing() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.halfClose();
            peer.expectEndOfStream();
        }
    }

    @Test
    void upperCaseIsTheSameInTurkey() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            expectReply("title", "TITLE");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void countsALetter() throws Exception {
        try (LoopServer counting = LoopServer.tcp(HOST, 0, TcpServer.count('s'));
                RawPeer peer = RawPeer.connect(counting.port())) {
            peer.send("She sells sea shells");
            peer.expect("5");
            peer.expectEndOfStream();
        }
    }

    @Test
    void closesWithoutAReplyOnWhatIsNotUtf8() throws Exception {
        for (String hex : List.of("ff", "c0af", "eda080", "6869ff0a")) {
            try (RawPeer peer = RawPeer.connect(server.port())) {
                peer.send(HexFormat.of().parseHex(hex));
                peer.expectEndOfStream();
            }
        }
        expectReply("next", "NEXT");
    }

    @Test
    void characterThatIsCutIsLeftOut() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send(HexFormat.of().parseHex("6869ed95")); // "hi" and two of the three bytes of 한
            peer.halfClose();
            peer.expect("HI");
            peer.expectEndOfStream();
        }
    }

    @Test
    void answersALongSentenceWhole() throws Exception {
        expectReply("a".repeat(16 * 1024), "A".repeat(16 * 1024));
    }

    @Test
    void answersTheBeginningOfASentenceThatIsTooLong() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("a".repeat(30_000));
            peer.expect("A".repeat(16 * 1024));
        }
        expectReply("next", "NEXT");
    }

    @Test
    void survivesRandomBytes() throws Exception {
        SplittableRandom random = new SplittableRandom(20_261_120);
        for (int i = 0; i < 50; i++) {
            byte[] garbage = new byte[1 + random.nextInt(2000)];
            random.nextBytes(garbage);
            try (RawPeer peer = RawPeer.connect(server.port())) {
                peer.send(garbage);
                peer.halfClose();
                peer.readToEnd();
            }
        }
        expectReply("next", "NEXT");
    }

    @Test
    void silentClientsComeFirst() throws Exception {
        List<RawPeer> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                silent.add(RawPeer.connect(server.port()));
            }
            expectReply("next", "NEXT");
            silent.get(7).send("after all");
            silent.get(7).expect("AFTER ALL");
        } finally {
            silent.forEach(RawPeer::close);
        }
    }

    @Test
    void clientsThatResetHurtNobody() throws Exception {
        for (int i = 0; i < 20; i++) {
            RawPeer peer = RawPeer.connect(server.port());
            if (i % 2 == 0) {
                peer.send("gone");
            }
            peer.reset();
        }
        expectReply("still here", "STILL HERE");
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
        for (int i = 0; i < 10; i++) {
            expectReply(name + ", " + i, name.toUpperCase(Locale.ROOT) + ", " + i);
        }
        return null;
    }

    @Test
    void closingWhileItWaitsReleasesThePort() throws Exception {
        try (RawPeer silent = RawPeer.connect(server.port())) {
            expectReply("open", "OPEN");
            server.close();
            server.close();
            server.awaitClosed();
            try (ServerSocket next = new ServerSocket(server.port(), 1, InetAddress.getByName(HOST))) {
                assertThat(next.isBound()).isTrue();
            }
            silent.send("the one that was accepted is answered");
            silent.expect("THE ONE THAT WAS ACCEPTED IS ANSWERED");
        }
    }

    private void expectReply(String sentence, String reply) throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send(sentence);
            peer.expect(reply.getBytes(UTF_8));
            peer.expectEndOfStream();
        }
    }
}

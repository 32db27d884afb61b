package netlab.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TranscriptOnFailure.class)
class NumberTest {
    private static final String HOST = "127.0.0.1";
    private static final String[] WORDS = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"
    };

    @Test
    void bareNumbersBecomeBareWords() throws Exception {
        try (RunningServer server = RunningServer.of(NumberServer::serve);
                RawPeer peer = RawPeer.connect(server.port())) {
            for (int i = 0; i < WORDS.length; i++) {
                peer.send(String.valueOf(i + 1));
                peer.expect(WORDS[i]);
            }
            peer.halfClose();
            peer.expectEndOfStream();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "-1", "01", "1.0", "one", "q", "일", "3 4"})
    void anythingElseIsTriedAgain(String request) throws Exception {
        try (RunningServer server = RunningServer.of(NumberServer::serve);
                RawPeer peer = RawPeer.connect(server.port())) {
            peer.send(request);
            peer.expect("Try again");
            peer.send("7");
            peer.expect("seven");
        }
    }

    @Test
    void newlineEndsARequestAndTheAnswerStaysBare() throws Exception {
        try (RunningServer server = RunningServer.of(NumberServer::serve);
                RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("10\n");
            peer.expect("ten");
            peer.send("  2 \r\n");
            peer.expect("two");
            peer.halfClose();
            peer.expectEndOfStream();
        }
    }

    @Test
    void twoRequestsOfOneWriteGetTwoAnswers() throws Exception {
        try (RunningServer server = RunningServer.of(NumberServer::serve);
                RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("3\n4\n10\nx\n");
            peer.expect("threefourtenTry again");
        }
    }

    @Test
    void requestsMayComeOneByteAtATime() throws Exception {
        try (RunningServer server = RunningServer.of(NumberServer::serve);
                RawPeer peer = RawPeer.connect(server.port())) {
            peer.sendOneByteAtATime("3\n4\n5\n");
            peer.expect("threefourfive");
        }
    }

    /** The pause that ends a bare request is short, and this machine may be busy: one of many attempts has to do. */
    @Test
    void bareTenMayComeInTwoPieces() throws Exception {
        try (RunningServer server = RunningServer.of(NumberServer::serve)) {
            String answer = "";
            for (int attempt = 0; attempt < 20 && !answer.equals("ten"); attempt++) {
                try (RawPeer peer = RawPeer.connect(server.port())) {
                    peer.sendOneByteAtATime("10");
                    peer.halfClose();
                    answer = new String(peer.readToEnd(), StandardCharsets.US_ASCII);
                }
            }
            assertThat(answer).isEqualTo("ten");
        }
    }

    @Test
    void requestWithoutAnEndIsCutOff() throws Exception {
        try (RunningServer server = RunningServer.of(NumberServer::serve);
                RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("9".repeat(64 * 3));
            peer.expect("Try againTry againTry again");
            peer.send("1");
            peer.expect("one");
        }
    }

    @Test
    void nextClientIsServedAfterAResetAndAfterACut() throws Exception {
        try (RunningServer server = RunningServer.of(NumberServer::serve)) {
            try (RawPeer peer = RawPeer.connect(server.port())) {
                peer.send("1");
                peer.reset();
            }
            try (RawPeer peer = RawPeer.connect(server.port())) {
                peer.send("1");
                peer.halfClose();
                peer.expect("one");
                peer.expectEndOfStream();
            }
        }
    }

    @Test
    void clientSendsBareNumbersAndPrintsWordsUntilQ() throws Exception {
        try (Played server = Played.server(peer -> {
            peer.expect("3");
            peer.send("three");
            peer.expect("11");
            peer.send("Try again");
            peer.expectEndOfStream();
        })) {
            assertThat(Captured.run("3\n\n 11 \nq\n5\n", () -> NumberClient.run(HOST, server.port())))
                    .isEqualTo("three\nTry again\n");
            server.awaitEnd();
        }
    }

    @Test
    void clientPutsAnAnswerTogetherThatComesInPieces() throws Exception {
        try (Played server = Played.server(peer -> {
            peer.expect("7");
            peer.send("sev");
            peer.expectSilence(Duration.ofMillis(100));
            peer.send("en");
            peer.expect("0");
            peer.sendOneByteAtATime("Try again");
            peer.expectEndOfStream();
        })) {
            assertThat(Captured.run("7\n0\n", () -> NumberClient.run(HOST, server.port())))
                    .isEqualTo("seven\nTry again\n");
            server.awaitEnd();
        }
    }

    @Test
    void clientPrintsTheWordsOfAnotherServerAfterAPause() throws Exception {
        try (Played server = Played.server(peer -> {
            peer.expect("1");
            peer.send("하나\n");
            peer.expectEndOfStream();
        })) {
            assertThat(Captured.run("1\n", () -> NumberClient.run(HOST, server.port())))
                    .isEqualTo("하나\n");
            server.awaitEnd();
        }
    }

    @Test
    void clientFailsWhenTheServerCloses() throws Exception {
        try (Played server = Played.server(peer -> {
            peer.expect("7");
            peer.send("sev");
        })) {
            assertThatThrownBy(() -> Captured.run("7\n", () -> NumberClient.run(HOST, server.port())))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("connection closed");
        }
    }
}

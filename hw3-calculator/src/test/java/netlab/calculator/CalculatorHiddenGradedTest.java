// HIDDEN FILE
package netlab.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Role;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.Test;

/** The other 35 points of homework 3: what a program that knows the public tests could get right by chance. */
@Graded(main = "netlab.calculator.Main")
class CalculatorHiddenGradedTest {
    private static final Role SERVER =
            Role.of("server", "server --port {port}", 9003).underLatin1();
    private static final Role CLIENT =
            Role.of("client", "client --port {port}", 9003).underLatin1();

    private static final Duration A_MOMENT = Duration.ofMillis(150);

    // Checkpoint 1

    @Test
    @Checkpoint(1)
    @Points(3)
    void answersWhatItIsAsked(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            subject.expectNothingYet(peer, "nc {host} {port}");
            Sum.of(subject.random()).ask(peer);
        }
    }

    @Test
    @Checkpoint(1)
    @Points(3)
    @Requires("answersWhatItIsAsked")
    void calculatesExactlyAndRoundsHalfUp(Subject subject) throws IOException {
        Random random = subject.random();
        BigInteger a = new BigInteger(200, random);
        BigInteger b = new BigInteger(100, random).add(BigInteger.TWO);
        expectAnswer(subject, a + " * -" + b, a.multiply(b).negate().toString());
        expectAnswer(subject, a + " - " + b, a.subtract(b).toString());
        expectAnswer(
                subject,
                a + " / " + b,
                new BigDecimal(a)
                        .divide(new BigDecimal(b), 1, RoundingMode.HALF_UP)
                        .toPlainString());
        int tens = random.nextInt(100);
        expectAnswer(subject, tens * 20 + 5 + " / 20", tens + ".3"); // .25
        expectAnswer(subject, -(tens * 20 + 5) + "/20", -tens + (tens == 0 ? "-0" : "") + ".3");
    }

    private static void expectAnswer(Subject subject, String question, String answer) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send(question + "\n");
            peer.expect(answer);
        }
    }

    // Checkpoint 2

    @Test
    @Checkpoint(2)
    @Points(4)
    @Requires("answersWhatItIsAsked")
    void answersRequestsOfMoreThan64KiB(Subject subject) throws IOException {
        Random random = subject.random();
        List<Sum> sums = random.ints(6_000).mapToObj(i -> Sum.of(random)).toList();
        StringBuilder questions = new StringBuilder();
        sums.forEach(sum -> questions.append(sum.question()).append('\n'));
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send(questions.toString());
            subject.blame(Misconception.ONE_READ, "yes '20 + 17' | head -6000 | nc -N {host} {port} | wc -l", () -> {
                for (Sum sum : sums) {
                    sum.expectAnswer(peer);
                }
            });
        }
    }

    @Test
    @Checkpoint(2)
    @Points(3)
    @Requires("answersWhatItIsAsked")
    void readsARequestLongerThanItsBuffer(Subject subject) throws IOException {
        Sum sum = Sum.of(subject.random());
        String blanks = " ".repeat(1_500);
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send(sum.left() + blanks + "+" + blanks + sum.right() + "\n");
            subject.blame(
                    Misconception.ONE_READ,
                    "printf '%1500d + %1500d\\n' 20 17 | nc -N {host} {port}",
                    () -> sum.expectAnswer(peer));
        }
    }

    @Test
    @Checkpoint(2)
    @Points(2)
    @Requires({"readsARequestLongerThanItsBuffer", "answersRequestsOfMoreThan64KiB"})
    void saysThatAMessageIsTooLongAndGoesOn(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send("9".repeat(5_000) + "\n");
            peer.expect("Error: expected a message of at most 4096 bytes, got 5000");
            Sum.of(subject.random()).ask(peer);
        }
    }

    @Test
    @Checkpoint(2)
    @Points(3)
    @Requires("answersWhatItIsAsked")
    void closesTwoHundredConnections(Subject subject) throws IOException {
        Random random = subject.random();
        LabProcess server = subject.shared(SERVER);
        for (int i = 0; i < 200; i++) {
            try (RawPeer peer = subject.connect(server)) {
                Sum.of(random).ask(peer);
                peer.halfClose();
                subject.expectEnd(peer, server, "echo '20 + 17' | nc -N {host} {port}");
            }
        }
    }

    // Checkpoint 3

    @Test
    @Checkpoint(3)
    @Points(5)
    void clientGivesUpOnASilentServer(Subject subject) throws IOException {
        try (RawListener listener = RawListener.open(Subject.PATIENCE)) {
            LabProcess client = subject.startClient(CLIENT, listener.port());
            client.writeLine("20 + 17");
            try (RawPeer server = subject.accept(listener, client)) {
                server.expect("20 + 17");
                subject.blame(
                        Misconception.NO_TIMEOUT,
                        "nc -l {host} {port}, and in another terminal: {program}",
                        () -> subject.expectExit(
                                client, Subject.STARTUP, "the server has taken its question and says nothing"));
            }
        }
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    void clientSpeaksUtf8WhateverThePlatformSays(Subject subject) throws IOException {
        String question = "1 + " + hangul(subject.random()) + " 😀";
        try (RawListener listener = RawListener.open(Subject.PATIENCE)) {
            LabProcess client = subject.startClient(CLIENT, listener.port());
            client.writeLine("20 + 17");
            client.writeLine(question);
            client.closeStdin();
            try (RawPeer server = subject.accept(listener, client)) {
                server.expect("20 + 17");
                server.send("37\n");
                server.skipLineEnds("the second question");
                subject.blame(Misconception.PLATFORM_CHARSET, "", () -> {
                    server.expect(question);
                    server.send("Error: " + question + "\n");
                    client.awaitExit(Subject.STARTUP);
                    assertThat(client.stdout().lines()).containsExactly("37", "Error: " + question);
                });
            }
        }
    }

    // Checkpoint 4

    @Test
    @Checkpoint(4)
    @Points(3)
    @Requires("answersWhatItIsAsked")
    void serverSpeaksUtf8WhateverThePlatformSays(Subject subject) throws IOException {
        String wrong = hangul(subject.random());
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send("1 + ?\n");
            peer.expect("Error: expected an integer, found '?' at column 5: 1 + ^?");
            peer.send("1 + " + wrong + " 😀\n");
            peer.skipLineEnds("the answer to 1 + " + wrong + " 😀");
            subject.blame(
                    Misconception.PLATFORM_CHARSET,
                    "echo '1 + 가 😀' | nc -N {host} {port}",
                    () -> peer.expect(
                            "Error: expected an integer, found '" + wrong + "' at column 5: 1 + ^" + wrong + " 😀"));
        }
    }

    @Test
    @Checkpoint(4)
    @Points(3)
    @Requires("answersWhatItIsAsked")
    void servesOnAfterRudeClients(Subject subject) throws IOException {
        Random random = subject.random();
        byte[] garbage = new byte[10_000];
        random.nextBytes(garbage);
        LabProcess server = subject.shared(SERVER);
        for (int i = 0; i < 10; i++) {
            try (RawPeer rude = subject.connect(server)) {
                rude.reset();
            }
            try (RawPeer rude = subject.connect(server)) {
                rude.send("20 +");
                rude.reset();
            }
            try (RawPeer rude = subject.connect(server)) {
                rude.send(garbage);
                rude.reset();
            }
            try (RawPeer peer = subject.connect(server)) {
                Sum.of(random).ask(peer);
            }
        }
        assertThat(server.awaitExit(A_MOMENT)).isInstanceOf(Outcome.TimedOut.class);
    }

    @Test
    @Checkpoint(4)
    @Points(2)
    @Requires("answersWhatItIsAsked")
    void executesNothingThatItIsSent(Subject subject) throws IOException {
        Random random = subject.random();
        Sum sum = Sum.of(random);
        String word = "x".repeat(3 + random.nextInt(6));
        String value = Integer.toString(word.length() + sum.right());
        expectNotExecuted(subject, "$(echo " + sum.left() + ") + " + sum.right(), sum.answer()); // sh
        expectNotExecuted(subject, "len('" + word + "') + " + sum.right(), value); // Python
        expectNotExecuted(subject, "'" + word + "'.length + " + sum.right(), value); // JavaScript
    }

    private static void expectNotExecuted(Subject subject, String code, String value) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send(code + "\n");
            peer.skipLineEnds("the answer to " + code);
            String reply = new String(peer.readSome(1_000), StandardCharsets.UTF_8).strip();
            subject.blame(
                    Misconception.INPUT_EXECUTED,
                    "echo \"" + code.replace("$", "\\$") + "\" | nc -N {host} {port}",
                    () -> assertThat(reply).as("reply to %s", code).isNotEqualTo(value));
        }
    }

    /** A syllable of Hangul: it has no place in Latin-1. */
    private static String hangul(Random random) {
        return Character.toString('가' + random.nextInt(11_172));
    }
}

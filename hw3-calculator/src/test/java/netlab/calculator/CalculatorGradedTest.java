package netlab.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import netlab.testkit.LabProcess;
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

/** What homework 3 is graded by: 65 of its 100 points. The other tests of the grader ask for nothing that is not here. */
@Graded(main = "netlab.calculator.Main")
class CalculatorGradedTest {
    private static final Role SERVER = Role.of("server", "server --port {port}", 9003);
    private static final Role CLIENT = Role.of("client", "client --port {port}", 9003);

    // Checkpoint 1: a question, an answer

    @Test
    @Checkpoint(1)
    @Points(8)
    void answersOneRequest(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            subject.expectNothingYet(peer, "nc {host} {port}");
            Sum.of(subject.random()).ask(peer);
        }
    }

    @Test
    @Checkpoint(1)
    @Points(4)
    @Requires("answersOneRequest")
    void listensOnThePortItWasTold(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(subject.startOnGivenPort(SERVER))) {
            Sum.of(subject.random()).ask(peer);
        }
    }

    @Test
    @Checkpoint(1)
    @Points(7)
    @Requires("answersOneRequest")
    void calculatesWithEveryOperator(Subject subject) throws IOException {
        Random random = subject.random();
        int a = 2 + random.nextInt(1_000);
        int b = 2 + random.nextInt(1_000);
        expectAnswer(subject, a + " - " + (a + b), "-" + b);
        expectAnswer(subject, a + "--" + b, Integer.toString(a + b));
        expectAnswer(subject, " " + a + "*-" + b + " ", Integer.toString(a * -b));
        expectAnswer(subject, (2 * a + 1) + " / 2", a + ".5");
        expectAnswer(subject, (b * a) + " / " + b, a + ".0");
        expectAnswer(
                subject,
                "99999999999999999999 + " + a,
                new BigInteger("99999999999999999999").add(BigInteger.valueOf(a)) + "");
    }

    private static void expectAnswer(Subject subject, String question, String answer) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send(question + "\n");
            peer.expect(answer);
        }
    }

    @Test
    @Checkpoint(1)
    @Points(5)
    @Requires("answersOneRequest")
    void answersALineWithALineAndABareRequestBare(Subject subject) throws IOException {
        Random random = subject.random();
        Sum first = Sum.of(random);
        Sum second = Sum.of(random);
        try (RawPeer peer = subject.connect(SERVER)) {
            subject.blame(Misconception.LINE_ENDS, "printf '20 + 17\\r\\n1 + 2\\n' | nc -N {host} {port} | xxd", () -> {
                peer.send(first.question() + "\r\n");
                peer.expect(first.answer() + "\n");
                peer.send(second.question() + "\n");
                peer.expect(second.answer() + "\n");
            });
        }
        try (RawPeer peer = subject.connect(SERVER)) {
            subject.blame(Misconception.LINE_ENDS, "printf '20 + 17' | nc {host} {port} | xxd", () -> {
                peer.send(first.question());
                peer.expect(first.answer());
                peer.send(second.question());
                peer.expect(second.answer());
            });
        }
    }

    // Checkpoint 2: however they come, whatever they are

    @Test
    @Checkpoint(2)
    @Points(5)
    @Requires("answersOneRequest")
    void answersTwoRequestsOfOneSegment(Subject subject) throws IOException {
        Random random = subject.random();
        Sum first = Sum.of(random);
        Sum second = Sum.of(random);
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send(first.question() + "\n" + second.question() + "\n");
            subject.blame(Misconception.ONE_READ, "printf '20 + 17\\n1 + 2\\n' | nc -N {host} {port}", () -> {
                first.expectAnswer(peer);
                second.expectAnswer(peer);
            });
        }
    }

    @Test
    @Checkpoint(2)
    @Points(6)
    @Requires("answersOneRequest")
    void joinsThePiecesOfARequest(Subject subject) throws IOException {
        String atHome = "(echo '1 + 2'; sleep 1; printf '20 +'; sleep 0.05; echo ' 17') | nc -N {host} {port}";
        Random random = subject.random();
        for (int size : new int[] {1, 3, 7}) {
            subject.blameInPieces(Misconception.ONE_READ, atHome, SERVER, peer -> {
                Sum.of(random).ask(peer); // now the server knows that this peer speaks in lines
                Sum second = Sum.of(random);
                peer.sendInPieces(second.question() + "\n", size);
                second.expectAnswer(peer);
            });
        }
    }

    @Test
    @Checkpoint(2)
    @Points(5)
    @Requires("answersOneRequest")
    void answersAMistakeWithAnErrorAndGoesOn(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send("20 ? 17\n");
            peer.expect("Error: expected + - * or /, found '?' at column 4: 20 ^? 17");
            peer.send("1 / 0\n");
            peer.skipLineEnds("the answer to 1 / 0");
            peer.expect("Error: cannot divide by zero at column 5: 1 / ^0");
            Sum.of(subject.random()).ask(peer);
        }
    }

    @Test
    @Checkpoint(2)
    @Points(5)
    @Requires("answersOneRequest")
    void closesWhenTheClientHasEnded(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            Sum.of(subject.random()).ask(peer);
            peer.halfClose();
            subject.expectEnd(peer, subject.shared(SERVER), "echo '20 + 17' | nc -N {host} {port}");
        }
    }

    // Checkpoint 3: the client

    @Test
    @Checkpoint(3)
    @Points(7)
    void clientAsksAndPrintsTheReply(Subject subject) throws IOException {
        Sum sum = Sum.of(subject.random());
        try (RawListener listener = RawListener.open(Subject.PATIENCE)) {
            LabProcess client = subject.startClient(CLIENT, listener.port());
            client.writeLine(sum.question());
            client.writeLine("q");
            try (RawPeer server = subject.accept(listener, client)) {
                server.expect(sum.question());
                subject.blame(Misconception.LINE_ENDS, "", () -> server.expect("\n"));
                server.send(sum.answer() + "\n");
                server.expectEndOfStream();
            }
            assertThat(client.awaitExit(Subject.STARTUP).exitCode()).isZero();
            assertThat(client.stdout().lines()).containsExactly(sum.answer());
        }
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    @Requires("clientAsksAndPrintsTheReply")
    void clientJoinsThePiecesOfAReply(Subject subject) throws IOException {
        Random random = subject.random();
        subject.blameClientInPieces(Misconception.ONE_READ, "", CLIENT, "1 + 1\n2 + 2\n3 + 3\n", (server, client) -> {
            List<String> replies = new ArrayList<>();
            for (int size : new int[] {1, 3, 7}) {
                String reply = new BigInteger(100, random).toString();
                server.readLine();
                server.sendInPieces(reply + "\n", size);
                replies.add(reply);
            }
            client.awaitExit(Subject.STARTUP);
            assertThat(client.stdout().lines()).containsExactlyElementsOf(replies);
        });
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    @Requires("clientAsksAndPrintsTheReply")
    void clientEndsWhenTheServerDoes(Subject subject) throws IOException {
        Sum sum = Sum.of(subject.random());
        try (RawListener listener = RawListener.open(Subject.PATIENCE)) {
            LabProcess client = subject.startClient(CLIENT, listener.port());
            client.writeLine(sum.question());
            try (RawPeer server = subject.accept(listener, client)) {
                server.expect(sum.question() + "\n");
                server.halfClose();
                subject.blame(Misconception.END_IGNORED, "", () -> {
                    subject.expectExit(client, Subject.STARTUP, "the server has ended the stream without a reply");
                    assertThat(client.stdout()).isEmpty();
                });
            }
        }
    }

    // Checkpoint 4: more than one client

    @Test
    @Checkpoint(4)
    @Points(5)
    @Requires("answersOneRequest")
    void servesOthersWhileOneThinks(Subject subject) throws IOException {
        Random random = subject.random();
        try (RawPeer first = subject.connect(SERVER);
                RawPeer second = subject.connect(SERVER);
                RawPeer third = subject.connect(SERVER)) {
            String atHome =
                    "nc {host} {port}, and while it waits, in another terminal: echo '20 + 17' | nc -N {host} {port}";
            subject.blame(Misconception.ONE_CLIENT_AT_A_TIME, atHome, () -> {
                Sum.of(random).ask(third);
                Sum.of(random).ask(second);
                Sum.of(random).ask(first);
            });
        }
    }
}

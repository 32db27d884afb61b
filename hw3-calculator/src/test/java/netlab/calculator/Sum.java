package netlab.calculator;

import java.io.IOException;
import java.util.Random;
import netlab.testkit.RawPeer;

/** A question of the graded tests, and its answer, which depends on the student and the test. */
record Sum(int left, int right) {
    static Sum of(Random random) {
        return new Sum(1_000 + random.nextInt(9_000), 1_000 + random.nextInt(9_000));
    }

    String question() {
        return left + " + " + right;
    }

    String answer() {
        return Integer.toString(left + right);
    }

    /** Sends the question as a line, and expects the answer. */
    void ask(RawPeer peer) throws IOException {
        peer.send(question() + "\n");
        expectAnswer(peer);
    }

    /** Expects the answer; a line end before it, of the previous one, is another test's concern. */
    void expectAnswer(RawPeer peer) throws IOException {
        peer.skipLineEnds("the answer " + answer() + " to " + question());
        peer.expect(answer());
    }
}

package netlab.testkit.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import netlab.testkit.LabProcess;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubjectTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    /** Does not fit between two programs: it cannot be sent while the other side does not read. */
    private static final byte[] MUCH = new byte[16 * 1024 * 1024];

    private static final AssertionError WRONG = new AssertionError("wrong");

    private final Subject subject = new Subject(ProbedProgram.class.getName());

    @AfterEach
    void end() {
        subject.close();
    }

    @Test
    void aFailureInPiecesIsBelievedAtOnce() {
        AtomicInteger attempts = new AtomicInteger();
        blames(
                Misconception.ONE_READ,
                "wrong",
                () -> subject.blameInPieces(Misconception.ONE_READ, "", ProbedProgram.CLOSES, peer -> {
                    attempts.incrementAndGet();
                    throw WRONG;
                }));
        assertThat(attempts).hasValue(1);
    }

    @Test
    void aFailureAfterAPauseIsNotBelievedAndTriedAgain() throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        subject.blameInPieces(Misconception.ONE_READ, "", ProbedProgram.READS_LATE_SERVER, peer -> {
            peer.sendInPieces(MUCH, MUCH.length);
            if (attempts.incrementAndGet() < 3) {
                throw WRONG;
            }
        });
        assertThat(attempts).hasValue(3);
    }

    @Test
    void aMachineThatPausesEveryTimeCannotTell() throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        subject.blameInPieces(Misconception.ONE_READ, "", ProbedProgram.READS_LATE_SERVER, peer -> {
            attempts.incrementAndGet();
            peer.sendInPieces(MUCH, MUCH.length);
            throw WRONG;
        });
        assertThat(attempts).hasValue(5);
    }

    @Test
    void aClientsFailureInPiecesIsBelievedAtOnce() {
        AtomicInteger attempts = new AtomicInteger();
        blames(
                Misconception.ONE_READ,
                "wrong",
                () -> subject.blameClientInPieces(
                        Misconception.ONE_READ, "", ProbedProgram.CONNECTS_WHEN_TOLD, "now", (server, client) -> {
                            attempts.incrementAndGet();
                            throw WRONG;
                        }));
        assertThat(attempts).hasValue(1);
    }

    @Test
    void aClientsFailureAfterAPauseIsNotBelievedAndTriedAgain() throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        subject.blameClientInPieces(Misconception.ONE_READ, "", ProbedProgram.READS_LATE, "", (server, client) -> {
            server.sendInPieces(MUCH, MUCH.length);
            if (attempts.incrementAndGet() < 2) {
                throw WRONG;
            }
        });
        assertThat(attempts).hasValue(2);
    }

    @Test
    void aServerMayEndALineBeforeItEnds() throws IOException {
        LabProcess server = subject.start(ProbedProgram.CLOSES);
        try (RawPeer peer = subject.connect(server)) {
            peer.halfClose();
            assertThatCode(() -> subject.expectEnd(peer, server, "")).doesNotThrowAnyException();
        }
    }

    @Test
    void aServerThatDoesNothingAtTheEndNeverCloses() throws IOException {
        expectEndBlames(
                Misconception.NEVER_CLOSED,
                "expected the end of the stream; it did not come within",
                ProbedProgram.NEVER_CLOSES);
    }

    @Test
    void aServerThatSpinsAtTheEndIgnoresIt() throws IOException {
        expectEndBlames(
                Misconception.END_IGNORED,
                "expected the end of the stream; it did not come within",
                ProbedProgram.SPINS);
    }

    @Test
    void aServerThatGoesOnSendingAtTheEndIgnoresIt() throws IOException {
        LabProcess server = subject.start(ProbedProgram.GOES_ON);
        try (RawPeer peer = subject.connect(server)) {
            peer.halfClose();
            blames(
                    Misconception.END_IGNORED,
                    "expected the end of the stream; got\n00000000  33 37 0a",
                    () -> subject.expectEnd(peer, server, ""));
        }
    }

    private void expectEndBlames(Misconception misconception, String detail, Role role) throws IOException {
        LabProcess server = subject.start(role);
        try (RawPeer hasty = RawPeer.connect(new InetSocketAddress("127.0.0.1", server.port()), SHORT)) {
            hasty.halfClose();
            blames(misconception, detail, () -> subject.expectEnd(hasty, server, ""));
        }
    }

    @Test
    void aProgramThatDoesNotEndIsSaidToHaveBeenWaitedFor() throws IOException {
        try (RawListener listener = RawListener.open()) {
            LabProcess client = subject.startClient(ProbedProgram.CONNECTS_WHEN_TOLD, listener.port());
            blames(
                    Misconception.NO_TIMEOUT,
                    "expected that the program ends by itself, since the server has fallen silent;"
                            + " it was waited for 1 s, and is still running",
                    () -> subject.blame(
                            Misconception.NO_TIMEOUT,
                            "",
                            () -> subject.expectExit(client, Duration.ofSeconds(1), "the server has fallen silent")));
            client.writeLine("now");
            assertThatCode(() -> subject.expectExit(client, Subject.STARTUP, "it was told"))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void whatComesUnaskedIsAReplyBeforeTheRequest() throws IOException {
        blamesUnasked(Misconception.REPLY_BEFORE_REQUEST, "37\n", "got\n00000000  33 37 0a ");
    }

    @Test
    void aLineEndThatComesUnaskedIsOneTooMany() throws IOException {
        blamesUnasked(Misconception.LINE_ENDS, "\r\n", "a line end came, which the protocol has not\n00000000  0d 0a ");
    }

    private void blamesUnasked(Misconception misconception, String unasked, String detail) throws IOException {
        try (RawListener listener = RawListener.open();
                RawPeer peer = RawPeer.connect(listener.port());
                RawPeer server = listener.accept()) {
            assertThatCode(() -> subject.expectNothingYet(peer, "")).doesNotThrowAnyException();
            server.send(unasked);
            blames(
                    misconception,
                    "expected nothing before the request; " + detail,
                    () -> subject.expectNothingYet(peer, "nc {host} {port}"));
        }
    }

    @Test
    void whoHangsUpWhileBeingSentToIsSaidToHaveDoneSo() {
        blames(
                Misconception.ONE_READ,
                "The program closed the connection while it was still being sent to (Broken pipe).",
                () -> subject.blame(Misconception.ONE_READ, "", () -> {
                    throw new SocketException("Broken pipe");
                }));
    }

    @Test
    void aProgramIsShownAsItWasAndAsItIsAMomentLater() throws IOException {
        try (RawListener listener = RawListener.open()) {
            LabProcess client = subject.startClient(ProbedProgram.CONNECTS_WHEN_TOLD, listener.port());
            blames(
                    Misconception.NO_TIMEOUT,
                    "wrong",
                    () -> subject.blame(Misconception.NO_TIMEOUT, "", () -> {
                        throw WRONG;
                    }));
            client.writeLine("now");
            client.awaitExit();
        }
        assertThat(evidence())
                .containsSubsequence(
                        "running, pid ",
                        "--- a moment later, when the test had closed its connections\n",
                        "exited with code 0\n");
        subject.end(false);
        subject.begin("the next test");
        assertThat(evidence()).isEmpty();
    }

    @Test
    void aSharedServerIsShownWhereItIsUsed() throws IOException {
        subject.connect(ProbedProgram.CLOSES).close();
        subject.end(false);
        subject.begin("does not use it");
        assertThat(evidence()).isEmpty();
        subject.connect(ProbedProgram.CLOSES).close();
        assertThat(evidence()).containsOnlyOnce("running, pid ");
    }

    private String evidence() {
        return subject.diagnosis().withPrograms(List.of()).stream()
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    private static void blames(Misconception misconception, String detail, ThrowingCallable probe) {
        assertThatThrownBy(probe).isInstanceOfSatisfying(Verdict.class, verdict -> {
            assertThat(verdict.misconception()).isEqualTo(misconception);
            assertThat(verdict.detail()).contains(detail);
        });
    }
}

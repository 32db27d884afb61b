package netlab.testkit.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import netlab.testkit.FreePort;
import netlab.testkit.LabProcess;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrivalTest {
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final RunningPrograms programs = new RunningPrograms(ProbedProgram.class.getName(), SubjectSettings.load());

    private RawListener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = RawListener.open();
    }

    @AfterEach
    void end() {
        programs.end(true);
        listener.close();
    }

    @Test
    void aClientThatHasConnectedAndEndedIsAccepted() throws IOException {
        LabProcess client = start(ProbedProgram.CONNECTS);
        client.awaitExit();
        try (RawPeer server = await(client, Subject.STARTUP)) {
            server.expectEndOfStream();
        }
    }

    @Test
    void aClientThatConnectsLateIsAccepted() throws IOException {
        LabProcess client = start(ProbedProgram.CONNECTS_WHEN_TOLD);
        CompletableFuture<Void> told = CompletableFuture.runAsync(() -> {
            client.awaitExit(SHORT);
            client.writeLine("now");
        });
        try (RawPeer server = await(client, Subject.STARTUP)) {
            server.expectEndOfStream();
        }
        told.join();
    }

    @Test
    void aClientThatEndsWithoutConnectingIsQuoted() throws IOException {
        blames(
                Misconception.NOT_CONNECTED,
                "The program was told to connect to 127.0.0.1:" + listener.port()
                        + ", and exited with code 1 without having done so. The last it printed:\n"
                        + "Exception in thread \"main\" java.lang.IllegalStateException: no such server",
                start(ProbedProgram.LEAVES),
                Subject.STARTUP);
    }

    @Test
    void aClientSeenAtTheHandoutsPortIgnoresItsOwn() throws IOException {
        int written = FreePort.choose();
        blames(
                Misconception.PORT_IGNORED,
                "The program was told to connect to 127.0.0.1:" + listener.port() + ", and connected to port " + written
                        + ".",
                start(connectsTo(written)),
                Subject.STARTUP);
    }

    @Test
    void theHandoutsPortIsWatchedOnlyWhileItIsFree() throws IOException {
        try (RawListener other = RawListener.open()) {
            blames(
                    Misconception.NOT_CONNECTED,
                    ", and exited with code 0 without having done so. It printed nothing.",
                    start(connectsTo(other.port())),
                    Subject.STARTUP);
        }
    }

    private static Role connectsTo(int handoutPort) {
        return Role.of("client", "connects " + handoutPort, handoutPort);
    }

    @Test
    void aClientThatGoesOnElsewhereIgnoresItsPort() throws IOException {
        blames(
                Misconception.PORT_IGNORED,
                ". It was waited for 1 s, is still running, and has not come.",
                start(ProbedProgram.CONNECTS_WHEN_TOLD),
                SHORT);
    }

    @Test
    void aClientThatDoesNotComeAgainKnowsItsPort() throws IOException {
        LabProcess client = start(ProbedProgram.CONNECTS);
        await(client, Subject.STARTUP).close();
        assertThatThrownBy(() -> await(client, Subject.STARTUP))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage(
                        "expected that the program connects again; it exited with code 0 instead. It printed nothing.");
    }

    private LabProcess start(Role role) throws IOException {
        return programs.startClient(role, listener.port());
    }

    private RawPeer await(LabProcess client, Duration limit) throws IOException {
        return new Arrival(programs, listener, client).await(limit);
    }

    private void blames(Misconception misconception, String detail, LabProcess client, Duration limit) {
        assertThatThrownBy(() -> await(client, limit)).isInstanceOfSatisfying(Verdict.class, verdict -> {
            assertThat(verdict.misconception()).isEqualTo(misconception);
            assertThat(verdict.detail()).endsWith(detail);
        });
    }
}

package netlab.testkit.grading;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import netlab.net.Addresses;
import netlab.net.Deadline;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;

/** A client on its way to the tester, who plays its server; and what became of it, if it does not come. */
final class Arrival {
    /** How often a client is looked at that may end, or go elsewhere. */
    private static final Duration LOOK_PERIOD = Duration.ofMillis(200);

    private final RunningPrograms programs;
    private final RawListener listener;
    private final LabProcess client;

    Arrival(RunningPrograms programs, RawListener listener, LabProcess client) {
        this.programs = programs;
        this.listener = listener;
        this.client = client;
    }

    /**
     * Waits for the client, and returns the connection.
     *
     * @throws AssertionError if it does not come within {@code limit}; if it has never come, a {@link Verdict}
     */
    RawPeer await(Duration limit) throws IOException {
        Deadline deadline = Deadline.after(limit);
        Optional<RawPeer> accepted = Optional.empty();
        boolean over = false;
        while (accepted.isEmpty() && !over) {
            over = deadline.isOver() || hasEnded() || programs.isHandoutPortReached();
            accepted = listener.acceptWithin(LOOK_PERIOD);
        }
        if (accepted.isPresent()) {
            return accepted.get();
        }
        throw listener.hasAccepted() ? didNotComeAgain(limit) : didNotCome(limit);
    }

    private boolean hasEnded() {
        return client.awaitExit(Duration.ZERO) instanceof Outcome.Exited;
    }

    private Verdict didNotCome(Duration limit) throws IOException {
        String told = "The program was told to connect to " + Addresses.format(listener.address());
        if (programs.isHandoutPortReached()) {
            return verdict(
                    Misconception.PORT_IGNORED, told + ", and connected to port " + programs.handoutPort() + ".");
        } else if (client.awaitExit(Duration.ZERO) instanceof Outcome.Exited exited) {
            return Diagnosis.wasEndedBySystem(exited)
                    ? verdict(Misconception.LIMIT_EXCEEDED, "The system ended it: it " + exited + ".")
                    : verdict(
                            Misconception.NOT_CONNECTED,
                            told + ", and " + exited + " without having done so. " + LastWords.of(client));
        }
        return verdict(
                Misconception.PORT_IGNORED,
                told + ". It was waited for " + limit.toSeconds() + " s, is still running, and has not come.");
    }

    /** Where it is to connect it knows: another reason must explain this. */
    private AssertionError didNotComeAgain(Duration limit) {
        String expected = "expected that the program connects again; ";
        return new AssertionError(
                client.awaitExit(Duration.ZERO) instanceof Outcome.Exited exited
                        ? expected + "it " + exited + " instead. " + LastWords.of(client)
                        : expected + "within " + limit.toSeconds() + " s it did not");
    }

    private static Verdict verdict(Misconception misconception, String detail) {
        return new Verdict(misconception, detail, "", null);
    }
}

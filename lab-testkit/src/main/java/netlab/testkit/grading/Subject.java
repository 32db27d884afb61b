package netlab.testkit.grading;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import netlab.net.LineOrPauseReader;
import netlab.testkit.FreePort;
import netlab.testkit.Hexdump;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import org.opentest4j.TestAbortedException;

/**
 * The program that a {@link Graded} test judges: the student's, in processes of its own.
 *
 * <p>Starting a JVM takes long, so a server that {@link #connect} or {@link #shared} has started serves all tests of the
 * class, until one of them fails.
 */
public final class Subject implements AutoCloseable {
    /** How long a program may take from its start until it listens. */
    public static final Duration STARTUP = Duration.ofSeconds(20);

    /** How long one answer may take. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Of a claim that only a pause, which a busy machine made, may have refuted. */
    private static final int ATTEMPTS = 5;

    /** More than a program needs that does not wait for a request, on a machine that is busy with others. */
    private static final Duration BEFORE_REQUEST = Duration.ofSeconds(1);

    private final SubjectSettings settings;
    private final RunningPrograms programs;
    private final Diagnosis diagnosis;
    private String test = "";
    private boolean drawsValues;

    Subject(String main) {
        this(main, SubjectSettings.load());
    }

    Subject(String main, SubjectSettings settings) {
        this.settings = settings;
        programs = new RunningPrograms(main, settings);
        diagnosis = new Diagnosis(programs);
    }

    /** Names the test that begins. */
    void begin(String newTest) {
        test = newTest;
        drawsValues = false;
        diagnosis.begin();
    }

    // Running it

    /** Connects to the server that plays {@code role}, and starts it if it does not run. */
    public RawPeer connect(Role role) throws IOException {
        return connect(shared(role));
    }

    /** Connects to a server that {@link #start} has started. */
    public RawPeer connect(LabProcess server) throws IOException {
        return RawPeer.connect(new InetSocketAddress(RunningPrograms.HOST, server.port()), PATIENCE);
    }

    /** Returns the server that plays {@code role}, and starts it if it does not run. */
    public LabProcess shared(Role role) throws IOException {
        return programs.shared(role);
    }

    /**
     * Starts a server of the test's own, and returns when it listens.
     *
     * @throws Verdict if it does not, or elsewhere than it was told
     */
    public LabProcess start(Role role) throws IOException {
        return programs.startServer(role);
    }

    /**
     * Starts a server on a port of the tester's choice, even if the grader was told that the program ignores it.
     *
     * @throws Verdict with {@link Misconception#PORT_IGNORED}
     */
    public LabProcess startOnGivenPort(Role role) throws IOException {
        return programs.startServer(role, FreePort.choose());
    }

    /** Starts a client, which is to connect to {@code port}. */
    public LabProcess startClient(Role role, int port) throws IOException {
        return programs.startClient(role, port);
    }

    /**
     * Waits until {@code client} has connected to {@code listener}, and returns the connection.
     *
     * @throws AssertionError if it does not, in time. A {@link Verdict} if it never has: with
     *     {@link Misconception#NOT_CONNECTED} if it has ended, with {@link Misconception#PORT_IGNORED} if it was seen at the
     *     handout's port, or goes on elsewhere
     */
    public RawPeer accept(RawListener listener, LabProcess client) throws IOException {
        return new Arrival(programs, listener, client).await(STARTUP);
    }

    /** Tells whether the program plays that role: a submission in another language may be a server alone. */
    public boolean plays(Role role) {
        return programs.plays(role);
    }

    /** Tells whether it is Java, started with the options of {@link Role#withJvmOptions}. */
    public boolean isJava() {
        return !settings.hasCommands();
    }

    /** Returns random values that differ from student to student and test to test, and are the same in every run. */
    public Random random() {
        drawsValues = true;
        return new Random(Objects.hash(settings.seed(), test));
    }

    // Judging it

    /** What must hold unless the student believes in something else. */
    @FunctionalInterface
    public interface Claim {
        /** Fails with an {@link AssertionError} or {@link IOException}. */
        void check() throws Exception;
    }

    /**
     * Checks {@code claim}; if it fails, that is explained by {@code misconception}.
     *
     * @param reproduce a command line that shows it at home, against the server on the handout's port; {@code {host}} and
     *     {@code {port}} in it are replaced, and {@code {program}} by the command line of the program started last. Empty:
     *     the test itself, by Maven.
     * @throws Verdict if the claim fails
     */
    public void blame(Misconception misconception, String reproduce, Claim claim) {
        try {
            claim.check();
        } catch (Verdict | TestAbortedException e) {
            throw e;
        } catch (Exception | AssertionError e) {
            diagnosis.takeNotes();
            throw Diagnosis.blame(misconception, atHome(reproduce), e);
        }
    }

    /** What is said on a connection. */
    @FunctionalInterface
    public interface Conversation {
        /** Fails with an {@link AssertionError} or {@link IOException}. */
        void with(RawPeer peer) throws Exception;
    }

    /**
     * Checks {@code claim}, which sends by {@link RawPeer#sendInPieces}, on a connection to {@code role}; if it fails, that
     * is explained by {@code misconception}.
     *
     * <p>A program may take a pause of {@link LineOrPauseReader#PAUSE} for the end of a message. So a failure counts only if
     * no pause was that long; otherwise the claim is checked again, and believed where the machine is too busy to tell.
     *
     * @param reproduce as for {@link #blame}
     * @throws Verdict if the claim fails
     */
    public void blameInPieces(Misconception misconception, String reproduce, Role role, Conversation claim)
            throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            RawPeer peer = connect(role);
            try (peer) {
                blame(misconception, reproduce, () -> claim.with(peer));
                return;
            } catch (Verdict verdict) {
                if (!hasPaused(peer)) {
                    throw verdict;
                }
            }
        }
    }

    /** What a client and the tester, who plays its server, say. */
    @FunctionalInterface
    public interface ClientConversation {
        /** Fails with an {@link AssertionError} or {@link IOException}. */
        void with(RawPeer server, LabProcess client) throws Exception;
    }

    /**
     * Does as {@link #blameInPieces} for a client, which is started for every attempt, and given {@code input} as all that
     * is typed.
     */
    public void blameClientInPieces(
            Misconception misconception, String reproduce, Role role, String input, ClientConversation claim)
            throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (RawListener listener = RawListener.open(PATIENCE)) {
                LabProcess client = startClient(role, listener.port());
                client.write(input.getBytes(StandardCharsets.UTF_8));
                client.closeStdin();
                RawPeer server = accept(listener, client);
                try (server) {
                    blame(misconception, reproduce, () -> claim.with(server, client));
                    return;
                } catch (Verdict verdict) {
                    if (!hasPaused(server)) {
                        throw verdict;
                    }
                }
            }
        }
    }

    private static boolean hasPaused(RawPeer peer) {
        return peer.longestGap().compareTo(LineOrPauseReader.PAUSE) >= 0;
    }

    /**
     * Expects that {@code program} ends by itself, and waits for it at most {@code limit}.
     *
     * @param because what it should have noticed, as a clause: {@code the server has fallen silent}
     * @throws AssertionError if it is still running then
     */
    public void expectExit(LabProcess program, Duration limit, String because) {
        if (!(program.awaitExit(limit) instanceof Outcome.Exited)) {
            throw new AssertionError("expected that the program ends by itself, since " + because
                    + "; it was waited for " + limit.toSeconds() + " s, and is still running");
        }
    }

    /**
     * Expects that {@code server} ends its side of the connection, now that {@code peer} has ended its own. The last
     * answer's line end may come before that.
     *
     * @param reproduce as for {@link #blame}
     * @throws Verdict with {@link Misconception#END_IGNORED} if the server goes on, sending or only spinning; with
     *     {@link Misconception#NEVER_CLOSED} if it does nothing at all
     */
    public void expectEnd(RawPeer peer, LabProcess server, String reproduce) throws IOException {
        int before = peer.transcript().events().size();
        try {
            peer.skipLineEnds("the end of the stream");
            peer.expectEndOfStream();
        } catch (AssertionError e) {
            boolean sends = peer.transcript().events().stream()
                    .skip(before)
                    .anyMatch(event -> !new String(event.bytes(), StandardCharsets.ISO_8859_1).isBlank());
            diagnosis.takeNotes();
            Misconception belief =
                    sends || Spinning.in(server) ? Misconception.END_IGNORED : Misconception.NEVER_CLOSED;
            throw Diagnosis.blame(belief, atHome(reproduce), e);
        }
    }

    /**
     * Expects that {@code peer} gets nothing yet: it has not asked.
     *
     * @param reproduce as for {@link #blame}
     * @throws Verdict with {@link Misconception#REPLY_BEFORE_REQUEST} if something comes; with
     *     {@link Misconception#LINE_ENDS} if that is only a line end
     */
    public void expectNothingYet(RawPeer peer, String reproduce) throws IOException {
        byte[] early = peer.readWithin(BEFORE_REQUEST);
        if (early.length > 0) {
            boolean lineEnd = new String(early, StandardCharsets.ISO_8859_1).isBlank();
            throw Diagnosis.blame(
                    lineEnd ? Misconception.LINE_ENDS : Misconception.REPLY_BEFORE_REQUEST,
                    atHome(reproduce),
                    new AssertionError("expected nothing before the request; "
                            + (lineEnd ? "a line end came, which the protocol has not\n" : "got\n")
                            + Hexdump.of(early)));
        }
    }

    private String atHome(String reproduce) {
        return reproduce
                .replace("{program}", programs.commandAtHome())
                .replace("{host}", RunningPrograms.HOST)
                .replace("{port}", Integer.toString(programs.handoutPort()));
    }

    /** Returns a command line that runs the test again, with the same values; nothing if Maven cannot run the program. */
    String again(String testClass) {
        if (!isJava()) {
            return "";
        }
        String seed = drawsValues && settings.seed() != 0 ? " -Dseed=" + settings.seed() : "";
        return settings.maven() + " test -Dtest=" + testClass + "#" + test + seed;
    }

    /** Explains what has failed. */
    Diagnosis diagnosis() {
        return diagnosis;
    }

    /** Ends what the test has started; after a failure the shared servers as well. */
    void end(boolean failed) {
        programs.end(failed);
    }

    @Override
    public void close() {
        end(true);
    }
}

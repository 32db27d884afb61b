package netlab.testkit.grading;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netlab.net.Deadline;
import netlab.net.LineOrPauseReader;
import netlab.testkit.FreePort;
import netlab.testkit.Hexdump;
import netlab.testkit.LabProcess;
import netlab.testkit.LabProgram;
import netlab.testkit.ListeningPorts;
import netlab.testkit.Outcome;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.Transcript;
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

    /** How long a program of this class may take that has been in vain waited for before. */
    private static final Duration STARTUP_AFTER_NONE = Duration.ofSeconds(5);

    /** Bytes that a program may print while a class of tests runs: far more than anybody reads. */
    private static final long MAX_OUTPUT = 16L * 1024 * 1024;

    /** Exit codes of a program ended by SIGKILL and SIGXCPU. */
    private static final Set<Integer> ENDED_BY_SYSTEM = Set.of(128 + 9, 128 + 24);

    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    /** Of a claim that only a pause, which a busy machine made, may have refuted. */
    private static final int ATTEMPTS = 5;

    /** How often a client is looked at that may end without having connected. */
    private static final Duration LOOK_PERIOD = Duration.ofMillis(200);

    /** More than a program needs that does not wait for a request. */
    private static final Duration BEFORE_REQUEST = Duration.ofMillis(150);

    /** How long a program is watched that should be idle, and what it may compute meanwhile. */
    private static final Duration SPIN_WATCH = Duration.ofSeconds(2);

    private static final Duration SPINNING = Duration.ofMillis(100);

    private static final String HOST = "127.0.0.1";
    /** What a stub throws: as a server logs it, or as the command line prints what ended the program. */
    private static final Pattern OPEN_TODO =
            Pattern.compile("(?:^|UnsupportedOperationException: )(TODO \\d+[^\\r\\n]*)", Pattern.MULTILINE);

    private final String main;
    private final SubjectSettings settings = SubjectSettings.load();
    private final Map<Role, LabProcess> shared = new HashMap<>();
    private final List<LabProcess> running = new ArrayList<>();
    private Duration startup = STARTUP;
    private String test = "";
    private int handoutPort;

    Subject(String main) {
        this.main = main;
    }

    /** Names the test that begins. */
    void begin(String newTest) {
        test = newTest;
    }

    // Running it

    /** Connects to the server that plays {@code role}, and starts it if it does not run. */
    public RawPeer connect(Role role) throws IOException {
        return connect(shared(role));
    }

    /** Connects to a server that {@link #start} has started. */
    public RawPeer connect(LabProcess server) throws IOException {
        return RawPeer.connect(new InetSocketAddress(HOST, server.port()), PATIENCE);
    }

    /** Returns the server that plays {@code role}, and starts it if it does not run. */
    public LabProcess shared(Role role) throws IOException {
        LabProcess server = shared.get(role);
        if (server == null) {
            server = start(role);
            shared.put(role, server);
        }
        return server;
    }

    /**
     * Starts a server of the test's own, and returns when it listens.
     *
     * @throws Verdict if it does not, or elsewhere than it was told
     */
    public LabProcess start(Role role) throws IOException {
        int fixedPort = settings.fixedPort(role.name());
        return start(role, fixedPort == 0 ? FreePort.choose() : fixedPort, true);
    }

    /**
     * Starts a server on a port of the tester's choice, even if the grader was told that the program ignores it.
     *
     * @throws Verdict with {@link Misconception#PORT_IGNORED}
     */
    public LabProcess startOnGivenPort(Role role) throws IOException {
        if (settings.fixedPort(role.name()) != 0) {
            end(true); // a running copy would hold the port that is written into the program
        }
        return start(role, FreePort.choose(), true);
    }

    /** Starts a client, which is to connect to {@code port}. */
    public LabProcess startClient(Role role, int port) throws IOException {
        return start(role, port, false);
    }

    /**
     * Waits until {@code client} has connected to {@code listener}, and returns the connection.
     *
     * @throws Verdict with {@link Misconception#PORT_IGNORED} if it ends without that, or does not in time
     */
    public RawPeer accept(RawListener listener, LabProcess client) throws IOException {
        Deadline deadline = Deadline.after(STARTUP);
        Optional<RawPeer> accepted = Optional.empty();
        boolean over = false;
        while (accepted.isEmpty() && !over) {
            over = deadline.isOver() || client.awaitExit(Duration.ZERO) instanceof Outcome.Exited;
            accepted = listener.acceptWithin(LOOK_PERIOD);
        }
        return accepted.orElseThrow(() -> new Verdict(
                Misconception.PORT_IGNORED,
                "The program was told --port " + listener.port() + ", and did not connect to it.",
                "",
                null));
    }

    private LabProcess start(Role role, int port, boolean listens) throws IOException {
        int fixedPort = settings.fixedPort(role.name());
        handoutPort = fixedPort == 0 ? role.handoutPort() : fixedPort;
        if (!plays(role)) {
            throw new TestAbortedException("no command was given for the " + role.name());
        }
        if (listens && fixedPort != 0) {
            endShared(role.name()); // two cannot have the same port
        }
        boolean taken = handoutPort != 0 && ListeningPorts.isBound(HOST, handoutPort);
        LabProcess process =
                program(role).port(port).timeout(listens ? startup : STARTUP).start();
        running.add(process);
        if (listens) {
            requireListening(process, port, !taken);
        }
        return process;
    }

    private void endShared(String role) {
        shared.entrySet().removeIf(each -> {
            boolean ends = each.getKey().name().equals(role);
            if (ends) {
                each.getValue().close();
            }
            return ends;
        });
    }

    private LabProgram program(Role role) {
        List<String> command = settings.command(role.name());
        LabProgram program = command.isEmpty()
                ? LabProcess.java(main, role.arguments().toArray(String[]::new))
                        .jvmArguments(settings.jvmOptions().toArray(String[]::new))
                        .jvmArguments(role.jvmOptions().toArray(String[]::new))
                : LabProcess.command(command.toArray(String[]::new));
        settings.classPath().ifPresent(program::classPath);
        settings.directory().ifPresent(program::directory);
        // Names of files are in the locale's encoding, which is the grader's affair and not the student's.
        return program.environment("LC_ALL", "C.UTF-8").wrapper(settings.wrapper());
    }

    private void requireListening(LabProcess process, int port, boolean handoutPortWasFree) {
        Outcome outcome = process.awaitReady();
        if (outcome instanceof Outcome.Listening listening) {
            if (listening.port() != port) {
                throw portIgnored(port, listening.port());
            }
            return;
        }
        startup = STARTUP_AFTER_NONE;
        if (handoutPortWasFree && handoutPort != 0 && ListeningPorts.isBound(HOST, handoutPort)) {
            throw portIgnored(port, handoutPort);
        } else {
            throw new Verdict(Misconception.NOT_STARTED, "The program did not get ready: " + outcome, "", null);
        }
    }

    private static Verdict portIgnored(int asked, int actual) {
        String detail = "The program was told --port " + asked + ", and listens on " + actual + ".";
        return new Verdict(Misconception.PORT_IGNORED, detail, "", null);
    }

    /** Tells whether the program plays that role: a submission in another language may be a server alone. */
    public boolean plays(Role role) {
        return !settings.hasCommands() || !settings.command(role.name()).isEmpty();
    }

    /** Tells whether it is Java, started with the options of {@link Role#withJvmOptions}. */
    public boolean isJava() {
        return !settings.hasCommands();
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
     *     {@code {port}} in it are replaced. Empty: the test itself, by Maven.
     * @throws Verdict if the claim fails
     */
    public void blame(Misconception misconception, String reproduce, Claim claim) {
        try {
            claim.check();
        } catch (Verdict | TestAbortedException e) {
            throw e;
        } catch (Exception | AssertionError e) {
            throw new Verdict(misconception, describe(e), atHome(reproduce), unexpected(e));
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
                if (peer.longestGap().compareTo(LineOrPauseReader.PAUSE) < 0) {
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
                    if (server.longestGap().compareTo(LineOrPauseReader.PAUSE) < 0) {
                        throw verdict;
                    }
                }
            }
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
            peer.skipLineEnds();
            peer.expectEndOfStream();
        } catch (AssertionError e) {
            boolean sends = peer.transcript().events().stream()
                    .skip(before)
                    .anyMatch(event -> !new String(event.bytes(), StandardCharsets.ISO_8859_1).isBlank());
            boolean goesOn = sends || isSpinning(server);
            blame(goesOn ? Misconception.END_IGNORED : Misconception.NEVER_CLOSED, reproduce, () -> {
                throw e;
            });
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
            blame(lineEnd ? Misconception.LINE_ENDS : Misconception.REPLY_BEFORE_REQUEST, reproduce, () -> {
                throw new AssertionError("expected nothing before the request; got\n" + Hexdump.of(early));
            });
        }
    }

    /** Tells whether a program that has nothing to do keeps the processor busy. */
    private static boolean isSpinning(LabProcess program) {
        Duration before = cpuTime(program);
        program.awaitExit(SPIN_WATCH);
        return cpuTime(program).minus(before).compareTo(SPINNING) > 0;
    }

    private static Duration cpuTime(LabProcess program) {
        return program.runningProcesses().stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private String atHome(String reproduce) {
        return reproduce.replace("{host}", HOST).replace("{port}", Integer.toString(handoutPort));
    }

    /** Returns random values that differ from student to student and test to test, and are the same in every run. */
    public Random random() {
        return new Random(Objects.hash(settings.student(), test, Long.getLong("seed", 0)));
    }

    /** Explains a failure: what the program's end or an open TODO explains has no other reason. */
    Verdict explain(Throwable failure) {
        awaitLastWords();
        for (LabProcess process : running) {
            String printed = process.stderr() + process.stdout();
            Matcher todo = OPEN_TODO.matcher(printed);
            if (todo.find()) {
                return new Verdict(Misconception.NOT_DONE, todo.group(1), "", failure);
            } else if (printed.contains("OutOfMemoryError")) {
                return new Verdict(Misconception.LIMIT_EXCEEDED, "It ran out of memory or threads.", "", failure);
            } else if (process.stdoutBytes() > MAX_OUTPUT) {
                return printedTooMuch(process);
            }
        }
        for (LabProcess server : shared.values()) {
            if (server.awaitExit(Duration.ZERO) instanceof Outcome.Exited exited) {
                return ENDED_BY_SYSTEM.contains(exited.code())
                        ? new Verdict(Misconception.LIMIT_EXCEEDED, "The system ended it: " + exited + ".", "", failure)
                        : new Verdict(
                                Misconception.PROGRAM_ENDED,
                                "It ended with exit code " + exited.code() + ".",
                                "",
                                failure);
            }
        }
        if (failure instanceof Verdict verdict) {
            return verdict;
        }
        return new Verdict(Misconception.WRONG_ANSWER, describe(failure), "", unexpected(failure));
    }

    /**
     * Makes sure that a test is not passed by a program that floods its outputs.
     *
     * @throws Verdict with {@link Misconception#LIMIT_EXCEEDED}
     */
    void requireFewWords() {
        for (LabProcess process : running) {
            if (process.stdoutBytes() > MAX_OUTPUT) {
                throw printedTooMuch(process);
            }
        }
    }

    private static Verdict printedTooMuch(LabProcess process) {
        String detail = "It printed " + process.stdoutBytes() + " bytes on standard output.";
        return new Verdict(Misconception.LIMIT_EXCEEDED, detail, "", null);
    }

    /** A program often closes the connection first, and prints why, or ends, a moment later. */
    private void awaitLastWords() {
        Deadline deadline = Deadline.after(LAST_WORDS);
        running.forEach(process -> process.awaitExit(deadline.remaining()));
    }

    /** Adds the programs that are running to what a test has collected: a shared server was started by an earlier one. */
    List<Object> withRunning(List<Object> collected) {
        Set<Object> all = new LinkedHashSet<>(collected);
        all.addAll(running);
        // As it is now: a program that is closed later would be shown as killed.
        return all.stream()
                .map(each -> each instanceof Transcript ? each : each.toString())
                .toList();
    }

    private static String describe(Throwable failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        return failure instanceof AssertionError
                ? message.strip()
                : failure.getClass().getSimpleName() + ": " + message;
    }

    /** A failed assertion says it all; of any other exception the stack trace helps. */
    private static Throwable unexpected(Throwable failure) {
        return failure instanceof AssertionError ? null : failure;
    }

    // Its end

    /** Ends what the test has started; after a failure the shared servers as well, which may have taken harm. */
    void end(boolean failed) {
        if (failed) {
            shared.clear();
        }
        running.removeIf(process -> {
            boolean done = !shared.containsValue(process);
            if (done) {
                process.close();
            }
            return done;
        });
    }

    @Override
    public void close() {
        end(true);
    }
}

package netlab.testkit.grading;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netlab.testkit.FreePort;
import netlab.testkit.LabProcess;
import netlab.testkit.LabProgram;
import netlab.testkit.ListeningPorts;
import netlab.testkit.Outcome;
import org.opentest4j.TestAbortedException;

/** The processes of a {@link Subject}: those that a test has started, and the servers that the tests of a class share. */
final class RunningPrograms {
    static final String HOST = "127.0.0.1";

    /** How long a program of this class may take that has been in vain waited for before. */
    private static final Duration STARTUP_AFTER_NONE = Duration.ofSeconds(5);

    private final String main;
    private final SubjectSettings settings;
    private final Map<Role, LabProcess> shared = new HashMap<>();
    private final List<LabProcess> running = new ArrayList<>();
    private final Set<LabProcess> usedByTest = new LinkedHashSet<>();
    private Duration startup = Subject.STARTUP;
    private int handoutPort;
    private String commandAtHome = "";
    private Optional<WatchedPort> watched = Optional.empty();

    /** None yet; of a Java program, {@code main} is the main class. */
    RunningPrograms(String main, SubjectSettings settings) {
        this.main = main;
        this.settings = settings;
    }

    /** Returns what the test has used so far: its own programs, and shared servers, in the order of their first use. */
    List<LabProcess> usedByTest() {
        return List.copyOf(usedByTest);
    }

    /** Tells whether a program is a shared server. */
    boolean isShared(LabProcess program) {
        return shared.containsValue(program);
    }

    /** Returns the port that the program started last has at home; 0 if it has none. */
    int handoutPort() {
        return handoutPort;
    }

    /** Returns the command line that runs the program started last at home, with {@code {host}} and {@code {port}}. */
    String commandAtHome() {
        return commandAtHome;
    }

    /** Tells whether a client has connected to the handout's port, although it was told another. */
    boolean isHandoutPortReached() throws IOException {
        return watched.isPresent() && watched.get().isReached();
    }

    boolean plays(Role role) {
        return !settings.hasCommands() || !settings.command(role.name()).isEmpty();
    }

    /** Returns the shared server that plays {@code role}, and starts it if it does not run. */
    LabProcess shared(Role role) throws IOException {
        LabProcess server = shared.get(role);
        if (server == null) {
            server = startServer(role);
            shared.put(role, server);
        }
        usedByTest.add(server);
        return server;
    }

    /** Starts a server on the port that is written into it, or else on a free one, and returns when it listens. */
    LabProcess startServer(Role role) throws IOException {
        int fixedPort = settings.fixedPort(role.name());
        return startServer(role, fixedPort == 0 ? FreePort.choose() : fixedPort);
    }

    /**
     * Starts a server, and returns when it listens.
     *
     * @throws Verdict if it does not, or on another port than {@code port}
     */
    LabProcess startServer(Role role, int port) throws IOException {
        if (settings.fixedPort(role.name()) != 0) {
            endShared(role.name()); // two cannot have the same port
        }
        stopWatching(); // a server may want that port
        noteHow(role);
        boolean wasFree = handoutPort != 0 && !ListeningPorts.isBound(HOST, handoutPort);
        LabProcess server = start(role, port, startup);
        requireListening(server, port, wasFree);
        return server;
    }

    /** Starts a client, which is to connect to {@code port}. */
    LabProcess startClient(Role role, int port) throws IOException {
        noteHow(role);
        if (handoutPort != 0 && watched.isEmpty()) {
            watched = WatchedPort.open(handoutPort);
        }
        return start(role, port, Subject.STARTUP);
    }

    private void noteHow(Role role) {
        int fixedPort = settings.fixedPort(role.name());
        handoutPort = fixedPort == 0 ? role.handoutPort() : fixedPort;
        commandAtHome = settings.hasCommands()
                ? String.join(" ", settings.command(role.name()))
                : settings.maven() + " exec:java@" + role.name();
    }

    private LabProcess start(Role role, int port, Duration timeout) throws IOException {
        if (!plays(role)) {
            throw new TestAbortedException("no command was given for the " + role.name());
        }
        LabProcess process = program(role).port(port).timeout(timeout).start();
        running.add(process);
        usedByTest.add(process);
        return process;
    }

    private LabProgram program(Role role) {
        RoleCommand command = RoleCommand.of(role, settings.command(role.name()), settings.directory());
        LabProgram program = command.words().isEmpty()
                ? LabProcess.java(main, role.arguments().toArray(String[]::new))
                        .jvmArguments(settings.jvmOptions().toArray(String[]::new))
                        .jvmArguments(role.jvmOptions().toArray(String[]::new))
                : LabProcess.command(command.words().toArray(String[]::new));
        settings.classPath().ifPresent(program::classPath);
        command.directory().ifPresent(program::directory);
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
        if (handoutPortWasFree && ListeningPorts.isBound(HOST, handoutPort)) {
            throw portIgnored(port, handoutPort);
        }
        String detail = "The program did not listen on port " + port + ": " + outcome + ". " + LastWords.of(process);
        throw new Verdict(Misconception.NOT_STARTED, detail, "", null);
    }

    private static Verdict portIgnored(int asked, int actual) {
        String detail = "The program was told --port " + asked + ", and listens on " + actual + ".";
        return new Verdict(Misconception.PORT_IGNORED, detail, "", null);
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

    private void stopWatching() {
        watched.ifPresent(WatchedPort::close);
        watched = Optional.empty();
    }

    /** Ends what the test has started; after a failure the shared servers as well, which may have taken harm. */
    void end(boolean failed) {
        stopWatching();
        usedByTest.clear();
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
}

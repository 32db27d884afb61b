package netlab.testkit.grading;

import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netlab.net.Deadline;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;

/** Why a test has failed: what the programs have printed, and how they have ended, says more than the answer that is missing. */
final class Diagnosis {
    /** Bytes that a program may print while a class of tests runs: far more than anybody reads. */
    private static final long MAX_OUTPUT = 16L * 1024 * 1024;

    /** Exit codes of a program ended by SIGKILL and SIGXCPU. */
    private static final Set<Integer> ENDED_BY_SYSTEM = Set.of(128 + 9, 128 + 24);

    /** A program often closes the connection first, and prints why, or ends, a moment later. */
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    /** A server that listens no more is ending: longer than a {@link netlab.net.TcpServer} lets its connections finish. */
    private static final Duration LAST_CONNECTIONS = Duration.ofSeconds(8);

    /** What a stub throws: as a server logs it, or as the command line prints what ended the program. */
    private static final Pattern OPEN_TODO =
            Pattern.compile("(?:^|UnsupportedOperationException: )(TODO \\d+[^\\r\\n]*)", Pattern.MULTILINE);

    private final RunningPrograms programs;
    private final Map<LabProcess, String> notes = new HashMap<>();

    Diagnosis(RunningPrograms programs) {
        this.programs = programs;
    }

    /** Forgets what was noted of another test. */
    void begin() {
        notes.clear();
    }

    /** Explains a failure: what a program's end or an open TODO explains has no other reason. */
    Verdict explain(Throwable failure) {
        awaitLastWords();
        for (LabProcess process : programs.usedByTest()) {
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
        for (LabProcess program : programs.usedByTest()) {
            if (programs.isShared(program) && program.awaitExit(Duration.ZERO) instanceof Outcome.Exited exited) {
                return ended(program, exited, failure);
            }
        }
        return failure instanceof Verdict verdict ? verdict : blame(Misconception.WRONG_ANSWER, "", failure);
    }

    private void awaitLastWords() {
        Deadline deadline = Deadline.after(LAST_WORDS);
        programs.usedByTest().forEach(process -> process.awaitExit(deadline.remaining()));
        programs.usedByTest().stream()
                .filter(process -> programs.isShared(process) && !process.isListening())
                .forEach(process -> process.awaitExit(LAST_CONNECTIONS));
    }

    private static Verdict ended(LabProcess server, Outcome.Exited exited, Throwable failure) {
        return wasEndedBySystem(exited)
                ? new Verdict(Misconception.LIMIT_EXCEEDED, "The system ended it: it " + exited + ".", "", failure)
                : new Verdict(
                        Misconception.PROGRAM_ENDED,
                        "It ended with exit code " + exited.code() + ". " + LastWords.of(server),
                        "",
                        failure);
    }

    /** Tells whether a program has ended because it took more than it was given. */
    static boolean wasEndedBySystem(Outcome.Exited exited) {
        return ENDED_BY_SYSTEM.contains(exited.code());
    }

    /**
     * Makes sure that a test is not passed by a program that floods its outputs.
     *
     * @throws Verdict with {@link Misconception#LIMIT_EXCEEDED}
     */
    void requireFewWords() {
        for (LabProcess process : programs.usedByTest()) {
            if (process.stdoutBytes() > MAX_OUTPUT) {
                throw printedTooMuch(process);
            }
        }
    }

    private static Verdict printedTooMuch(LabProcess process) {
        String detail = "It printed " + process.stdoutBytes() + " bytes on standard output.";
        return new Verdict(Misconception.LIMIT_EXCEEDED, detail, "", null);
    }

    /** Notes how the programs are while the test fails: a moment later its connections are closed, and they may end. */
    void takeNotes() {
        programs.usedByTest().forEach(program -> notes.put(program, program.toString()));
    }

    /** Adds the programs that the test has used to what it has collected: a shared server was started by an earlier one. */
    List<Object> withPrograms(Collection<Object> collected) {
        Set<Object> all = new LinkedHashSet<>(collected);
        all.addAll(programs.usedByTest());
        return all.stream()
                .map(each -> each instanceof LabProcess program ? describe(program) : each)
                .toList();
    }

    /** As it was, and as it is now: a program that is closed later would be shown as killed. */
    private String describe(LabProcess program) {
        String now = program.toString();
        String before = notes.getOrDefault(program, now);
        return before.equals(now)
                ? now
                : before + "\n--- a moment later, when the test had closed its connections\n" + now;
    }

    /** Returns the verdict that {@code failure} is explained by {@code misconception}. */
    static Verdict blame(Misconception misconception, String reproduce, Throwable failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        if (failure instanceof AssertionError) { // which says it all; of any other exception the stack trace helps
            return new Verdict(misconception, message.strip(), reproduce, null);
        }
        boolean isCutOff = failure instanceof SocketException && !(failure instanceof ConnectException);
        String detail = isCutOff
                ? "The program closed the connection while it was still being sent to (" + message + ")."
                : failure.getClass().getSimpleName() + ": " + message;
        return new Verdict(misconception, detail, reproduce, failure);
    }
}

package netlab.tools.handout;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import netlab.tools.handout.TestReports.State;

/**
 * Proves a hand-out by using its zips as they will be used:
 *
 * <ul>
 *   <li>the student's program compiles and starts by its exact command;
 *   <li>run as it is, with nothing to read, it comes to an end, and says which hole it fell into;
 *   <li>of the student's tests, exactly those with a checkpoint fail;
 *   <li>of the solution's tests, none does, and their points add up to what the course says.
 * </ul>
 */
final class HandoutCheck {
    private final Handout handout;
    private final Path zips;
    private final Maven maven;
    private final PrintStream out;

    /**
     * Prepares a check.
     *
     * @param zips where {@link Handout#writeZips} wrote, and where the logs go
     * @param out one line for each proof, and for one that fails why
     */
    HandoutCheck(Handout handout, Path zips, Maven maven, PrintStream out) {
        this.handout = handout;
        this.zips = zips;
        this.maven = maven;
        this.out = out;
    }

    /** Tries the student's zip in a folder below {@code scratch}, and tells whether it is as it should be. */
    boolean studentHolds(Path scratch) throws IOException {
        Path student = unpack(Edition.STUDENT, scratch);
        return starts(student) & ends(student) & failsWhatHasACheckpoint(student);
    }

    /** Tries the zip of the solution in a folder below {@code scratch}, and tells whether it is as it should be. */
    boolean solutionHolds(Path scratch) throws IOException {
        return passesAll(unpack(Edition.SOLUTION, scratch));
    }

    private Path unpack(Edition edition, Path scratch) throws IOException {
        Path folder = scratch.resolve(handout.module() + "-" + edition.label());
        HandoutZip.unpack(handout.zip(zips, edition), folder);
        return folder;
    }

    private boolean starts(Path student) throws IOException {
        Instant begin = Instant.now();
        Maven.Run run = run(student, "starts", "exec:java", "-Dexec.args=--help");
        boolean starts = run.isSuccess() && run.output().contains("Usage:");
        return tell("the student's program compiles and starts", begin, starts ? List.of() : run.lastLines());
    }

    private boolean ends(Path student) throws IOException {
        Instant begin = Instant.now();
        Maven.Run run = run(student, "ends", "exec:java");
        boolean ends =
                run.isSuccess() || run.exitCode().isPresent() && run.output().contains("TODO ");
        List<String> why = new ArrayList<>();
        if (!ends) {
            why.add("without input it should end well, or name the TODO that is open");
            why.addAll(run.lastLines());
        }
        return tell("run as it is, it ends", begin, why);
    }

    private boolean failsWhatHasACheckpoint(Path student) throws IOException {
        Instant begin = Instant.now();
        Maven.Run run = run(student, "student-tests", "verify", "-Dmaven.test.failure.ignore=true");
        TestReports reports = TestReports.of(student.resolve(handout.module()));
        TestClasses tests = TestClasses.of(student.resolve(handout.module()));
        List<String> why = run.isSuccess() ? Expectation.differences(tests, reports) : run.lastLines();
        long expected = tests.all().stream().filter(tests::hasCheckpoint).count();
        return tell(
                "of %d tests, exactly the %d with a checkpoint fail"
                        .formatted(tests.all().size(), expected),
                begin,
                why);
    }

    private boolean passesAll(Path solution) throws IOException {
        Instant begin = Instant.now();
        Maven.Run run = run(solution, "solution-tests", "verify");
        TestReports reports = TestReports.of(solution.resolve(handout.module()));
        TestClasses tests = TestClasses.of(solution.resolve(handout.module()));
        List<String> why = new ArrayList<>(Expectation.failures(reports));
        if (why.isEmpty() && !run.isSuccess()) {
            why.addAll(run.lastLines());
        }
        long skipped = reports.count(State.SKIPPED);
        boolean passes = tell(
                "the solution passes its %d tests%s"
                        .formatted(reports.all().size(), skipped == 0 ? "" : ", " + skipped + " skipped here"),
                begin,
                why);
        return passes & hasPoints(tests.points());
    }

    private boolean hasPoints(int points) {
        int promised = handout.homework().map(Homework::points).orElse(points);
        List<String> why = points == promised ? List.of() : List.of("they add up to " + points);
        return tell("its tests are worth %d points".formatted(promised), Instant.now(), why);
    }

    private Maven.Run run(Path folder, String step, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("-pl", handout.module()));
        command.addAll(List.of(arguments));
        Path log = zips.resolve(handout.module() + "-" + step + ".log");
        return maven.run(folder, log, command.toArray(String[]::new));
    }

    private boolean tell(String what, Instant begin, List<String> why) {
        long seconds = Duration.between(begin, Instant.now()).toSeconds();
        StringBuilder said = new StringBuilder();
        said.append("%-6s %s: %s (%d s)%n".formatted(why.isEmpty() ? "ok" : "FAILED", handout.module(), what, seconds));
        why.forEach(line -> said.append("         ").append(line).append(System.lineSeparator()));
        out.print(said);
        out.flush();
        return why.isEmpty();
    }
}

package netlab.tools.handout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import netlab.net.cli.Stdio;
import netlab.tools.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code netlab handout}: makes the zips of a homework, of a week, of the term. */
@Command(
        name = "handout",
        description = "Makes three zips of a homework: for students, for the grader, and the solution.")
public final class HandoutCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODULE", description = "The homework's folder, such as hw3-calculator.")
    private List<String> named = List.of();

    @Option(names = "--week", paramLabel = "N", description = "The homework of this week of course.yml.")
    private List<Integer> weeks = List.of();

    @Option(names = "--all", description = "The homework of all weeks of course.yml.")
    private boolean all;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "target/handout",
            description = "Where the zips are written (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--root", paramLabel = "DIR", defaultValue = ".", description = "netlab's root (default: here).")
    private Path root;

    @Option(names = "--check", description = "Prove the zips: compile them, run them, test them. Needs Maven.")
    private boolean check;

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            description =
                    "Maven repository for --check, kept for the next time (default: a new one, removed afterwards).")
    private Path repository;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        try {
            List<Handout> handouts = new ArrayList<>();
            for (String module : modules()) {
                Handout handout = Handout.of(root, module);
                for (Path zip : handout.writeZips(out)) {
                    stdio().out().printf("%s  %,d KiB%n", zip, (Files.size(zip) + 1023) / 1024);
                }
                handouts.add(handout);
            }
            tellWhatIsNotInGit(handouts);
            return !check || HandoutChecks.hold(handouts, out, Optional.ofNullable(repository), stdio().out()) ? 0 : 1;
        } catch (HandoutException e) {
            e.problems().forEach(stdio().err()::println);
            return 1;
        }
    }

    private Set<String> modules() throws IOException {
        Set<String> modules = new LinkedHashSet<>(named);
        if (all || !weeks.isEmpty()) {
            Course course = Handout.course(root)
                    .orElseThrow(() -> new HandoutException(Problem.of(
                            Course.FILE, "not there, and --week and --all go by it; name a module instead")));
            List<Homework> homework = new ArrayList<>(all ? course.homework() : List.of());
            for (int week : weeks) {
                if (course.of(week).isEmpty()) {
                    throw new HandoutException(Problem.of(
                            Course.FILE,
                            "no homework in week " + week + "; there is some in the weeks "
                                    + course.homework().stream()
                                            .map(Homework::week)
                                            .distinct()
                                            .toList()));
                }
                homework.addAll(course.of(week));
            }
            homework.forEach(one -> modules.add(one.module()));
        }
        if (modules.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Which homework? Name a module, --week N, or --all.");
        }
        return modules;
    }

    private void tellWhatIsNotInGit(List<Handout> handouts) throws IOException {
        Set<String> leftOut = new TreeSet<>();
        for (Handout handout : handouts) {
            leftOut.addAll(handout.notInGit());
        }
        if (!leftOut.isEmpty()) {
            stdio().err().println("not in git, left out: " + String.join(", ", leftOut));
        }
    }

    private Stdio stdio() {
        return main.stdio();
    }
}

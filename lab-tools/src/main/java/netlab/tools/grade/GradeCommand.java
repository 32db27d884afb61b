package netlab.tools.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import netlab.tools.Main;
import netlab.tools.report.Homework;
import netlab.tools.report.Reports;
import netlab.tools.submissions.Submission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code netlab grade}: grades a folder of submissions, each in isolation. */
@Command(name = "grade", description = "Grades submissions, and says why points are missing.")
public final class GradeCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODULE", description = "The homework, such as hw3-calculator.")
    private String module;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SUBMISSIONS",
            description = "A folder or zip with a folder or zip for each student.")
    private Path submissions;

    @Option(names = "--out", paramLabel = "REPORT", description = "Folder for the reports (default: MODULE-report).")
    private Path out;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "Submissions graded at the same time (default: processors).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--resume", description = "Keep the results of an earlier run, where nothing has changed.")
    private boolean resume;

    @Option(names = "--seed", paramLabel = "N", description = "What random values depend on, besides the student.")
    private long seed;

    @Option(
            names = "--readme",
            paramLabel = "URL",
            description = "Folder with the README.md and README.ko.md that students read: feedback links to them.")
    private String readme;

    @Mixin
    private ProgramOptions programs;

    @Option(names = "--test-limit", paramLabel = "SECONDS", description = "For one test (default: ${DEFAULT-VALUE}).")
    private int testLimit = (int) Limits.DEFAULT.test().toSeconds();

    @Option(
            names = "--submission-limit",
            paramLabel = "SECONDS",
            description = "For all tests of a submission (default: ${DEFAULT-VALUE}).")
    private int submissionLimit = (int) Limits.DEFAULT.submission().toSeconds();

    @Option(
            names = "--mutants",
            description = "Instead of submissions: the solution and the known-wrong ones, which must be told apart.")
    private boolean mutants;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (submissions == null && !mutants) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'SUBMISSIONS'");
        }
        if (submissions != null && !Files.exists(submissions)) {
            throw new NoSuchFileException(submissions.toString());
        }
        GradeSettings settings = settings();
        Path report = out == null ? Path.of(module + "-report") : out;
        Checkout tree = Checkout.around(Path.of(""));
        Assignment assignment = tree.build(List.of(module)).get(module);
        List<Path> secret = new ArrayList<>(List.of(tree.root(), report));
        if (settings.isJava()) { // a program in another language may be installed there
            secret.add(Path.of(System.getProperty("user.home")));
        }
        if (submissions != null) {
            secret.add(submissions);
        }
        try (Grading grading = new Grading(assignment, settings, secret)) {
            grading.notIsolated().forEach(main.stdio().err()::println);
            return mutants
                    ? gradeMutants(grading, Overlay.onSolution(tree.root(), module))
                    : gradeSubmissions(grading, Overlay.onHandout(tree.root(), module), report);
        }
    }

    private GradeSettings settings() {
        Limits limits = Limits.DEFAULT.withTimes(Duration.ofSeconds(testLimit), Duration.ofSeconds(submissionLimit));
        return new GradeSettings(limits, programs.commands(), programs.fixedPorts(), seed);
    }

    private int gradeMutants(Grading grading, Overlay overlay) throws IOException, InterruptedException {
        List<Submission> all = grading.mutants();
        List<SubmissionResult> results;
        try (ProgressBar bar = progressBar(all.size())) {
            results = grading.grade(overlay, all, jobs, Batch.NO_CAPTURES, (submission, result) -> bar.step());
        }
        return new Summary(main.stdio().out()).printMutants(results) ? 0 : 1;
    }

    private int gradeSubmissions(Grading grading, Overlay overlay, Path report)
            throws IOException, InterruptedException {
        ResultStore store = new ResultStore(report.resolve("work"), grading.fingerprint());
        List<Submission> all = grading.takeIn(submissions);
        Map<Submission, SubmissionResult> results = new LinkedHashMap<>();
        List<Submission> left = new ArrayList<>();
        for (Submission submission : all) {
            results.put(submission, resume ? store.find(submission).orElse(null) : null);
            if (results.get(submission) == null) {
                left.add(submission);
            }
        }
        try (ProgressBar bar = progressBar(all.size())) {
            bar.stepTo(all.size() - left.size());
            List<SubmissionResult> fresh = grading.grade(
                    overlay,
                    left,
                    jobs,
                    submission -> Optional.of(Reports.folderOf(submission.student(), report)),
                    (submission, result) -> {
                        store.keep(submission, result);
                        bar.step();
                    });
            for (int i = 0; i < fresh.size(); i++) {
                results.put(left.get(i), fresh.get(i));
            }
        }
        return tell(List.copyOf(results.values()), report);
    }

    private int tell(List<SubmissionResult> results, Path report) throws IOException {
        Reports.write(results, new Homework(module, Optional.ofNullable(readme)), report);
        new Summary(main.stdio().out()).print(results);
        main.stdio().out().println("Reports are in " + report.toAbsolutePath().normalize());
        long faults = results.stream()
                .filter(result -> result.graderFault().isPresent())
                .count();
        if (faults > 0) {
            main.stdio()
                    .err()
                    .println("The grader itself failed for " + faults + " of " + results.size()
                            + " submissions; grade them again with --resume.");
        }
        return faults > 0 ? 1 : 0;
    }

    /** For whoever watches; in a log it would only be noise. */
    private ProgressBar progressBar(int max) {
        ProgressBarBuilder builder =
                ProgressBar.builder().setTaskName(module).setInitialMax(max).setUpdateIntervalMillis(200);
        if (!main.stdio().isInteractive()) {
            builder.setConsumer(new DelegatingProgressBarConsumer(line -> {}));
        }
        return builder.build();
    }
}

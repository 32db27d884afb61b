package netlab.tools.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import netlab.tools.grade.SubmissionResult.Verdict;
import netlab.tools.submissions.Submission;

/** Grades one submission after another; several threads may use it, each for another place. */
final class SubmissionGrader {
    private static final Path RESOURCES = Path.of("src/main/resources");

    private final Assignment assignment;
    private final Workshop workshop;
    private final Overlay overlay;
    private final GradeSettings settings;

    SubmissionGrader(Assignment assignment, Workshop workshop, Overlay overlay, GradeSettings settings) {
        this.assignment = assignment;
        this.workshop = workshop;
        this.overlay = overlay;
        this.settings = settings;
    }

    /**
     * Grades a submission. Whatever goes wrong becomes part of the result.
     *
     * @param place number of the place that grades it: no two submissions are in the same place at the same time
     * @param captures where the tests' captures go, if they are to be kept
     */
    SubmissionResult grade(Submission submission, int place, Optional<Path> captures) throws InterruptedException {
        if (submission.refusal().isPresent()) {
            return ungraded(submission, Verdict.UNREADABLE, submission.refusal().get());
        }
        try {
            Box box = workshop.box(submission.student().id(), place);
            try {
                return grade(submission, box, captures);
            } finally {
                Folders.delete(box.folder());
            }
        } catch (IOException | RuntimeException e) {
            return withFault(ungraded(submission, Verdict.GRADED, ""), e.toString());
        }
    }

    private SubmissionResult grade(Submission submission, Box box, Optional<Path> captures)
            throws IOException, InterruptedException {
        List<Sentence> notes = new ArrayList<>(submission.notes());
        if (settings.isJava()) {
            Path project = box.folder().resolve("project");
            notes.addAll(overlay.lay(submission.files(), project));
            if (!overlay.hasSomethingToGrade(submission.files())) {
                return ungraded(submission, Verdict.UNREADABLE, "There is no Java source.\nJava 소스가 없습니다.");
            }
            String messages =
                    new Javac(workshop.libraries(), settings.limits().build()).compile(project, box.classes());
            if (!messages.isEmpty()) {
                return withNotes(ungraded(submission, Verdict.DOES_NOT_COMPILE, messages), notes);
            }
            if (Files.isDirectory(project.resolve(RESOURCES))) {
                Folders.copy(project.resolve(RESOURCES), box.classes());
            }
            Folders.openToAll(box.classes());
        } else {
            Folders.copy(submission.files(), box.given());
        }
        return withNotes(test(submission, box, captures), notes);
    }

    private SubmissionResult test(Submission submission, Box box, Optional<Path> captures)
            throws IOException, InterruptedException {
        workshop.isolation().furnish(box);
        SubjectFile.write(box, workshop, settings, submission.student());
        TestRun run = new TestRun(assignment.tests(), settings.limits());
        run.run(tests -> new WorkerProcess(
                workshop.workerCommand(box, settings.seed()),
                workshop.environment(box),
                box.workerLog().toFile(),
                tests));
        if (captures.isPresent()) {
            keep(box.captures(), captures.get());
        }
        Optional<String> fault = run.fault().map(what -> what + "\n" + log(box));
        return new SubmissionResult(submission.student(), Verdict.GRADED, "", List.of(), run.results(), fault);
    }

    private static void keep(Path captures, Path target) throws IOException {
        Files.createDirectories(target);
        for (Path old : captures(target)) {
            Files.delete(old);
        }
        for (Path fresh : captures(captures)) {
            Folders.copy(fresh, target.resolve(fresh.getFileName()));
        }
    }

    private static List<Path> captures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pcap")).toList();
        }
    }

    /** The end of what the worker has printed, for whoever looks for the grader's fault. */
    private static String log(Box box) {
        try {
            List<String> lines = Files.readAllLines(box.workerLog());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private SubmissionResult ungraded(Submission submission, Verdict verdict, String build) {
        Sentence why = verdict == Verdict.DOES_NOT_COMPILE
                ? new Sentence("it does not compile", "컴파일되지 않습니다")
                : new Sentence("it could not be graded", "채점할 수 없었습니다");
        List<TestResult> results = assignment.tests().stream()
                .map(test -> TestResult.notRun(test, why))
                .toList();
        return new SubmissionResult(
                submission.student(), verdict, build, submission.notes(), results, Optional.empty());
    }

    private static SubmissionResult withNotes(SubmissionResult result, List<Sentence> notes) {
        return new SubmissionResult(
                result.student(), result.verdict(), result.build(), notes, result.tests(), result.graderFault());
    }

    private static SubmissionResult withFault(SubmissionResult result, String fault) {
        return new SubmissionResult(
                result.student(), result.verdict(), result.build(), result.notes(), result.tests(), Optional.of(fault));
    }
}

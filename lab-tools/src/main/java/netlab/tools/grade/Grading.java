package netlab.tools.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netlab.tools.submissions.Limits;
import netlab.tools.submissions.Submission;
import netlab.tools.submissions.Submissions;

/** A run of the grader: everything that is made once, for all submissions. */
final class Grading implements AutoCloseable {
    private final Checkout tree;
    private final Assignment assignment;
    private final GradeSettings settings;
    private final Workshop workshop;
    private final Path scratch;

    /**
     * Prepares a run.
     *
     * @param secret what the programs are not to see, besides the grader's tree
     */
    Grading(Checkout tree, Assignment assignment, GradeSettings settings, List<Path> secret) throws IOException {
        this.tree = tree;
        this.assignment = assignment;
        this.settings = settings;
        workshop = new Workshop(assignment, settings.limits(), secret);
        scratch = Files.createTempDirectory("netlab-intake-");
    }

    /** Returns a sentence about each thing that this system cannot isolate. */
    List<String> notIsolated() {
        return workshop.isolation().missing();
    }

    /** Takes submissions in; see {@link Submissions}. */
    List<Submission> takeIn(Path folderOrZip) throws IOException {
        return Submissions.read(folderOrZip, scratch, Limits.DEFAULT, assignment.module());
    }

    /** Grades what students have handed in. */
    List<SubmissionResult> grade(
            List<Submission> submissions, int jobs, Batch.Captures captures, Batch.Listener listener)
            throws IOException, InterruptedException {
        Overlay overlay = Overlay.onHandout(tree.root(), assignment.module());
        return grade(overlay, submissions, jobs, captures, listener);
    }

    /** Returns the solution and the known-wrong solutions as submissions. */
    List<Submission> mutants() throws IOException {
        return Mutants.of(assignment.folder(), Files.createDirectories(scratch.resolve("no-changes")));
    }

    /** Grades what {@link #mutants} returned. */
    List<SubmissionResult> gradeMutants(List<Submission> mutants, int jobs, Batch.Listener listener)
            throws IOException, InterruptedException {
        Overlay overlay = Overlay.onSolution(tree.root(), assignment.module());
        return grade(overlay, mutants, jobs, submission -> scratch.resolve("captures"), listener);
    }

    private List<SubmissionResult> grade(
            Overlay overlay, List<Submission> submissions, int jobs, Batch.Captures captures, Batch.Listener listener)
            throws IOException, InterruptedException {
        workshop.requirePrograms(settings.commands().values());
        SubmissionGrader grader = new SubmissionGrader(assignment, workshop, overlay, settings);
        boolean oneAtATime = settings.port() != 0 && !workshop.isolation().hasOwnNetwork();
        return new Batch(grader, oneAtATime ? 1 : jobs, captures).grade(submissions, listener);
    }

    /** Stands for all that results depend on, besides the submission. */
    Fingerprint fingerprint() throws IOException {
        Fingerprint fingerprint = Fingerprint.empty()
                .add(assignment.tests().toString())
                .add(settings.toString())
                .addFiles(assignment.testClasses());
        for (Path library : workshop.libraries()) {
            fingerprint.addFiles(library);
        }
        return fingerprint;
    }

    @Override
    public void close() throws IOException {
        workshop.close();
        Folders.delete(scratch);
    }
}

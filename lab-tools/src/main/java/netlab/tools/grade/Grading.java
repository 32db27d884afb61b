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
    private final Assignment assignment;
    private final GradeSettings settings;
    private final Workshop workshop;
    private final Path scratch;

    /**
     * Prepares a run.
     *
     * @param secret folders and files that the programs are not to see
     */
    Grading(Assignment assignment, GradeSettings settings, List<Path> secret) throws IOException {
        this.assignment = assignment;
        this.settings = settings;
        workshop = new Workshop(assignment, settings.limits(), secret);
        scratch = Files.createTempDirectory("netlab-intake-");
        Folders.deleteAtExit(scratch);
    }

    /** Returns a sentence about each thing that this system cannot isolate. */
    List<String> notIsolated() {
        return workshop.isolation().missing();
    }

    /** Takes submissions in; see {@link Submissions}. */
    List<Submission> takeIn(Path folderOrZip) throws IOException {
        return Submissions.read(folderOrZip, scratch, Limits.DEFAULT, assignment.module());
    }

    /** Returns the solution and the known-wrong solutions as submissions. */
    List<Submission> mutants() throws IOException {
        return Mutants.of(assignment.folder(), scratch.resolve("mutants"));
    }

    /**
     * Grades submissions.
     *
     * @param overlay what the submitted files are laid over
     * @param jobs how many at the same time
     * @return the results in the order of the submissions
     */
    List<SubmissionResult> grade(
            Overlay overlay, List<Submission> submissions, int jobs, Batch.Captures captures, Batch.Listener listener)
            throws IOException, InterruptedException {
        workshop.requirePrograms(settings.commands().values());
        SubmissionGrader grader = new SubmissionGrader(assignment, workshop, overlay, settings);
        boolean oneAtATime =
                !settings.ports().isEmpty() && !workshop.isolation().hasOwnNetwork();
        return new Batch(grader, oneAtATime ? 1 : jobs, captures).grade(submissions, listener);
    }

    /** Stands for all that results depend on, besides the submission. */
    Fingerprint fingerprint() throws IOException {
        Fingerprint fingerprint =
                Fingerprint.empty().add(assignment.tests().toString()).add(settings.toString());
        for (Path place : workshop.graderClassPath()) {
            fingerprint.addFiles(place);
        }
        for (Path place : workshop.libraries()) {
            fingerprint.addFiles(place);
        }
        return fingerprint;
    }

    @Override
    public void close() throws IOException {
        workshop.close();
        Folders.delete(scratch);
    }
}

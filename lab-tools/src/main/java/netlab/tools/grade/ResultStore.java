package netlab.tools.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import netlab.tools.submissions.Submission;

/** Results of earlier runs, so that an interrupted one can be taken up again: a file each, valid for the same bytes only. */
final class ResultStore {
    private record Stored(String version, SubmissionResult result) {}

    private final Path folder;
    private final Fingerprint grader;

    /**
     * Results in {@code folder}.
     *
     * @param grader stands for all that a result depends on besides the submission
     */
    ResultStore(Path folder, Fingerprint grader) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.grader = grader;
    }

    /** Returns the result of the same submission, graded by the same grader. */
    Optional<SubmissionResult> find(Submission submission) throws IOException {
        Path file = file(submission);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Stored stored = Json.read(file, Stored.class);
        return stored.version().equals(version(submission)) ? Optional.of(stored.result()) : Optional.empty();
    }

    void keep(Submission submission, SubmissionResult result) throws IOException {
        if (result.graderFault().isEmpty()) { // such a one is worth another try
            Json.write(file(submission), new Stored(version(submission), result));
        }
    }

    private String version(Submission submission) throws IOException {
        return grader.copy()
                .add(submission.student().toString())
                .add(submission.notes().toString())
                .add(submission.refusal().toString())
                .addFiles(submission.files())
                .hex();
    }

    private Path file(Submission submission) {
        return folder.resolve(submission.student().id() + ".json");
    }
}

package netlab.tools.grade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import netlab.tools.submissions.Submission;

/** Grades many submissions, several at a time. */
final class Batch {
    /** For runs whose captures nobody wants. */
    static final Captures NO_CAPTURES = submission -> Optional.empty();

    private final SubmissionGrader grader;
    private final int jobs;
    private final Captures captures;

    /**
     * A batch.
     *
     * @param jobs how many are graded at the same time
     * @param captures where the captures of a submission's tests go
     */
    Batch(SubmissionGrader grader, int jobs, Captures captures) {
        this.grader = grader;
        this.jobs = jobs;
        this.captures = captures;
    }

    /** Where the captures of a submission's tests go. */
    @FunctionalInterface
    interface Captures {
        Optional<Path> of(Submission submission);
    }

    /** What is told of each submission when it is done, by the thread that graded it. */
    @FunctionalInterface
    interface Listener {
        void graded(Submission submission, SubmissionResult result) throws IOException;
    }

    /** Returns the results in the order of the submissions. */
    List<SubmissionResult> grade(List<Submission> submissions, Listener listener)
            throws IOException, InterruptedException {
        BlockingQueue<Integer> places = new ArrayBlockingQueue<>(
                jobs, false, IntStream.range(0, jobs).boxed().toList());
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<SubmissionResult>> running = new ArrayList<>();
            for (Submission submission : submissions) {
                running.add(threads.submit(() -> gradeIn(places, submission, listener)));
            }
            List<SubmissionResult> results = new ArrayList<>();
            for (Future<SubmissionResult> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IOException("a result cannot be kept: " + e.getCause().getMessage(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private SubmissionResult gradeIn(BlockingQueue<Integer> places, Submission submission, Listener listener)
            throws IOException, InterruptedException {
        int place = places.take();
        try {
            SubmissionResult result = grader.grade(submission, place, captures.of(submission));
            listener.graded(submission, result);
            return result;
        } finally {
            places.add(place);
        }
    }
}

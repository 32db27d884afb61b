package netlab.tools.handout;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Checks the hand-outs of a term. While the student's zip of one homework is tried, so is the solution of the one before;
 * never both of the same: the first of them downloads what they need, and two Mavens had better not write the same files of
 * a repository.
 */
final class HandoutChecks {
    private HandoutChecks() {}

    /**
     * Checks the hand-outs whose zips are in {@code zips}.
     *
     * @param repository Maven's; if empty a new one, which is removed afterwards
     * @param out one line for each proof
     */
    static boolean hold(List<Handout> handouts, Path zips, Optional<Path> repository, PrintStream out)
            throws IOException {
        try (ScratchFolder scratch = ScratchFolder.create()) {
            Path local = repository.orElse(scratch.path().resolve("repository"));
            Maven maven = Maven.with(local.toAbsolutePath());
            removeOnSignal(scratch, maven);
            List<HandoutCheck> checks = handouts.stream()
                    .map(handout -> new HandoutCheck(handout, zips.toAbsolutePath(), maven, out))
                    .toList();
            return hold(checks, scratch.path());
        }
    }

    /** Ctrl-C does not wait for what a {@code try} would close. */
    private static void removeOnSignal(ScratchFolder scratch, Maven maven) {
        Thread hook = new Thread(
                () -> {
                    maven.close();
                    try {
                        scratch.close();
                    } catch (IOException e) {
                        System.getLogger(HandoutChecks.class.getName())
                                .log(System.Logger.Level.WARNING, "left behind: " + scratch.path(), e);
                    }
                },
                "netlab-handout-signal");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static boolean hold(List<HandoutCheck> checks, Path scratch) throws IOException {
        ExecutorService behind = Executors.newSingleThreadExecutor();
        try {
            boolean hold = true;
            List<Future<Boolean>> solutions = new ArrayList<>();
            for (HandoutCheck check : checks) {
                hold &= check.studentHolds(scratch);
                solutions.add(behind.submit(() -> check.solutionHolds(scratch)));
            }
            for (Future<Boolean> solution : solutions) {
                hold &= solution.get();
            }
            return hold;
        } catch (ExecutionException e) {
            throw new IOException("the check was broken off: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the check was interrupted", e);
        } finally {
            behind.shutdownNow();
        }
    }
}

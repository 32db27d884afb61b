package netlab.tools.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import netlab.tools.submissions.Submission;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The solution of each homework earns all points, every time: {@code -Dreference.runs=50} asks for more than one. */
class ReferenceIT {
    private static final int RUNS = Integer.getInteger("reference.runs", 1);

    @ParameterizedTest
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    @MethodSource("netlab.tools.grade.GradedModules#names")
    void findsNothingInTheSolution(String module) throws IOException, InterruptedException {
        try (Grading grading = new Grading(
                GradedModules.get(module),
                GradeSettings.DEFAULT,
                List.of(GradedModules.tree().root()))) {
            Submission reference = grading.mutants().get(0);
            List<SubmissionResult> results = grading.grade(
                    Overlay.onSolution(GradedModules.tree().root(), module),
                    Collections.nCopies(RUNS, reference),
                    Runtime.getRuntime().availableProcessors(),
                    Batch.NO_CAPTURES,
                    (submission, result) -> {});
            assertThat(results).hasSize(RUNS).allSatisfy(result -> {
                assertThat(result.graderFault()).isEmpty();
                assertThat(Mutants.found(result)).isEmpty();
                assertThat(result.points()).isEqualTo(result.maximum());
            });
        }
    }
}

package netlab.tools.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import netlab.tools.submissions.Submission;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each known-wrong solution is found to have its misconception and no other: by the points and words that a student would
 * get. {@code -Dmutants} tells those of which homework, see {@link GradedModules}.
 */
class MutantsIT {
    /** More than processors: a mutant is mostly waited for. */
    private static final int AT_THE_SAME_TIME = 2 * Runtime.getRuntime().availableProcessors();

    @ParameterizedTest
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    @MethodSource("netlab.tools.grade.GradedModules#names")
    void findsTheMisconceptionOfEachMutantAndNoOther(String module) throws IOException, InterruptedException {
        try (Grading grading = new Grading(
                GradedModules.get(module),
                GradeSettings.DEFAULT,
                List.of(GradedModules.tree().root()))) {
            List<Submission> mutants = new ArrayList<>(grading.mutants());
            List<SubmissionResult> results = grading.grade(
                    Overlay.onSolution(GradedModules.tree().root(), module),
                    mutants.subList(1, mutants.size()),
                    AT_THE_SAME_TIME,
                    Batch.NO_CAPTURES,
                    (submission, result) -> {});
            ByteArrayOutputStream table = new ByteArrayOutputStream();
            boolean right = new Summary(new PrintStream(table, true, StandardCharsets.UTF_8)).printMutants(results);
            assertThat(right).as(table.toString(StandardCharsets.UTF_8)).isTrue();
            results.stream()
                    .flatMap(result -> result.tests().stream())
                    .flatMap(test -> test.finding().stream())
                    .forEach(finding -> requireReadable(finding, module));
        }
    }

    /** A student can paste what there is to paste, and needs to know no class of the tests. */
    private static void requireReadable(Finding finding, String module) {
        ReproduceLinesTest.requirePasteable(finding.reproduce(), module);
        assertThat(finding.reproduce()).doesNotContain("{host}", "{port}", "{program}");
        assertThat(finding.detail()).as(finding.code()).isNotBlank().doesNotContain("netlab.testkit", "Outcome");
    }
}

package netlab.tools.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import netlab.testkit.grading.Misconception;
import netlab.tools.grade.Student;
import netlab.tools.grade.SubmissionResult;
import netlab.tools.grade.SubmissionResult.Verdict;
import org.junit.jupiter.api.Test;

class ClassStatisticsTest {
    private static final Student SOMEBODY = new Student("1", "somebody", "");

    private final ClassStatistics statistics = new ClassStatistics(List.of(
            SampleClass.graded(SOMEBODY, List.of()),
            SampleClass.graded(SOMEBODY, List.of(Misconception.ONE_READ, Misconception.INPUT_EXECUTED)),
            SampleClass.graded(SOMEBODY, List.of(Misconception.INPUT_EXECUTED)),
            SampleClass.unbuilt(SOMEBODY, Verdict.DOES_NOT_COMPILE, "")));

    @Test
    void countsPoints() {
        assertThat(statistics.points()).containsExactly(0, 60, 90, 100);
        assertThat(statistics.mean()).isEqualTo(62.5);
        assertThat(statistics.median()).isEqualTo(75);
        assertThat(statistics.maximum()).isEqualTo(100);
        assertThat(statistics.withFullMarks()).isEqualTo(1);
        assertThat(statistics.notGraded()).isEqualTo(1);
    }

    /** ONE_READ fails two tests of one student: that is one student. */
    @Test
    void countsStudentsAndNotTests() {
        assertThat(statistics.misconceptions())
                .extracting(frequency -> frequency.kind().code(), ClassStatistics.Frequency::students)
                .containsExactly(tuple("INPUT_EXECUTED", 2), tuple("ONE_READ", 1));
    }

    @Test
    void countsACheckpointOnlyWithAllBeforeIt() {
        assertThat(statistics.funnel()).containsExactly(3, 2, 2, 1);
    }

    @Test
    void countsWhoPassesATest() {
        assertThat(statistics.passRates())
                .extracting(ClassStatistics.PassRate::passed)
                .containsExactly(3, 3, 3, 2, 2, 3, 3, 3, 1);
    }

    @Test
    void hasNothingToSayOfNobody() {
        ClassStatistics nobody = new ClassStatistics(List.<SubmissionResult>of());

        assertThat(nobody.median()).isZero();
        assertThat(nobody.funnel()).isEmpty();
        assertThat(new ClassReport("hw3-calculator", List.of()).html()).contains("hw3-calculator");
    }
}

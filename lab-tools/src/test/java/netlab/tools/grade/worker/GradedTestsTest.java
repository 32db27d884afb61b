package netlab.tools.grade.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import netlab.tools.grade.PlannedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradedTestsTest {
    @ParameterizedTest
    @CsvSource({
        "answersOneRequest, answers one request",
        "answersRequestsOfMoreThan64KiB, answers requests of more than 64 KiB",
        "clientSpeaksUtf8, client speaks UTF-8",
        "sendsThePageInEucKr, sends the page in EUC-KR",
        "takesKoreanLinesThatEndInCrLf, takes Korean lines that end in CR LF",
        "sendsHTTPHeaders, sends HTTP headers",
        "answers, answers"
    })
    void aTitleIsTheMethodsNameAsASentence(String method, String title) {
        assertThat(GradedTests.title(method)).isEqualTo(title);
    }

    @Test
    void thePlanHasEveryGradedTestInTheOrderInWhichTheyRun() throws IOException {
        assertThat(Planner.plan(Path.of("target/test-classes")))
                .extracting(PlannedTest::id)
                .containsExactly(
                        "EchoGradedTest.answersALine",
                        "EchoGradedTest.answersTwoLinesOfOneSegment",
                        "EchoGradedTest.listensWhereItIsTold",
                        "EchoGradedTest.answersAClientWithPatience");
    }
}

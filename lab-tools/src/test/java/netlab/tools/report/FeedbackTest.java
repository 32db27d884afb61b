package netlab.tools.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import netlab.testkit.grading.Misconception;
import netlab.tools.grade.Sentence;
import netlab.tools.grade.Student;
import netlab.tools.grade.SubmissionResult;
import netlab.tools.grade.SubmissionResult.Verdict;
import netlab.tools.grade.TestResult;
import org.junit.jupiter.api.Test;

class FeedbackTest {
    private static final Homework HOMEWORK = new Homework("hw3-calculator");
    private static final Student HONG = new Student("12345", "홍길동", "");
    private static final SubmissionResult ONE_READ =
            SampleClass.graded(HONG, List.of(Misconception.ONE_READ, Misconception.NEVER_CLOSED));

    @Test
    void saysWhyOnceHoweverManyTestsItCost() {
        String html = new FeedbackPage(ONE_READ, HOMEWORK).html();

        assertThat(html)
                .containsOnlyOnce("One read is taken for one message<")
                .containsOnlyOnce("read 한 번을 메시지 하나로 여겼습니다<")
                .containsOnlyOnce("Read until the message is complete")
                .contains("reads a request that comes in pieces", "reads two requests of one segment")
                .contains("expected  00000000  33 37 0a", "^^")
                .contains("-Dseed=7", "README.md#pitfalls", "README.ko.md#자주-하는-실수", ".pcap");
    }

    @Test
    void saysWhatIsRightAndWhereToGoOn() {
        assertThat(new FeedbackPage(ONE_READ, HOMEWORK).html())
                .contains("<li>adds two integers</li>")
                .doesNotContain("<li>reads two requests of one segment</li>")
                .contains("mvn -pl hw3-calculator verify -Dcheckpoint=2");
        assertThat(new FeedbackPage(SampleClass.graded(HONG, List.of()), HOMEWORK).html())
                .contains("Well done!")
                .doesNotContain("-Dcheckpoint=");
    }

    @Test
    void writesMarkdownInBothLanguages() {
        assertThat(new FeedbackMarkdown(ONE_READ, HOMEWORK, false).markdown())
                .startsWith("# hw3-calculator: 60 of 100 points\n\n홍길동\n\n## Checkpoints\n\n| checkpoint |")
                .contains("### One read is taken for one message (ONE_READ)\n\nTCP carries a stream of bytes")
                .contains("| ○ 2 | 1 / 3 | 5 / 35 |")
                .contains("- adds two integers\n")
                .contains("```text\nmvn -pl hw3-calculator test")
                .contains("Read on: `hw3-calculator/README.md#pitfalls`");
        assertThat(new FeedbackMarkdown(ONE_READ, HOMEWORK, true).markdown())
                .startsWith("# hw3-calculator: 100점 중 60점\n\n홍길동\n\n## 체크포인트\n")
                .contains("### read 한 번을 메시지 하나로 여겼습니다 (ONE_READ)")
                .contains("README.ko.md#자주-하는-실수");
    }

    @Test
    void linksIntoAReadmeThatCanBeReached() {
        Homework online = new Homework("hw3-calculator", Optional.of("https://example.org/hw3-calculator"));

        assertThat(new FeedbackPage(ONE_READ, online).html())
                .contains("<a href=\"https://example.org/hw3-calculator/README.md#pitfalls\">");
        assertThat(new FeedbackMarkdown(ONE_READ, online, false).markdown())
                .contains("](https://example.org/hw3-calculator/README.md#pitfalls)");
        assertThat(GradescopeResults.of(ONE_READ, online))
                .contains("Read on: https://example.org/hw3-calculator/README.md#pitfalls");
    }

    @Test
    void showsJavacsMessage() {
        SubmissionResult result =
                SampleClass.unbuilt(HONG, Verdict.DOES_NOT_COMPILE, "A.java:3: error: ';' expected\n  int i\n       ^");

        assertThat(new FeedbackPage(result, HOMEWORK).html())
                .contains("does not compile", "컴파일되지 않아", "A.java:3: error: &#39;;&#39; expected\n  int i\n       ^");
        assertThat(new FeedbackMarkdown(result, HOMEWORK, false).markdown())
                .contains("```text\nA.java:3: error: ';' expected\n  int i\n       ^\n```")
                .doesNotContain("Tests without a result");
    }

    @Test
    void neverCallsTheGradersFaultTheStudents() {
        List<TestResult> tests = SampleClass.PLAN.stream()
                .map(test -> TestResult.notRun(test, Sentence.NONE))
                .toList();
        SubmissionResult result =
                new SubmissionResult(HONG, Verdict.GRADED, "", List.of(), tests, Optional.of("disk full"));

        assertThat(new FeedbackPage(result, HOMEWORK).html()).contains("not your fault", "여러분의 잘못이 아니며", "disk full");
        assertThat(new FeedbackMarkdown(result, HOMEWORK, true).markdown()).contains("여러분의 잘못이 아니며");
        assertThat(GradescopeResults.of(result, HOMEWORK)).contains("not your fault");
    }

    @Test
    void writesGradescopesResults() throws IOException {
        JsonNode root = new ObjectMapper().readTree(GradescopeResults.of(ONE_READ, HOMEWORK));

        assertThat(root.get("score").asInt()).isEqualTo(60);
        assertThat(root.get("output_format").asText()).isEqualTo("text");
        assertThat(root.get("visibility").asText()).isEqualTo("visible");
        assertThat(root.get("stdout_visibility").asText()).isEqualTo("hidden");
        assertThat(root.get("tests")).hasSize(SampleClass.PLAN.size());
        JsonNode failed = root.get("tests").get(3);
        assertThat(failed.get("name").asText()).isEqualTo("reads a request that comes in pieces");
        assertThat(failed.get("number").asText()).isEqualTo("2.1");
        assertThat(failed.get("score").asInt()).isZero();
        assertThat(failed.get("max_score").asInt()).isEqualTo(15);
        assertThat(failed.get("status").asText()).isEqualTo("failed");
        assertThat(failed.get("tags")).extracting(JsonNode::asText).containsExactly("checkpoint 2", "ONE_READ");
        assertThat(failed.get("output").asText())
                .startsWith("ONE_READ: One read is taken")
                .contains("여겼습니다", "expected  00000000", "See it again: mvn");
        assertThat(root.get("tests").findValues("score"))
                .extracting(JsonNode::asInt)
                .contains(10, 5, 0);
    }

    @Test
    void saysWhatASkippedTestNeeds() {
        SubmissionResult result = SampleClass.graded(HONG, List.of(Misconception.NOT_STARTED));

        assertThat(new FeedbackPage(result, HOMEWORK).html())
                .contains("needs: adds two integers", "– skipped", "– 건너뜀");
        assertThat(new FeedbackMarkdown(result, HOMEWORK, false).markdown())
                .contains("- serves others while one is idle: needs: adds two integers");
        assertThat(new FeedbackMarkdown(result, HOMEWORK, true).markdown())
                .contains("- serves others while one is idle: 먼저: adds two integers", "제외: hw3/target/");
    }
}

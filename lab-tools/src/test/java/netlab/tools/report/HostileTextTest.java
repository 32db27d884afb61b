package netlab.tools.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import netlab.tools.grade.Finding;
import netlab.tools.grade.PlannedTest;
import netlab.tools.grade.Sentence;
import netlab.tools.grade.Student;
import netlab.tools.grade.SubmissionResult;
import netlab.tools.grade.SubmissionResult.Verdict;
import netlab.tools.grade.TestResult;
import netlab.tools.grade.TestResult.Status;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Everything that a student can get into a report is nothing but text there. */
class HostileTextTest {
    private static final String EVIL =
            "</pre></td><script>alert(1)</script><img src=x onerror=alert(2)>\" onmouseover=\"alert(3)' ]]> & \u0000\u001b[2J\u202E"
                    + "\uD83D\n````\n# heading\n- item\n1. one\n[link](javascript:alert(4)) `code` **bold** |cell|\n```";
    private static final Homework HOMEWORK = new Homework("hw3-calculator");

    private static final SubmissionResult RESULT = result();

    private static SubmissionResult result() {
        PlannedTest planned = new PlannedTest("CalculatorGradedTest.adds", "adds", 1, 10, List.of());
        Finding finding = new Finding("ONE_READ", "One read. Read on.", "한 번. 더.", "#pitfalls", EVIL, EVIL, EVIL, EVIL);
        List<TestResult> tests = List.of(
                new TestResult(planned, Status.FAILED, Optional.of(finding), Sentence.untranslated(EVIL), 1),
                TestResult.notRun(planned, Sentence.untranslated(EVIL)));
        return new SubmissionResult(
                new Student("1", EVIL, EVIL),
                Verdict.DOES_NOT_COMPILE,
                EVIL,
                List.of(Sentence.untranslated(EVIL)),
                tests,
                Optional.of(EVIL));
    }

    @Test
    void staysTextInHtml() {
        for (String page : List.of(
                new FeedbackPage(RESULT, HOMEWORK).html(), new ClassReport("hw3-calculator", List.of(RESULT)).html())) {
            String visible = page.replaceAll("(?s)<script>\"use strict\".*?</script>", "");
            assertThat(visible)
                    .doesNotContain("<script", "<img", "\" onmouseover", "\u0000", "\u001b", "\u202E", "\uD83D\n")
                    .contains("&lt;script&gt;");
        }
    }

    @Test
    void staysTextInMarkdown() {
        String markdown = new FeedbackMarkdown(RESULT, HOMEWORK, false).markdown();
        StringBuilder prose = new StringBuilder();
        String fence = "";
        for (String line : markdown.lines().toList()) {
            if (fence.isEmpty() && line.matches("`{3,}text")) {
                fence = line.replace("text", "");
            } else if (fence.isEmpty()) {
                prose.append(line).append('\n');
            } else if (line.matches("`{" + fence.length() + ",}")) {
                fence = "";
            }
        }

        assertThat(fence).as("a block is left open").isEmpty();
        assertThat(prose.toString())
                .doesNotContain("<script", "<img", "\u001b")
                .doesNotContainPattern("(?m)^# heading")
                .doesNotContainPattern("(?m)^- item")
                .doesNotContainPattern("(?m)^1\\. one")
                .doesNotContain("[link](", " `code`", "**bold**");
    }

    @Test
    void staysTextInXml() throws Exception {
        String xml = JUnitXml.of(List.of(RESULT), "hw3-calculator");

        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));

        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("failure")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("type")
                        .getNodeValue())
                .isEqualTo("ONE_READ");
        assertThat(document.getElementsByTagName("system-out").item(0).getTextContent())
                .contains("<script>alert(1)</script>", "␀␛[2J⟨U+202E⟩");
    }

    @Test
    void staysTextInJson() throws Exception {
        String output = new ObjectMapper()
                .readTree(GradescopeResults.of(RESULT, HOMEWORK))
                .get("tests")
                .get(0)
                .get("output")
                .asText();

        assertThat(output)
                .contains("<script>alert(1)</script>", "␀␛[2J⟨U+202E⟩")
                .doesNotContain("\u001b");
    }

    /** Even if something got through: the page loads nothing, and runs no script but its own. */
    @Test
    void hasAPolicyThatForbidsOtherScripts() throws Exception {
        String page = new FeedbackPage(RESULT, HOMEWORK).html();
        Matcher policy = Pattern.compile("script-src &#39;sha256-([^&]+)&#39;").matcher(page);
        Matcher script = Pattern.compile("(?s)<script>(.*?)</script>").matcher(page);
        assertThat(policy.find()).isTrue();
        assertThat(script.find()).isTrue();

        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(StandardCharsets.UTF_8));

        assertThat(policy.group(1)).isEqualTo(Base64.getEncoder().encodeToString(digest));
        assertThat(page).contains("default-src &#39;none&#39;").doesNotContain("src=\"", "@import", "url(");
    }
}

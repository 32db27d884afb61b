package netlab.tools.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import netlab.tools.grade.Finding;
import netlab.tools.grade.SubmissionResult;
import netlab.tools.grade.TestResult;
import netlab.tools.grade.TestResult.Status;

/**
 * {@code results.json} of one student, as Gradescope's autograder specification describes it.
 *
 * @see <a href="https://gradescope-autograders.readthedocs.io/en/latest/specs/">Autograder Specifications</a>
 */
final class GradescopeResults {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GradescopeResults() {}

    static String of(SubmissionResult result, Homework homework) {
        ObjectNode root = JSON.createObjectNode();
        root.put("score", result.points());
        root.put("output", new FeedbackSummary(result).text());
        root.put("output_format", "text");
        root.put("test_output_format", "text");
        root.put("test_name_format", "text");
        root.put("visibility", "visible");
        root.put("stdout_visibility", "hidden");
        root.putObject("extra_data")
                .put("module", homework.module())
                .put("verdict", result.verdict().name());
        ArrayNode tests = root.putArray("tests");
        Map<Integer, Integer> numbers = new HashMap<>();
        for (TestResult test : result.tests()) {
            int checkpoint = test.test().checkpoint();
            int number = numbers.merge(checkpoint, 1, Integer::sum);
            addTest(tests.addObject(), test, checkpoint + "." + number, homework);
        }
        return write(root);
    }

    private static void addTest(ObjectNode node, TestResult test, String number, Homework homework) {
        node.put("score", test.points());
        node.put("max_score", test.test().points());
        node.put("status", test.status() == Status.PASSED ? "passed" : "failed");
        node.put("name", Visible.line(test.test().title(), 200));
        node.put("number", number);
        node.put("output", output(test, homework));
        ArrayNode tags = node.putArray("tags").add("checkpoint " + test.test().checkpoint());
        test.finding().ifPresent(finding -> tags.add(finding.code()));
        node.put("visibility", "visible");
        node.putObject("extra_data")
                .put("id", test.test().id())
                .put("status", test.status().name());
    }

    private static String output(TestResult test, Homework homework) {
        StringBuilder output = new StringBuilder(Visible.text(test.message().lines(), 2_000));
        test.finding().ifPresent(finding -> append(output, finding, homework));
        return output.toString().strip();
    }

    private static void append(StringBuilder output, Finding finding, Homework homework) {
        String folder = homework.readme().orElse(homework.module() + "/");
        String[] parts = {
            finding.code() + ": " + finding.english(),
            finding.korean(),
            finding.detail(),
            finding.readme().isEmpty()
                    ? ""
                    : "Read on: " + folder + "README.md" + finding.readme() + " · " + folder + "README.ko.md"
                            + Miss.koreanFragment(finding.readme()),
            finding.reproduce().isEmpty() ? "" : "See it again: " + finding.reproduce(),
            finding.evidence()
        };
        for (String part : parts) {
            if (!part.isBlank()) {
                output.append("\n\n").append(Visible.block(part, FeedbackPage.MAX_EVIDENCE));
            }
        }
    }

    private static String write(ObjectNode root) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return JSON.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // strings and numbers can always be written
        }
    }
}

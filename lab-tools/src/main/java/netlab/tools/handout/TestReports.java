package netlab.tools.handout;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What Surefire and Failsafe wrote down of a module's tests. */
final class TestReports {
    /** The state of a test; of a parameterized one, the worst. */
    enum State {
        PASSED,
        SKIPPED,
        FAILED
    }

    /**
     * What became of a test.
     *
     * @param message the first line of why it failed or was skipped; empty if it passed
     */
    record Result(State state, String message) {
        Result worse(Result other) {
            return other.state.compareTo(state) > 0 ? other : this;
        }
    }

    /** What stands after a method's name is its parameters: {@code rejects(String)[2]}. */
    private static final Pattern AFTER_NAME = Pattern.compile("[^\\p{javaJavaIdentifierPart}].*", Pattern.DOTALL);

    /** The names under which the failure of a class is reported, in place of its tests. */
    private static final Set<String> OF_A_CLASS = Set.of("", "initializationError", "executionError");

    private static final List<String> FOLDERS = List.of("target/surefire-reports", "target/failsafe-reports");

    private final SortedMap<TestId, Result> results = new TreeMap<>();
    private final SortedMap<String, Result> failedClasses = new TreeMap<>();

    private TestReports() {}

    /** Reads the reports of the module in that folder; none if no test was run. */
    static TestReports of(Path module) throws IOException {
        TestReports reports = new TestReports();
        for (String folder : FOLDERS) {
            if (Files.isDirectory(module.resolve(folder))) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(module.resolve(folder), "TEST-*.xml")) {
                    for (Path file : files) {
                        reports.read(file);
                    }
                }
            }
        }
        return reports;
    }

    private void read(Path file) throws IOException {
        try {
            NodeList cases = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                add((Element) cases.item(i));
            }
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("cannot read the test report " + file, e);
        }
    }

    private void add(Element testCase) {
        String testClass = testCase.getAttribute("classname");
        String method = AFTER_NAME.matcher(testCase.getAttribute("name")).replaceFirst("");
        Result result = result(testCase);
        if (OF_A_CLASS.contains(method)) {
            failedClasses.merge(testClass, result, Result::worse);
        } else {
            results.merge(new TestId(testClass, method), result, Result::worse);
        }
    }

    private static Result result(Element testCase) {
        return message(testCase, "failure", State.FAILED)
                .or(() -> message(testCase, "error", State.FAILED))
                .or(() -> message(testCase, "skipped", State.SKIPPED))
                .orElse(new Result(State.PASSED, ""));
    }

    private static Optional<Result> message(Element testCase, String element, State state) {
        NodeList found = testCase.getElementsByTagName(element);
        if (found.getLength() == 0) {
            return Optional.empty();
        }
        Element why = (Element) found.item(0);
        String message = why.getAttribute("message").isEmpty() ? why.getTextContent() : why.getAttribute("message");
        return Optional.of(new Result(state, message.strip().lines().findFirst().orElse("")));
    }

    /** Returns what became of a test; empty if it was not run. */
    Optional<Result> of(TestId test) {
        return Optional.ofNullable(results.getOrDefault(test, failedClasses.get(test.testClass())));
    }

    /** Returns the tests that were run. */
    Map<TestId, Result> all() {
        return results;
    }

    /** Returns the classes that failed before or after their tests. */
    Map<String, Result> failedClasses() {
        return failedClasses;
    }

    long count(State state) {
        return results.values().stream()
                .filter(result -> result.state() == state)
                .count();
    }
}

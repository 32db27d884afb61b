package netlab.tools.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import netlab.testkit.grading.Misconception;
import netlab.tools.grade.Student;
import netlab.tools.grade.SubmissionResult;
import netlab.tools.grade.SubmissionResult.Verdict;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JUnitXmlTest {
    @Test
    void hasASuiteForEachStudentWithAllPlannedTests() throws Exception {
        List<SubmissionResult> results = List.of(
                SampleClass.graded(new Student("1", "홍길동", ""), List.of(Misconception.ONE_READ)),
                SampleClass.unbuilt(new Student("2", "이영희", ""), Verdict.DOES_NOT_COMPILE, "A.java:1: error"));

        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JUnitXml.of(results, "hw3-calculator"))))
                .getDocumentElement();

        assertThat(suites.getTagName()).isEqualTo("testsuites");
        Element hong = (Element) suites.getElementsByTagName("testsuite").item(0);
        assertThat(hong.getAttribute("tests")).isEqualTo("9");
        assertThat(hong.getAttribute("failures")).isEqualTo("2");
        assertThat(hong.getElementsByTagName("failure").getLength()).isEqualTo(2);
        Element failure = (Element) hong.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("type")).isEqualTo("ONE_READ");
        assertThat(((Element) failure.getParentNode()).getAttribute("name"))
                .isEqualTo("readsARequestThatComesInPieces");
        Element lee = (Element) suites.getElementsByTagName("testsuite").item(1);
        assertThat(lee.getAttribute("skipped")).isEqualTo("9");
        assertThat(lee.getElementsByTagName("system-out").item(0).getTextContent())
                .isEqualTo("A.java:1: error");
    }
}

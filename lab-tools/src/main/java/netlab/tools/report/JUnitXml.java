package netlab.tools.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import netlab.tools.grade.Finding;
import netlab.tools.grade.SubmissionResult;
import netlab.tools.grade.TestResult;
import netlab.tools.grade.TestResult.Status;

/** The results in the XML that JUnit's runners write and build servers read: a suite for each student. */
final class JUnitXml {
    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(List<SubmissionResult> results, String module) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            JUnitXml writer = new JUnitXml(xml);
            writer.newLine(0);
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", module);
            for (SubmissionResult result : results) {
                writer.suite(result);
            }
            writer.newLine(0);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // into a string, what is visible can be written
        }
        return text.append('\n').toString();
    }

    private void suite(SubmissionResult result) throws XMLStreamException {
        newLine(1);
        xml.writeStartElement("testsuite");
        attribute("name", result.student().id());
        attribute("hostname", result.student().name());
        attribute("tests", result.tests().size());
        attribute("failures", count(result, Status.FAILED));
        attribute("errors", 0);
        attribute("skipped", count(result, Status.SKIPPED) + count(result, Status.NOT_RUN));
        attribute(
                "time",
                seconds(result.tests().stream().mapToLong(TestResult::millis).sum()));
        for (TestResult test : result.tests()) {
            testcase(test);
        }
        if (!result.build().isEmpty()) {
            element("system-out", result.build());
        }
        if (result.graderFault().isPresent()) {
            element("system-err", result.graderFault().orElseThrow());
        }
        newLine(1);
        xml.writeEndElement();
    }

    private void testcase(TestResult test) throws XMLStreamException {
        String id = test.test().id();
        int dot = id.lastIndexOf('.');
        newLine(2);
        xml.writeStartElement("testcase");
        attribute("classname", id.substring(0, Math.max(dot, 0)));
        attribute("name", id.substring(dot + 1));
        attribute("time", seconds(test.millis()));
        switch (test.status()) {
            case PASSED -> {}
            case FAILED -> failure(test);
            case SKIPPED, NOT_RUN -> {
                xml.writeEmptyElement("skipped");
                attribute("message", test.message().english());
            }
        }
        xml.writeEndElement();
    }

    private void failure(TestResult test) throws XMLStreamException {
        xml.writeStartElement("failure");
        attribute("type", test.finding().map(Finding::code).orElse("FAILED"));
        attribute(
                "message",
                test.finding().map(Finding::detail).orElse(test.message().english()));
        xml.writeCharacters(test.finding()
                .map(finding -> cut(finding.english() + "\n" + finding.korean() + "\n\n" + finding.evidence()))
                .orElse(""));
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        newLine(2);
        xml.writeStartElement(name);
        xml.writeCharacters(cut(text));
        xml.writeEndElement();
    }

    private void attribute(String name, Object value) throws XMLStreamException {
        xml.writeAttribute(name, Visible.line(value.toString(), 1_000));
    }

    private void newLine(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static long count(SubmissionResult result, Status status) {
        return result.tests().stream().filter(test -> test.status() == status).count();
    }

    private static String cut(String text) {
        return Visible.text(text.strip(), FeedbackPage.MAX_EVIDENCE);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }
}

package netlab.tools.grade.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netlab.testkit.Pcap;
import netlab.testkit.Transcript;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Verdict;
import netlab.tools.grade.Finding;

/** Makes a {@link Finding}, for reports, of a {@link Verdict}, an exception. */
final class FindingWriter {
    /** Characters of evidence that are kept: more than anybody reads. */
    private static final int MAX_EVIDENCE = 40_000;

    /** Characters of a line; a longer one is a program's output that is not meant to be read. */
    private static final int MAX_LINE = 300;

    private final Path captures;

    /** Captures go into the folder {@code captures}. */
    FindingWriter(Path captures) {
        this.captures = captures;
    }

    Finding of(String test, Verdict verdict) {
        Misconception why = verdict.misconception();
        String evidence = verdict.evidence().stream()
                .flatMap(each -> Stream.concat(each.toString().lines(), Stream.of("")))
                .map(FindingWriter::cut)
                .collect(Collectors.joining("\n"))
                .stripTrailing();
        return new Finding(
                why.name(),
                why.english(),
                why.korean(),
                why.readme(),
                verdict.detail(),
                evidence.length() <= MAX_EVIDENCE ? evidence : evidence.substring(0, MAX_EVIDENCE) + "\n[...]",
                reproduce(test, verdict),
                capture(test, verdict));
    }

    private static String cut(String line) {
        return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + " [" + line.length() + " characters]";
    }

    /** Where only the test itself shows it again: students have it, unless it is hidden. */
    private static String reproduce(String test, Verdict verdict) {
        boolean isTest = verdict.reproduce().contains(" -Dtest=");
        return isTest && test.contains("HiddenGradedTest.") ? "" : verdict.reproduce();
    }

    /** Of several conversations the last one, in which the test failed. */
    private String capture(String test, Verdict verdict) {
        Transcript failed = null;
        for (Object each : verdict.evidence()) {
            failed = each instanceof Transcript transcript ? transcript : failed;
        }
        if (failed == null) {
            return "";
        }
        String name = test + ".pcap";
        try {
            Pcap.write(failed, captures.resolve(name));
            return name;
        } catch (IOException e) {
            System.getLogger(FindingWriter.class.getName()).log(System.Logger.Level.WARNING, "no capture", e);
            return "";
        }
    }
}

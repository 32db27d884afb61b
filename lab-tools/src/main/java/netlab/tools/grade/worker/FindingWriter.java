package netlab.tools.grade.worker;

import java.nio.file.Path;
import java.util.stream.Collectors;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Verdict;
import netlab.tools.grade.Finding;

/** Makes a {@link Finding}, for reports, of a {@link Verdict}, an exception. */
final class FindingWriter {
    /** Characters of evidence that are kept: more than anybody reads. */
    private static final int MAX_EVIDENCE = 40_000;

    FindingWriter(Path captures) {}

    Finding of(String test, Verdict verdict) {
        Misconception why = verdict.misconception();
        String evidence = verdict.evidence().stream().map(Object::toString).collect(Collectors.joining("\n\n"));
        return new Finding(
                why.name(),
                why.english(),
                why.korean(),
                why.readme(),
                verdict.detail(),
                evidence.length() <= MAX_EVIDENCE ? evidence : evidence.substring(0, MAX_EVIDENCE) + "\n[...]",
                verdict.reproduce(),
                "");
    }
}

package netlab.testkit.grading;

import java.util.List;
import java.util.stream.Collectors;

/** Why a graded test failed: the misconception, what was seen, and how to see it again. */
public final class Verdict extends AssertionError {
    private static final long serialVersionUID = 1;

    private final Misconception misconception;
    private final String detail;
    private final String reproduce;
    private final transient List<Object> evidence;

    Verdict(Misconception misconception, String detail, String reproduce, Throwable cause) {
        this(misconception, detail, reproduce, List.of(), cause);
    }

    private Verdict(
            Misconception misconception, String detail, String reproduce, List<Object> evidence, Throwable cause) {
        super(misconception.name() + ": " + detail, cause);
        this.misconception = misconception;
        this.detail = detail;
        this.reproduce = reproduce;
        this.evidence = evidence;
    }

    Verdict with(List<Object> newEvidence, String otherwiseReproduce) {
        Verdict verdict = new Verdict(
                misconception, detail, reproduce.isEmpty() ? otherwiseReproduce : reproduce, newEvidence, getCause());
        verdict.setStackTrace(getStackTrace());
        return verdict;
    }

    /** Returns which belief explains the failure. */
    public Misconception misconception() {
        return misconception;
    }

    /** Returns what was expected and what came instead. */
    public String detail() {
        return detail;
    }

    /** Returns a command line that shows it again, or nothing. */
    public String reproduce() {
        return reproduce;
    }

    /** Returns what explains more: {@link netlab.testkit.Transcript}s, and what the programs printed as text. */
    public List<Object> evidence() {
        return evidence == null ? List.of() : evidence;
    }

    /** Returns all of it, for the student who runs the test at home. */
    @Override
    public String getMessage() {
        if (misconception == null) { // asked by the superclass's constructor
            return super.getMessage();
        }
        return misconception + ": " + misconception.english() + "\n" + misconception.korean() + "\n\n" + detail
                + "\n\nRead on: README.md" + misconception.readme()
                + (reproduce.isEmpty() ? "" : "\nSee it again: " + reproduce) + "\n"
                + evidence().stream().map(each -> "\n" + each).collect(Collectors.joining("\n"));
    }
}

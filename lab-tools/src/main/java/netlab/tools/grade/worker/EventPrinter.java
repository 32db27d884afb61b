package netlab.tools.grade.worker;

import java.io.PrintStream;
import java.util.Optional;
import netlab.testkit.grading.Verdict;
import netlab.tools.grade.Finding;
import netlab.tools.grade.Json;
import netlab.tools.grade.worker.WorkerEvent.Kind;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints what JUnit tells, as {@link WorkerEvent}s. */
final class EventPrinter implements TestExecutionListener {
    private final PrintStream out;
    private final String secret;
    private final FindingWriter findings;
    private long startedAt;

    EventPrinter(PrintStream out, String secret, FindingWriter findings) {
        this.out = out;
        this.secret = secret;
        this.findings = findings;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        print(Kind.READY, "", null, "");
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        print(Kind.DONE, "", null, "");
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        id(test).ifPresent(id -> {
            startedAt = System.nanoTime();
            print(Kind.STARTED, id, null, "");
        });
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        id(test).ifPresent(id -> print(Kind.SKIPPED, id, null, reason));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Optional<String> id = id(test);
        if (id.isPresent()) {
            printResult(id.get(), result);
        } else {
            result.getThrowable()
                    .ifPresent(failure -> print(Kind.FAULT, "", null, test.getDisplayName() + ": " + failure));
        }
    }

    private void printResult(String id, TestExecutionResult result) {
        Throwable failure = result.getThrowable().orElse(null);
        switch (result.getStatus()) {
            case SUCCESSFUL -> print(Kind.PASSED, id, null, "");
            case ABORTED -> print(Kind.SKIPPED, id, null, failure == null ? "" : failure.getMessage());
            case FAILED -> {
                if (failure instanceof Verdict verdict) {
                    Finding finding = findings.of(id, verdict);
                    print(Kind.FAILED, id, finding, "");
                } else {
                    print(Kind.FAULT, id, null, id + ": " + failure);
                }
            }
        }
    }

    private void print(Kind kind, String id, Finding finding, String message) {
        long millis = (System.nanoTime() - startedAt) / 1_000_000;
        out.println(Json.line(new WorkerEvent(secret, kind, id, millis, finding, message)));
    }

    private static Optional<String> id(TestIdentifier test) {
        return test.isTest() ? test.getSource().flatMap(GradedTests::method).map(GradedTests::id) : Optional.empty();
    }
}

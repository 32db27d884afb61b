package netlab.tools.grade;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netlab.net.Deadline;
import netlab.testkit.grading.Misconception;
import netlab.tools.grade.TestResult.Status;
import netlab.tools.grade.worker.WorkerEvent;

/**
 * Runs the planned tests against one submission, and watches: a test that does not come to an end is killed with its worker,
 * and the others go on in a new one.
 */
final class TestRun {
    /** How long a worker may take until its first test begins. */
    private static final Duration START = Duration.ofSeconds(90);

    /** Workers that may come to an end before they should, before that is a fault of the grader's. */
    private static final int MAX_LOST_WORKERS = 2;

    private final Map<String, TestResult> results = new LinkedHashMap<>();
    private final Limits limits;
    private final Deadline deadline;
    private int lostWorkers;
    private String running = "";
    private Optional<String> fault = Optional.empty();

    /** Starts workers for the given tests. */
    @FunctionalInterface
    interface Workers {
        WorkerProcess start(List<String> tests) throws IOException;
    }

    TestRun(List<PlannedTest> plan, Limits limits) {
        this.limits = limits;
        this.deadline = Deadline.after(limits.submission());
        plan.forEach(test -> results.put(test.id(), TestResult.notRun(test, Sentence.NONE)));
    }

    /** Runs all tests; the results say what became of each. */
    void run(Workers workers) throws IOException, InterruptedException {
        for (List<String> left = testsToRun(); !left.isEmpty() && mayGoOn(); left = testsToRun()) {
            try (WorkerProcess worker = workers.start(left)) {
                watch(worker);
            }
        }
        long seconds = limits.submission().toSeconds();
        Sentence why = fault.isPresent()
                ? new Sentence("the grader failed", "채점기에 오류가 있었습니다")
                : new Sentence(
                        "no time was left: " + seconds + " s for all tests", "남은 시간이 없었습니다: 전체 " + seconds + "초");
        results.replaceAll((id, result) -> isOpen(result) ? TestResult.notRun(result.test(), why) : result);
    }

    List<TestResult> results() {
        return List.copyOf(results.values());
    }

    /** Returns what went wrong in the grader itself. */
    Optional<String> fault() {
        return fault;
    }

    private boolean mayGoOn() {
        return fault.isEmpty() && !deadline.isOver();
    }

    private void watch(WorkerProcess worker) throws InterruptedException {
        running = "";
        Duration limit = START;
        while (true) {
            Duration wait = limit.compareTo(deadline.remaining()) < 0 ? limit : deadline.remaining();
            Optional<WorkerEvent> event = worker.next(wait);
            if (event.isEmpty()) {
                tookTooLong();
                return;
            }
            take(event.get());
            switch (event.get().kind()) {
                case DONE, GONE -> {
                    return;
                }
                default -> limit = limits.test();
            }
        }
    }

    private void take(WorkerEvent event) {
        switch (event.kind()) {
            case READY -> {}
            case STARTED -> running = event.test();
            case PASSED -> record(event, Status.PASSED);
            case FAILED -> record(event, Status.FAILED);
            case SKIPPED -> recordSkipped(event);
            case FAULT -> fault = Optional.of(event.message());
            case DONE -> requireAllRun();
            case GONE -> lost("ended");
        }
    }

    private void record(WorkerEvent event, Status status) {
        running = "";
        results.computeIfPresent(
                event.test(),
                (id, result) -> new TestResult(
                        result.test(),
                        status,
                        Optional.ofNullable(event.finding()),
                        Sentence.untranslated(event.message()),
                        event.millis()));
    }

    /** A worker knows requirements by the names of methods, which say little to a student. */
    private void recordSkipped(WorkerEvent event) {
        record(event, Status.SKIPPED);
        results.computeIfPresent(
                event.test(),
                (id, result) -> missing(result.test())
                        .map(required -> skipped(result.test(), required))
                        .orElse(result));
    }

    private void requireAllRun() {
        if (results.values().stream().anyMatch(TestRun::isOpen)) {
            lost("left tests out");
        }
    }

    private void lost(String how) {
        if (++lostWorkers > MAX_LOST_WORKERS) {
            fault = Optional.of("the worker " + how + (running.isEmpty() ? "" : " during " + running));
        }
    }

    private void tookTooLong() {
        if (running.isEmpty()) {
            lost("did not answer");
        } else {
            String detail = "It was ended after " + limits.test().toSeconds() + " s.";
            results.computeIfPresent(
                    running,
                    (id, result) -> new TestResult(
                            result.test(),
                            Status.FAILED,
                            Optional.of(Findings.of(Misconception.LIMIT_EXCEEDED, detail)),
                            Sentence.NONE,
                            limits.test().toMillis()));
        }
    }

    private static boolean isOpen(TestResult result) {
        return result.status() == Status.NOT_RUN;
    }

    /** Returns the tests that are left; those that would tell nothing new are skipped, as they are within one worker. */
    private List<String> testsToRun() {
        List<String> left = new ArrayList<>();
        for (TestResult result : results()) {
            if (isOpen(result)) {
                Optional<PlannedTest> missing = missing(result.test());
                if (missing.isPresent()) {
                    results.put(result.test().id(), skipped(result.test(), missing.get()));
                } else {
                    left.add(result.test().id());
                }
            }
        }
        return left;
    }

    private static TestResult skipped(PlannedTest test, PlannedTest required) {
        Sentence why = new Sentence(
                "skipped, since it requires \"" + required.title() + "\", which did not pass",
                "먼저 통과해야 하는 시험을 통과하지 못해 건너뛰었습니다: " + required.title());
        return new TestResult(test, Status.SKIPPED, Optional.empty(), why, 0);
    }

    /** Returns the first requirement that has not been met. */
    private Optional<PlannedTest> missing(PlannedTest test) {
        return requirements(test).stream()
                .filter(required -> !isOpen(required) && required.status() != Status.PASSED)
                .map(TestResult::test)
                .findFirst();
    }

    private List<TestResult> requirements(PlannedTest test) {
        String testClass = test.id().substring(0, test.id().indexOf('.') + 1);
        return results.values().stream()
                .filter(other -> other.test().id().startsWith(testClass)
                        && test.requires().contains(other.test().title()))
                .toList();
    }
}

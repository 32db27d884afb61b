package netlab.testkit.grading;

import java.time.Duration;
import java.util.stream.IntStream;
import netlab.testkit.LabProcess;

/** Tells a program that computes without end from one that waits. */
final class Spinning {
    /** How long a program is watched that should be idle, and what it may compute meanwhile. */
    private static final Duration WATCH = Duration.ofSeconds(2);

    private static final Duration IDLE = Duration.ofMillis(100);

    /** On a busy machine a JVM compiles for a while what it has run before; a loop does not come to an end. */
    private static final int WATCHES = 3;

    private Spinning() {}

    /** Tells whether a program that has nothing to do keeps the processor busy. */
    static boolean in(LabProcess program) {
        return IntStream.range(0, WATCHES).allMatch(watch -> isBusy(program));
    }

    private static boolean isBusy(LabProcess program) {
        Duration before = cpuTime(program);
        program.awaitExit(WATCH);
        return cpuTime(program).minus(before).compareTo(IDLE) > 0;
    }

    private static Duration cpuTime(LabProcess program) {
        return program.runningProcesses().stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}

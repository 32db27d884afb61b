package netlab.tools.grade;

import java.time.Duration;

/**
 * What a submission may take.
 *
 * @param build javac
 * @param test one test, from its beginning to its end: far more than the waits within a test add up to
 * @param submission all its tests
 * @param heapMegabytes of each JVM of the student's
 * @param memoryMegabytes of each process of the student's: what it may write to, for a JVM its heap and all threads' stacks
 * @param diskMegabytes all files that it writes
 * @param processes processes and threads, those of a JVM included, of which there are about 20
 * @param cpuSeconds of each process of the student's
 */
public record Limits(
        Duration build,
        Duration test,
        Duration submission,
        int heapMegabytes,
        int memoryMegabytes,
        int diskMegabytes,
        int processes,
        int cpuSeconds) {
    /** The limits unless others are asked for. */
    public static final Limits DEFAULT = new Limits(
            Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMinutes(10), 256, 1536, 128, 512, 120);

    /** Returns these limits with others for the time. */
    public Limits withTimes(Duration newTest, Duration newSubmission) {
        return new Limits(
                build, newTest, newSubmission, heapMegabytes, memoryMegabytes, diskMegabytes, processes, cpuSeconds);
    }
}

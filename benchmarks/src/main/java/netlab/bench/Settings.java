package netlab.bench;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How thoroughly to measure.
 *
 * @param rounds how many times each program has its turn, after one turn to warm up
 * @param turn how long a turn lasts
 * @param only what the name of a work must contain to be done
 * @param results the folder for tables and charts
 */
record Settings(int rounds, Duration turn, String only, Path results) {
    boolean includes(String work) {
        return work.contains(only);
    }
}

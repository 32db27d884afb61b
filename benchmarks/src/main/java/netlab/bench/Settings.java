package netlab.bench;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How thoroughly to measure.
 *
 * @param rounds how many turns each program has, after one to warm up
 * @param turn how long a turn lasts
 * @param warmUp how long the turn lasts that does not count: virtual machines compile meanwhile
 * @param only what the name of a work must contain to be done
 * @param results the folder for tables and charts
 */
record Settings(int rounds, Duration turn, Duration warmUp, String only, Path results) {
    boolean includes(String work) {
        return work.contains(only);
    }
}

package netlab.bench;

/** Durations, counted in classes that are 1.6 % wide: enough for a percentile, and no memory for each. */
final class Histogram {
    private static final int BITS = 6;
    private static final int PER_OCTAVE = 1 << BITS;

    private final long[] counts = new long[(Long.SIZE - BITS) * PER_OCTAVE];
    private long total;

    void add(long nanos) {
        counts[index(Math.max(0, nanos))]++;
        total++;
    }

    void add(Histogram other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
    }

    long total() {
        return total;
    }

    /** Returns the duration that {@code share} of all are not above, in milliseconds; 0 if there are none. */
    double percentileMillis(double share) {
        long wanted = (long) Math.ceil(share * total);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted && seen > 0) {
                return lowerBound(i) / 1e6;
            }
        }
        return 0;
    }

    private static int index(long nanos) {
        if (nanos < PER_OCTAVE) {
            return (int) nanos;
        }
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - BITS;
        return octave * PER_OCTAVE + (int) (nanos >>> octave);
    }

    private static long lowerBound(int index) {
        if (index < 2 * PER_OCTAVE) {
            return index;
        }
        int octave = index / PER_OCTAVE - 1;
        return (long) (PER_OCTAVE + index % PER_OCTAVE) << octave;
    }
}

package netlab.bench;

/**
 * What is counted.
 *
 * @param name as the table shows it
 * @param moreIsBetter whether a program is better the more it has of it
 */
record Unit(String name, boolean moreIsBetter) {
    static Unit rate(String name) {
        return new Unit(name, true);
    }

    static Unit cost(String name) {
        return new Unit(name, false);
    }

    /** How many times better {@code ours} is than {@code theirs}. */
    double advantage(double ours, double theirs) {
        return moreIsBetter ? ours / theirs : theirs / ours;
    }
}

package netlab.testkit;

import java.util.SplittableRandom;

/** Where the faults' randomness comes from. */
final class Seeds {
    /** {@code mvn verify -Dseed=42} replays what a failing test's message reported. */
    private static final String PROPERTY = "seed";

    private Seeds() {}

    /** Returns the seed that the command line asks for, or a new one. */
    static long choose() {
        return Long.getLong(PROPERTY, new SplittableRandom().nextInt(1_000_000));
    }

    /** Returns the randomness of one direction of one connection: the same for the same three numbers. */
    static SplittableRandom of(long seed, int connection, int direction) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2 * connection + direction; i++) {
            random.split();
        }
        return random.split();
    }
}

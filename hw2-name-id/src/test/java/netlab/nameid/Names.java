package netlab.nameid;

import java.util.Random;
import java.util.stream.Collectors;

/** Names for the graded tests, which depend on the student and the test. */
final class Names {
    private static final int HANGUL_SYLLABLES = 11_172;

    private Names() {}

    /** A name in ASCII, which looks the same in every encoding of the West. */
    static String ascii(Random random) {
        return random.ints(8, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining("", "Ann ", ""));
    }

    /** A name in Hangul, three bytes each syllable. */
    static String hangul(Random random) {
        return random.ints(3, '가', '가' + HANGUL_SYLLABLES)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}

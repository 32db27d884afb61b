package netlab.tools.tap;

/**
 * How many columns of a terminal a character takes: two for Hangul, Chinese characters, kana and emoji (Unicode's
 * <a href="https://www.unicode.org/reports/tr11/">East Asian Width</a> W and F), none for what is put onto the character
 * before it, one for all others.
 */
final class TerminalWidth {
    /** First and last characters of ranges that are wide, in order. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, // Hangul jamo that begin a syllable
        {0x2E80, 0x303E}, // CJK radicals and punctuation
        {0x3041, 0xA4CF}, // kana, compatibility jamo, Chinese characters, Yi
        {0xA960, 0xA97F},
        {0xAC00, 0xD7A3}, // Hangul syllables
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60}, // full-width forms
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F}, // pictures, faces
        {0x1F680, 0x1F6FF},
        {0x1F900, 0x1F9FF},
        {0x20000, 0x3FFFD}
    };

    private TerminalWidth() {}

    static int of(int character) {
        if (isPutOntoTheOneBefore(character)) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (character <= range[1]) {
                return character >= range[0] ? 2 : 1;
            }
        }
        return 1;
    }

    private static boolean isPutOntoTheOneBefore(int character) {
        boolean endsAHangulSyllable = character >= 0x1160 && character <= 0x11FF;
        int type = Character.getType(character);
        return endsAHangulSyllable || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}

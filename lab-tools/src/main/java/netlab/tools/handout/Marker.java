package netlab.tools.handout;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words that a comment may consist of to mean something to the hand-out. */
enum Marker {
    BEGIN_SOLUTION("BEGIN SOLUTION"),
    END_SOLUTION("END SOLUTION"),
    BEGIN_HIDDEN("BEGIN HIDDEN"),
    END_HIDDEN("END HIDDEN"),
    HIDDEN_FILE("HIDDEN FILE"),
    SOLUTION_FILE("SOLUTION FILE"),
    STUB("STUB:");

    /** A comment that differs from a marker in so many letters is taken for one that was mistyped. */
    private static final int TYPING_ERRORS = 2;

    private static final Pattern ANYWHERE =
            Pattern.compile("\\b(BEGIN SOLUTION|END SOLUTION|BEGIN HIDDEN|END HIDDEN|HIDDEN FILE|SOLUTION FILE|STUB:)");

    private static final Pattern BEGINS_LIKE_ONE = Pattern.compile("(BEGIN|END|HIDDEN|SOLUTION)\\b.*");

    final String words;

    Marker(String words) {
        this.words = words;
    }

    /** Returns the marker that a comment is. */
    static Optional<Marker> in(String comment) {
        String text = comment.strip();
        return Arrays.stream(values())
                .filter(marker -> marker == STUB ? text.startsWith(marker.words) : text.equals(marker.words))
                .findFirst();
    }

    /** Returns the marker that was probably meant by a comment which is none. */
    static Optional<Marker> meantBy(String comment) {
        String text = comment.strip();
        if (isNearlyStub(text)) {
            return Optional.of(STUB);
        }
        String shouted = text.toUpperCase(Locale.ROOT);
        Marker nearest = nearest(shouted);
        boolean mistyped = text.equals(shouted) && Spelling.distance(nearest.words, text) <= TYPING_ERRORS;
        boolean inAnotherCase = shouted.equals(nearest.words);
        return mistyped || inAnotherCase || BEGINS_LIKE_ONE.matcher(text).matches()
                ? Optional.of(nearest)
                : Optional.empty();
    }

    /** Of a stub, only the beginning is compared: the code after it may be anything. */
    private static boolean isNearlyStub(String text) {
        String label = text.substring(0, text.indexOf(':') + 1);
        return text.startsWith("STUB ") || label.startsWith("ST") && Spelling.distance(STUB.words, label) == 1;
    }

    /** Returns the marker that takes the fewest changes, of those with the same first word if there are any. */
    private static Marker nearest(String text) {
        return Arrays.stream(values())
                .min(Comparator.comparing(
                                (Marker marker) -> !text.startsWith(marker.words.split(" ")[0]))
                        .thenComparing(marker -> Spelling.distance(marker.words, text)))
                .orElseThrow();
    }

    /** Tells whether a line that is no marker has the words of one. */
    static boolean isMentionedIn(String line) {
        return ANYWHERE.matcher(line).find();
    }
}

package netlab.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * What the running test has made that may explain its failure: transcripts, programs. Collected per thread, and only
 * while an extension such as {@link TranscriptOnFailure} asks for it.
 */
public final class Evidence {
    private static final ThreadLocal<List<Object>> COLLECTED = new ThreadLocal<>();

    private Evidence() {}

    /** Begins to collect for this thread. */
    public static void begin() {
        COLLECTED.set(new ArrayList<>());
    }

    /** Forgets what was collected, and returns it in the order of its making. */
    public static List<Object> end() {
        List<Object> collected = COLLECTED.get();
        COLLECTED.remove();
        return collected == null ? List.of() : collected;
    }

    /** Adds something whose {@code toString} explains, and tells whether anybody will ask for it. */
    static boolean add(Object evidence) {
        List<Object> collected = COLLECTED.get();
        return collected != null && collected.add(evidence);
    }
}

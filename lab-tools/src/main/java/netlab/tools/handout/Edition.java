package netlab.tools.handout;

import java.util.Locale;

/** For whom a hand-out is made. */
public enum Edition {
    /** The module with stubs in its holes and with its public tests. */
    STUDENT,
    /** The sources as they are, markers, hidden tests and known-wrong solutions included, and the grader itself. */
    GRADER,
    /** The module as it should be, with all its tests: what students see when all have handed in. */
    SOLUTION;

    /** Returns the edition's name in file names: {@code student}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

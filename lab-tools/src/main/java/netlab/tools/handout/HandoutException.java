package netlab.tools.handout;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Why no hand-out was made: all that is wrong, not just the first of it. */
public final class HandoutException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    HandoutException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    HandoutException(Problem problem) {
        this(List.of(problem));
    }

    static void throwIfAny(List<Problem> problems) throws HandoutException {
        if (!problems.isEmpty()) {
            throw new HandoutException(problems);
        }
    }

    /** Returns at least one problem. */
    public List<Problem> problems() {
        return problems;
    }
}

package netlab.tools.grade;

import java.util.List;
import java.util.Map;

/**
 * How submissions are graded.
 *
 * @param limits what each may take
 * @param commands command lines of programs that need not be Java, by role, {@code server}; none: the homework's own, in Java
 * @param port the port that is written into the programs; 0 if they use the one they are given
 * @param seed what random values depend on, besides the student
 */
public record GradeSettings(Limits limits, Map<String, List<String>> commands, int port, long seed) {
    /** Java programs, with the usual limits. */
    public static final GradeSettings DEFAULT = new GradeSettings(Limits.DEFAULT, Map.of(), 0, 0);

    public GradeSettings {
        commands = Map.copyOf(commands);
    }

    boolean isJava() {
        return commands.isEmpty();
    }
}

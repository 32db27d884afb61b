package netlab.tools.grade;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How submissions are graded.
 *
 * @param limits what each may take
 * @param commands command lines of programs that need not be Java, by role, {@code server}; none: the homework's own, in Java
 * @param ports the ports that are written into the programs, by role; the role "" stands for all others. None: they use
 *     the one that they are given
 * @param seed what random values depend on, besides the student
 */
public record GradeSettings(Limits limits, Map<String, List<String>> commands, Map<String, Integer> ports, long seed) {
    /** Java programs, with the usual limits. */
    public static final GradeSettings DEFAULT = new GradeSettings(Limits.DEFAULT, Map.of(), Map.of(), 0);

    public GradeSettings {
        // In an order that is the same in every run, since results are kept under what this object prints.
        commands = Collections.unmodifiableMap(new TreeMap<>(commands));
        ports = Collections.unmodifiableMap(new TreeMap<>(ports));
    }

    boolean isJava() {
        return commands.isEmpty();
    }
}

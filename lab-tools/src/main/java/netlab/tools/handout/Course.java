package netlab.tools.handout;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A term.
 *
 * @param title what the course is called
 * @param zone where its due dates are meant
 * @param homework in the order of the weeks
 */
public record Course(String title, ZoneId zone, List<Homework> homework) {
    /** The file at the root. */
    public static final String FILE = "course.yml";

    /** Returns the homework of a module. */
    public Optional<Homework> of(String module) {
        return homework.stream().filter(one -> one.module().equals(module)).findFirst();
    }

    /** Returns the homework of a week; none in a week without. */
    public List<Homework> of(int week) {
        return homework.stream().filter(one -> one.week() == week).toList();
    }
}

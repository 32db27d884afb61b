package netlab.tools.handout;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;

/**
 * A homework of the term, as {@code course.yml} has it.
 *
 * @param module its folder
 * @param week counted from 1
 * @param points what all of it is worth
 * @param due until when it is handed in, in the course's time zone
 * @param along modules that are handed along, with their solutions: what the homework builds on, or examples to read
 */
public record Homework(String module, int week, int points, LocalDateTime due, List<String> along) {
    static final DateTimeFormatter DUE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withResolverStyle(ResolverStyle.STRICT);

    /** Returns the due date as people write it: {@code 2027-04-06 23:59}. */
    public String dueText() {
        return DUE.format(due);
    }
}

package netlab.testkit.grading;

import java.util.List;
import java.util.regex.Pattern;
import netlab.testkit.LabProcess;

/** What a program has printed last: as a rule, why it ended. */
final class LastWords {
    private static final int LINES = 5;

    /** Characters of a line: a program may print a megabyte without a line end. */
    private static final int MAX_LINE = 300;

    /** Of a stack trace, where the exception came through; what it was stands before. */
    private static final Pattern FRAME = Pattern.compile("\\s+(at |\\.\\.\\. \\d+ more)");

    private LastWords() {}

    /** Returns a sentence with the last lines on standard error, or else on standard output. */
    static String of(LabProcess program) {
        List<String> lines = lines(program.stderr());
        if (lines.isEmpty()) {
            lines = lines(program.stdout());
        }
        return lines.isEmpty()
                ? "It printed nothing."
                : "The last it printed:\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }

    private static List<String> lines(String output) {
        return output.lines()
                .filter(line -> !line.isBlank() && !FRAME.matcher(line).lookingAt())
                .map(line -> line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + " ...")
                .toList();
    }
}

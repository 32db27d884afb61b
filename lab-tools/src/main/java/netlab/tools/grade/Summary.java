package netlab.tools.grade;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import netlab.tools.grade.SubmissionResult.Verdict;

/** Prints results as a table: a line for each submission. */
final class Summary {
    private final PrintStream out;

    Summary(PrintStream out) {
        this.out = out;
    }

    /** Points, and why some are missing. */
    void print(List<SubmissionResult> results) {
        int width = width(results);
        out.println(pad("student", width) + "  points   why not all");
        for (SubmissionResult result : results) {
            String points = result.points() + "/" + result.maximum();
            out.println((pad(result.student().name(), width) + "  " + " ".repeat(Math.max(0, 7 - points.length()))
                            + points + "  " + why(result))
                    .stripTrailing());
        }
    }

    private static String why(SubmissionResult result) {
        if (result.graderFault().isPresent()) {
            return "FAULT OF THE GRADER: " + firstLine(result.graderFault().get());
        } else if (result.verdict() == Verdict.DOES_NOT_COMPILE) {
            return "does not compile: " + firstLine(result.build());
        } else if (result.verdict() == Verdict.UNREADABLE) {
            return "unreadable: " + firstLine(result.build());
        }
        return String.join(", ", Mutants.found(result));
    }

    /** What was found in each known-wrong solution; returns whether it was what had to be found in all of them. */
    boolean printMutants(List<SubmissionResult> results) {
        int width = width(results);
        boolean right = true;
        for (SubmissionResult result : results) {
            Set<String> expected = Mutants.expected(result.student().id());
            Set<String> found = Mutants.found(result);
            boolean ok = found.equals(expected);
            right &= ok;
            out.println(pad(result.student().name(), width) + (ok ? "  ok     " : "  WRONG  ") + "found "
                    + (found.isEmpty() ? "nothing" : String.join(", ", found))
                    + (ok ? "" : "; expected " + (expected.isEmpty() ? "nothing" : String.join(", ", expected))));
            if (!ok) {
                out.print(details(result).indent(4));
            }
        }
        return right;
    }

    private static String details(SubmissionResult result) {
        String tests = result.tests().stream()
                .flatMap(test -> test.finding().stream()
                        .map(finding -> test.test().id() + ": " + finding.code() + "\n"
                                + finding.detail()
                                        .lines()
                                        .limit(3)
                                        .collect(Collectors.joining("\n"))
                                        .indent(4)))
                .collect(Collectors.joining());
        return Optional.of(result.build()).filter(build -> !build.isEmpty()).orElse(tests)
                + result.graderFault().orElse("");
    }

    private static int width(List<SubmissionResult> results) {
        return results.stream()
                .mapToInt(result -> columns(result.student().name()))
                .max()
                .orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - columns(text)));
    }

    /** Korean letters are two columns wide at a terminal. */
    private static int columns(String text) {
        return text.codePoints().map(c -> c >= 0x1100 ? 2 : 1).sum();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}

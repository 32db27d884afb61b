package netlab.tools.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netlab.tools.grade.Finding;
import netlab.tools.grade.Sentence;
import netlab.tools.grade.Student;
import netlab.tools.grade.SubmissionResult;
import netlab.tools.grade.TestResult;

/** The points as comma-separated values: for a spreadsheet, for Moodle, for Canvas. */
final class GradeSheets {
    private static final int MAX_COMMENT = 1_000;

    private final String module;
    private final List<SubmissionResult> results;

    GradeSheets(String module, List<SubmissionResult> results) {
        this.module = module;
        this.results = results;
    }

    /** Everything at a glance. Spreadsheets take UTF-8 for what it is only with a byte order mark. */
    String spreadsheet() {
        int checkpoints = results.stream()
                .flatMap(result -> result.tests().stream())
                .mapToInt(test -> test.test().checkpoint())
                .max()
                .orElse(0);
        List<Object> head = new ArrayList<>(List.of("id", "name", "email", "points", "maximum", "verdict"));
        for (int number = 1; number <= checkpoints; number++) {
            head.add("checkpoint " + number);
        }
        head.addAll(List.of("misconceptions", "notes"));
        Csv csv = new Csv().row(head.toArray());
        for (SubmissionResult result : results) {
            csv.row(spreadsheetRow(result, checkpoints).toArray());
        }
        return "\uFEFF" + csv;
    }

    private static List<Object> spreadsheetRow(SubmissionResult result, int checkpoints) {
        Student student = result.student();
        List<Object> row = new ArrayList<>(List.of(
                student.id(),
                student.name(),
                student.email(),
                result.points(),
                result.maximum(),
                result.graderFault().isPresent() ? "GRADER_FAULT" : result.verdict()));
        Integer[] points = new Integer[checkpoints];
        Arrays.fill(points, 0);
        Checkpoints.of(result).forEach(step -> points[step.number() - 1] = step.points());
        row.addAll(List.of(points));
        row.add(codes(result));
        row.add(notes(result));
        return row;
    }

    /** For the instructor: why there are no points, and what is to be said about the files. */
    private static String notes(SubmissionResult result) {
        return Stream.concat(
                        result.build().lines().limit(1), result.notes().stream().map(Sentence::english))
                .collect(Collectors.joining("; "));
    }

    /**
     * Moodle's grading worksheet (assignment, "Upload grading worksheet", site language English): participants are told
     * by the number that its bulk download has put into the names.
     */
    String moodle() {
        Csv csv = new Csv()
                .row(
                        "Identifier",
                        "Full name",
                        "Email address",
                        "Grade",
                        "Maximum Grade",
                        "Last modified (grade)",
                        "Feedback comments");
        for (SubmissionResult result : results) {
            Student student = result.student();
            csv.row(
                    "Participant " + student.id(),
                    student.name(),
                    student.email(),
                    result.points(),
                    result.maximum(),
                    "-",
                    comment(result));
        }
        return csv.toString();
    }

    /** Canvas's gradebook (Grades, Import): students are told by the user number of its bulk download, or by name. */
    String canvas() {
        Csv csv = new Csv().row("Student", "ID", "SIS User ID", "SIS Login ID", "Section", module);
        int maximum = results.isEmpty() ? 0 : results.get(0).maximum();
        csv.row("Points Possible", "", "", "", "", maximum);
        for (SubmissionResult result : results) {
            Student student = result.student();
            boolean number = student.id().chars().allMatch(c -> c >= '0' && c <= '9');
            csv.row(student.name(), number ? student.id() : "", "", student.email(), "", result.points());
        }
        return csv.toString();
    }

    private static String comment(SubmissionResult result) {
        String said = result.graderFault().isPresent()
                ? "Not graded yet: the grader failed."
                : switch (result.verdict()) {
                    case UNREADABLE, DOES_NOT_COMPILE -> result.build();
                    case GRADED ->
                        result.tests().stream()
                                .flatMap(test -> test.finding().stream())
                                .map(finding -> finding.english() + " " + finding.korean())
                                .distinct()
                                .collect(Collectors.joining(" "));
                };
        return Visible.line(said, MAX_COMMENT);
    }

    static String codes(SubmissionResult result) {
        return result.tests().stream()
                .map(TestResult::finding)
                .flatMap(Optional::stream)
                .map(Finding::code)
                .distinct()
                .collect(Collectors.joining(" "));
    }
}

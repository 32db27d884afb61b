package netlab.tools.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netlab.tools.grade.Student;
import netlab.tools.grade.SubmissionResult;

/** Writes all reports of a run; see the package for the files. */
public final class Reports {
    private Reports() {}

    /** Returns the folder of one student's reports, which need not exist yet; captures belong there. */
    public static Path folderOf(Student student, Path report) {
        return report.resolve("students").resolve(student.id());
    }

    /**
     * Writes every report; files of an earlier run are replaced.
     *
     * @param results in the order in which students are listed
     */
    public static void write(List<SubmissionResult> results, Homework homework, Path report) throws IOException {
        GradeSheets sheets = new GradeSheets(homework.module(), results);
        write(report.resolve("grades.csv"), sheets.spreadsheet());
        write(report.resolve("grades-moodle.csv"), sheets.moodle());
        write(report.resolve("grades-canvas.csv"), sheets.canvas());
        write(report.resolve("junit.xml"), JUnitXml.of(results, homework.module()));
        for (SubmissionResult result : results) {
            write(result, homework, folderOf(result.student(), report));
        }
        write(report.resolve("index.html"), new ClassReport(homework.module(), results).html());
    }

    private static void write(SubmissionResult result, Homework homework, Path folder) throws IOException {
        write(folder.resolve("feedback.html"), new FeedbackPage(result, homework).html());
        write(folder.resolve("feedback.md"), new FeedbackMarkdown(result, homework, false).markdown());
        write(folder.resolve("feedback.ko.md"), new FeedbackMarkdown(result, homework, true).markdown());
        write(folder.resolve("results.json"), GradescopeResults.of(result, homework));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

package netlab.tools.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import netlab.testkit.grading.Misconception;
import netlab.tools.grade.Sentence;
import netlab.tools.grade.Student;
import netlab.tools.grade.SubmissionResult;
import netlab.tools.grade.SubmissionResult.Verdict;
import netlab.tools.grade.TestResult;
import org.junit.jupiter.api.Test;

class GradeSheetsTest {
    private static final List<SubmissionResult> RESULTS = List.of(
            SampleClass.graded(new Student("12345", "홍길동", "hong@example.ac.kr"), List.of(Misconception.ONE_READ)),
            SampleClass.unbuilt(
                    new Student("eve", "=cmd|'/c calc'!A1", ""), Verdict.DOES_NOT_COMPILE, "A.java:1: error"));

    private final GradeSheets sheets = new GradeSheets("hw3-calculator", RESULTS);

    @Test
    void writesAllForASpreadsheet() {
        assertThat(sheets.spreadsheet())
                .isEqualTo(
                        "\uFEFFid,name,email,points,maximum,verdict,checkpoint 1,checkpoint 2,checkpoint 3,checkpoint 4,"
                                + "misconceptions,notes\r\n"
                                + "12345,홍길동,hong@example.ac.kr,70,100,GRADED,30,5,25,10,ONE_READ,"
                                + "left out: hw3/target/ (14 files of a build or an editor)\r\n"
                                + "eve,'=cmd|'/c calc'!A1,,0,100,DOES_NOT_COMPILE,0,0,0,0,,A.java:1: error\r\n");
    }

    /** The importer looks for "Identifier", "Grade" and "Last modified (grade)", and cuts "Participant " off. */
    @Test
    void writesMoodlesGradingWorksheet() {
        List<String> lines = sheets.moodle().lines().toList();

        assertThat(lines.get(0))
                .isEqualTo(
                        "Identifier,Full name,Email address,Grade,Maximum Grade,Last modified (grade),Feedback comments");
        assertThat(lines.get(1))
                .startsWith("Participant 12345,홍길동,hong@example.ac.kr,70,100,-,")
                .contains("One read is taken for one message.")
                .contains("read 한 번을 메시지 하나로 여겼습니다.");
        assertThat(lines.get(2)).isEqualTo("Participant eve,'=cmd|'/c calc'!A1,,0,100,-,A.java:1: error");
    }

    /** The importer wants Student, ID and Section, and a row of points possible; whom it has no ID for it finds by name. */
    @Test
    void writesCanvassGradebook() {
        assertThat(sheets.canvas().lines())
                .containsExactly(
                        "Student,ID,SIS User ID,SIS Login ID,Section,hw3-calculator",
                        "Points Possible,,,,,100",
                        "홍길동,12345,,hong@example.ac.kr,,70",
                        "'=cmd|'/c calc'!A1,,,,,0");
    }

    @Test
    void saysThatTheGraderFailedInsteadOfBlamingTheStudent() {
        List<TestResult> tests = SampleClass.PLAN.stream()
                .map(test -> TestResult.notRun(test, Sentence.NONE))
                .toList();
        SubmissionResult fault = new SubmissionResult(
                new Student("1", "홍길동", ""), Verdict.GRADED, "", List.of(), tests, Optional.of("disk full"));
        GradeSheets withFault = new GradeSheets("hw3-calculator", List.of(fault));

        assertThat(withFault.spreadsheet()).contains(",GRADER_FAULT,");
        assertThat(withFault.moodle()).contains("Not graded yet: the grader failed.");
    }

    @Test
    void writesSheetsOfNobody() {
        GradeSheets empty = new GradeSheets("hw3-calculator", List.of());

        assertThat(empty.canvas().lines()).hasSize(2);
        assertThat(empty.moodle().lines()).hasSize(1);
        assertThat(empty.spreadsheet().lines()).hasSize(1);
    }
}

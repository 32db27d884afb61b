package netlab.tools.report;

import static netlab.tools.report.Html.all;
import static netlab.tools.report.Html.both;
import static netlab.tools.report.Html.tag;

import java.util.List;
import netlab.tools.grade.Student;
import netlab.tools.grade.SubmissionResult;

/** The students of a class report, each with a link to the feedback; a click on a heading sorts. */
final class StudentTable {
    private final List<SubmissionResult> results;

    StudentTable(List<SubmissionResult> results) {
        this.results = results;
    }

    Html html() {
        Html head = tag("tr")
                .of(
                        Page.head("text", both("name", "이름")),
                        Page.head("text", both("id", "학번")),
                        Page.head("number", both("points", "점수")),
                        tag("th").of(),
                        Page.head("text", both("checkpoints", "체크포인트")),
                        Page.head("text", both("verdict", "판정")),
                        Page.head("text", both("misconceptions", "오해")));
        Html heading = tag("h2").of(both("Students", "학생"));
        return all(heading, Page.table(head, results.stream().map(this::row).toList()));
    }

    private Html row(SubmissionResult result) {
        Student student = result.student();
        Html feedback = tag("a").with("href", "students/" + student.id() + "/feedback.html")
                .of(Visible.line(student.name(), 60));
        return tag("tr")
                .of(
                        tag("td").with("class", "name").of(feedback),
                        tag("td").of(student.id()),
                        tag("td").with("class", "number").of(result.points() + " / " + result.maximum()),
                        tag("td")
                                .with("class", "meter narrow")
                                .of(Chart.meter(result.points(), result.maximum(), "pass")),
                        steps(Checkpoints.of(result)),
                        tag("td").of(Words.verdict(result)),
                        codes(Miss.of(result)));
    }

    /** A chip for each step; sorted by how many are complete. */
    private static Html steps(List<Checkpoints.Checkpoint> steps) {
        List<Html> chips = steps.stream()
                .map(step -> Words.chip(
                        step.isComplete() ? "pass" : step.passed() > 0 ? "skip" : "none",
                        step.points() + "/" + step.maximum()))
                .toList();
        long complete =
                steps.stream().filter(Checkpoints.Checkpoint::isComplete).count();
        return tag("td").with("class", "chips steps").with("data-key", complete).of(all(chips));
    }

    private static Html codes(List<Miss> misses) {
        List<Html> chips = misses.stream()
                .map(miss -> Words.chip("code", miss.kind().code()))
                .toList();
        return tag("td").with("class", "chips").with("data-key", chips.size()).of(all(chips));
    }
}

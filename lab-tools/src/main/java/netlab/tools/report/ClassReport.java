package netlab.tools.report;

import static netlab.tools.report.Html.all;
import static netlab.tools.report.Html.both;
import static netlab.tools.report.Html.none;
import static netlab.tools.report.Html.tag;

import java.util.ArrayList;
import java.util.List;
import netlab.tools.grade.Student;
import netlab.tools.grade.SubmissionResult;

/** Where the class stands: figures, charts, tests, students. */
final class ClassReport {
    private final String module;
    private final List<SubmissionResult> results;
    private final ClassStatistics statistics;

    ClassReport(String module, List<SubmissionResult> results) {
        this.module = module;
        this.results = results;
        this.statistics = new ClassStatistics(results);
    }

    String html() {
        return Page.of(module, all(header(), tiles(), charts(), tests(), students(), footer()));
    }

    private Html header() {
        return tag("header")
                .of(tag("h1").of(module), tag("p").with("class", "muted").of(both("Class report", "전체 채점 결과")));
    }

    private Html tiles() {
        return tag("div")
                .with("class", "tiles")
                .of(
                        tile("tile", statistics.students(), both("submissions", "제출")),
                        tile("tile", Chart.decimal(statistics.maximum()), both("points at most", "만점")),
                        tile("tile", Chart.decimal(Math.round(statistics.mean() * 10) / 10.0), both("mean", "평균")),
                        tile("tile", Chart.decimal(statistics.median()), both("median", "중앙값")),
                        tile("tile", statistics.withFullMarks(), both("with full marks", "만점자")),
                        tile(
                                statistics.notGraded() > 0 ? "tile bad" : "tile",
                                statistics.notGraded(),
                                both("not built or read", "빌드·읽기 실패")),
                        statistics.graderFaults() == 0
                                ? none()
                                : tile("tile bad", statistics.graderFaults(), both("grader's faults", "채점기 오류")));
    }

    private static Html tile(String kind, Object figure, Html label) {
        return tag("div").with("class", kind).of(tag("b").of(figure), label);
    }

    private Html charts() {
        return all(
                tag("h2").of(both("The class", "한눈에 보기")),
                tag("div")
                        .with("class", "charts")
                        .of(
                                figure(
                                        both("Points", "점수 분포"),
                                        both(
                                                "Students by points; the dashed line is the median.",
                                                "점수대별 학생 수. 점선은 중앙값입니다."),
                                        Chart.distribution(
                                                statistics.points(), statistics.maximum(), statistics.median())),
                                figure(
                                        both("Checkpoints", "체크포인트"),
                                        both(
                                                "Students who completed a checkpoint and all before it.",
                                                "해당 체크포인트까지 모두 마친 학생 수입니다."),
                                        Chart.funnel(statistics.funnel(), statistics.students()))),
                misconceptions());
    }

    private static Html figure(Html title, Html caption, Html chart) {
        return tag("figure")
                .with("class", "card")
                .of(tag("h3").of(title), tag("figcaption").of(caption), chart);
    }

    private Html misconceptions() {
        List<Html> rows = new ArrayList<>();
        for (ClassStatistics.Frequency frequency : statistics.misconceptions()) {
            rows.add(tag("tr")
                    .of(
                            tag("td").of(Words.chip("code", frequency.kind().code())),
                            tag("td")
                                    .of(both(
                                            Miss.headline(frequency.kind().english()),
                                            Miss.headline(frequency.kind().korean()))),
                            tag("td")
                                    .with("class", "meter")
                                    .of(Chart.meter(frequency.students(), statistics.students(), "bar")),
                            tag("td").with("class", "number").of(frequency.students()),
                            tag("td")
                                    .with("class", "number")
                                    .of(Chart.percent(frequency.students(), statistics.students()))));
        }
        return rows.isEmpty()
                ? none()
                : all(
                        tag("h2").of(both("Misconceptions", "자주 나온 오해")),
                        tag("div")
                                .with("class", "card scroll")
                                .of(tag("table")
                                        .of(
                                                tag("thead")
                                                        .of(tag("tr")
                                                                .of(
                                                                        head("text", both("code", "코드")),
                                                                        head("text", both("what it is", "내용")),
                                                                        tag("th")
                                                                                .of(),
                                                                        head("number", both("students", "학생")),
                                                                        head("number", "%"))),
                                                tag("tbody").of(all(rows)))));
    }

    private Html tests() {
        List<Html> rows = new ArrayList<>();
        for (ClassStatistics.PassRate rate : statistics.passRates()) {
            rows.add(tag("tr")
                    .of(
                            tag("td").with("class", "number").of(rate.test().checkpoint()),
                            tag("td").of(rate.test().title()),
                            tag("td").with("class", "number").of(rate.test().points()),
                            tag("td")
                                    .with("class", "meter")
                                    .of(Chart.meter(rate.passed(), statistics.students(), "pass")),
                            tag("td").with("class", "number").of(rate.passed()),
                            tag("td").with("class", "number").of(Chart.percent(rate.passed(), statistics.students()))));
        }
        return all(
                tag("h2").of(both("Tests", "시험")),
                tag("div")
                        .with("class", "card scroll")
                        .of(tag("table")
                                .of(
                                        tag("thead")
                                                .of(tag("tr")
                                                        .of(
                                                                head("number", "#"), head("text", both("test", "시험")),
                                                                head("number", both("points", "배점")),
                                                                        tag("th")
                                                                                .of(),
                                                                head("number", both("passed", "통과")),
                                                                        head("number", "%"))),
                                        tag("tbody").of(all(rows)))));
    }

    private Html students() {
        List<Html> rows = results.stream().map(this::student).toList();
        return all(
                tag("h2").of(both("Students", "학생")),
                tag("div")
                        .with("class", "card scroll")
                        .of(tag("table")
                                .of(
                                        tag("thead")
                                                .of(tag("tr")
                                                        .of(
                                                                head("text", both("name", "이름")),
                                                                head("text", both("id", "학번")),
                                                                head("number", both("points", "점수")),
                                                                tag("th").of(),
                                                                head("text", both("checkpoints", "체크포인트")),
                                                                head("text", both("verdict", "판정")),
                                                                head("text", both("misconceptions", "오해")))),
                                        tag("tbody").of(all(rows)))));
    }

    private Html student(SubmissionResult result) {
        Student student = result.student();
        List<Html> steps = new ArrayList<>();
        StringBuilder key = new StringBuilder();
        for (Checkpoints.Checkpoint step : Checkpoints.of(result)) {
            String kind = step.isComplete() ? "pass" : step.passed() > 0 ? "skip" : "none";
            steps.add(Words.chip(kind, step.points() + "/" + step.maximum()));
            steps.add(new Html(" "));
            key.append(step.isComplete() ? 2 : step.passed() > 0 ? 1 : 0);
        }
        String feedback = "students/" + student.id() + "/feedback.html";
        List<Html> codes = Miss.of(result).stream()
                .map(miss -> all(Words.chip("code", miss.kind().code()), new Html(" ")))
                .toList();
        return tag("tr")
                .of(
                        tag("td")
                                .with("class", "name")
                                .with("data-key", student.name())
                                .of(tag("a").with("href", feedback).of(Visible.line(student.name(), 60))),
                        tag("td").of(student.id()),
                        tag("td")
                                .with("class", "number")
                                .with("data-key", result.points())
                                .of(result.points(), " / ", result.maximum()),
                        tag("td").with("class", "meter").of(Chart.meter(result.points(), result.maximum(), "pass")),
                        tag("td").with("data-key", key).of(all(steps)),
                        tag("td").of(Words.verdict(result)),
                        tag("td").with("data-key", codes.size()).of(all(codes)));
    }

    private static Html head(String kind, Object label) {
        return tag("th").with("class", kind).with("aria-sort", "none").of(label);
    }

    private Html footer() {
        List<Html> links = new ArrayList<>();
        for (String file : List.of("grades.csv", "grades-moodle.csv", "grades-canvas.csv", "junit.xml")) {
            links.add(tag("a").with("href", file).of(file));
            links.add(new Html(" · "));
        }
        return tag("footer").of(all(links.subList(0, links.size() - 1)));
    }
}

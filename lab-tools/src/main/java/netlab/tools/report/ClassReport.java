package netlab.tools.report;

import static netlab.tools.report.Html.all;
import static netlab.tools.report.Html.both;
import static netlab.tools.report.Html.none;
import static netlab.tools.report.Html.tag;

import java.util.ArrayList;
import java.util.List;
import netlab.tools.grade.SubmissionResult;

/** Where the class stands: figures, charts, misconceptions, tests, students. */
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
        Html students = new StudentTable(results).html();
        return Page.of(module, all(header(), tiles(), charts(), misconceptions(), tests(), students, footer()));
    }

    private Html header() {
        Html subtitle = tag("p").with("class", "muted").of(both("Class report", "전체 채점 결과"));
        return tag("header").of(tag("h1").of(module), subtitle);
    }

    private Html tiles() {
        List<Html> tiles = new ArrayList<>();
        tiles.add(tile(statistics.students(), both("submissions", "제출")));
        tiles.add(tile(statistics.maximum(), both("points at most", "만점")));
        tiles.add(tile(Chart.decimal(Math.round(statistics.mean() * 10) / 10.0), both("mean", "평균")));
        tiles.add(tile(Chart.decimal(statistics.median()), both("median", "중앙값")));
        tiles.add(tile(statistics.withFullMarks(), both("with full marks", "만점자")));
        tiles.add(warning(statistics.notGraded(), both("could not run", "실행 불가")));
        tiles.add(warning(statistics.graderFaults(), both("grader's faults", "채점기 오류")));
        return tag("div").with("class", "tiles").of(all(tiles));
    }

    private static Html tile(Object figure, Html label) {
        return tag("div").with("class", "tile").of(tag("b").of(figure), label);
    }

    private static Html warning(long figure, Html label) {
        return figure == 0
                ? tile(figure, label)
                : tag("div").with("class", "tile bad").of(tag("b").of(figure), label);
    }

    private Html charts() {
        Html points = figure(
                both("Points", "점수 분포"),
                both("Students by points; the dashed line is the median.", "점수대별 학생 수. 점선은 중앙값입니다."),
                Chart.distribution(statistics.points(), statistics.maximum(), statistics.median()));
        Html funnel = figure(
                both("Checkpoints", "체크포인트"),
                both("Students who completed a checkpoint and all before it.", "해당 체크포인트까지 모두 마친 학생 수입니다."),
                Chart.funnel(statistics.funnel(), statistics.students()));
        Html heading = tag("h2").of(both("The class", "한눈에 보기"));
        return all(heading, tag("div").with("class", "charts").of(points, funnel));
    }

    private static Html figure(Html title, Html caption, Html chart) {
        return tag("figure")
                .with("class", "card")
                .of(tag("h3").of(title), tag("figcaption").of(caption), chart);
    }

    private Html misconceptions() {
        List<Html> rows = new ArrayList<>();
        for (ClassStatistics.Frequency frequency : statistics.misconceptions()) {
            String english = Miss.headline(frequency.kind().english());
            String korean = Miss.headline(frequency.kind().korean());
            rows.add(tag("tr")
                    .of(
                            tag("td").of(Words.chip("code", frequency.kind().code())),
                            tag("td").of(both(english, korean)),
                            meter(frequency.students(), "bar"),
                            number(frequency.students()),
                            number(Chart.percent(frequency.students(), statistics.students()))));
        }
        Html head = tag("tr")
                .of(
                        Page.head("text", both("code", "코드")),
                        Page.head("text", both("what it is", "내용")),
                        tag("th").of(),
                        Page.head("number", both("students", "학생")),
                        Page.head("number", "%"));
        Html heading = tag("h2").of(both("Misconceptions", "자주 나온 오해"));
        return rows.isEmpty() ? none() : all(heading, Page.table(head, rows));
    }

    private Html tests() {
        List<Html> rows = new ArrayList<>();
        for (ClassStatistics.PassRate rate : statistics.passRates()) {
            rows.add(tag("tr")
                    .of(
                            number(rate.test().checkpoint()),
                            tag("td").of(rate.test().title()),
                            number(rate.test().points()),
                            meter(rate.passed(), "pass"),
                            number(rate.passed()),
                            number(Chart.percent(rate.passed(), statistics.students()))));
        }
        Html head = tag("tr")
                .of(
                        Page.head("number", "#"),
                        Page.head("text", both("test", "시험")),
                        Page.head("number", both("points", "배점")),
                        tag("th").of(),
                        Page.head("number", both("passed", "통과")),
                        Page.head("number", "%"));
        return all(tag("h2").of(both("Tests", "시험")), Page.table(head, rows));
    }

    private Html meter(int students, String kind) {
        return tag("td").with("class", "meter").of(Chart.meter(students, statistics.students(), kind));
    }

    private static Html number(Object number) {
        return tag("td").with("class", "number").of(number);
    }

    private static Html footer() {
        List<Html> links = new ArrayList<>();
        for (String file : List.of("grades.csv", "grades-moodle.csv", "grades-canvas.csv", "junit.xml")) {
            links.add(tag("a").with("href", file).of(file));
        }
        return tag("footer").of(all(links));
    }
}

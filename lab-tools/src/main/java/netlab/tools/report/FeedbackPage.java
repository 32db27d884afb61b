package netlab.tools.report;

import static netlab.tools.report.Html.all;
import static netlab.tools.report.Html.both;
import static netlab.tools.report.Html.none;
import static netlab.tools.report.Html.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import netlab.tools.grade.Finding;
import netlab.tools.grade.SubmissionResult;
import netlab.tools.grade.TestResult;
import netlab.tools.grade.TestResult.Status;

/** One student's feedback as a page: what was right, what was missed and why, how to see it again. */
final class FeedbackPage {
    /** Characters of a transcript or of javac's messages; the first ones tell the story. */
    static final int MAX_EVIDENCE = 20_000;

    private final SubmissionResult result;
    private final Homework homework;

    FeedbackPage(SubmissionResult result, Homework homework) {
        this.result = result;
        this.homework = homework;
    }

    String html() {
        return Page.of(
                homework.module() + ": " + Visible.line(result.student().name(), 100),
                all(header(), banner(), checkpoints(), right(), missed(), allTests(), notes()));
    }

    private Html header() {
        String name = result.student().name();
        String id = result.student().id();
        return tag("header")
                .of(
                        tag("h1").of(homework.module()),
                        tag("p").with("class", "muted").of(name, name.equals(id) ? "" : " · " + id),
                        tag("div")
                                .with("class", "score")
                                .of(
                                        tag("b").of(result.points()),
                                        tag("span")
                                                .of(both(
                                                        "of " + result.maximum() + " points",
                                                        "/ " + result.maximum() + "점"))),
                        Chart.meter(result.points(), result.maximum(), "pass"));
    }

    private Html banner() {
        if (result.graderFault().isPresent()) {
            return banner(
                    "skip",
                    both(
                            "The grader itself failed. This is not your fault, and the points are provisional.",
                            "채점기 자체에 오류가 있었습니다. 여러분의 잘못이 아니며, 점수는 확정된 것이 아닙니다."),
                    pre(result.graderFault().orElseThrow()));
        }
        return switch (result.verdict()) {
            case DOES_NOT_COMPILE ->
                banner(
                        "fail",
                        both(
                                "The program does not compile, so no test could be run. The first message usually explains the others.",
                                "컴파일되지 않아 시험을 실행하지 못했습니다. 대개 첫 번째 오류를 고치면 나머지도 사라집니다."),
                        pre(result.build()));
            case UNREADABLE ->
                banner(
                        "fail",
                        both(
                                "The submission could not be read, so no test could be run.",
                                "제출물을 읽을 수 없어 시험을 실행하지 못했습니다."),
                        pre(result.build()));
            case GRADED ->
                Miss.of(result).isEmpty() && result.points() == result.maximum()
                        ? banner("pass", both("Everything is right. Well done!", "모두 맞았습니다. 잘했습니다!"), none())
                        : none();
        };
    }

    private static Html banner(String kind, Html sentence, Html more) {
        return tag("div").with("class", "banner " + kind).of(tag("p").of(sentence), more);
    }

    private Html checkpoints() {
        List<Html> rows = new ArrayList<>();
        for (Checkpoints.Checkpoint step : Checkpoints.of(result)) {
            rows.add(tag("tr")
                    .of(
                            tag("td").of(step.isComplete() ? Words.chip("pass", "✓") : Words.chip("none", "○")),
                            tag("td").of(both("Checkpoint ", "체크포인트 "), step.number()),
                            tag("td")
                                    .with("class", "number")
                                    .of(step.passed(), " / ", step.tests().size()),
                            tag("td").with("class", "wide").of(Chart.meter(step.points(), step.maximum(), "pass")),
                            tag("td").with("class", "number").of(step.points(), " / ", step.maximum())));
        }
        return all(
                tag("h2").of(both("Checkpoints", "체크포인트")),
                tag("div")
                        .with("class", "card scroll")
                        .of(tag("table")
                                .of(
                                        tag("thead")
                                                .of(tag("tr")
                                                        .of(
                                                                tag("th").of(),
                                                                tag("th").of(),
                                                                tag("th")
                                                                        .with("class", "number")
                                                                        .of(both("tests", "시험")),
                                                                tag("th").of(),
                                                                tag("th")
                                                                        .with("class", "number")
                                                                        .of(both("points", "점수")))),
                                        tag("tbody").of(all(rows)))),
                next());
    }

    /** Where to go on: the first step that is not done. */
    private Html next() {
        return Checkpoints.of(result).stream()
                .filter(step -> !step.isComplete())
                .findFirst()
                .map(step -> tag("p").of(
                                both("Go on with checkpoint ", "다음은 체크포인트 "),
                                step.number(),
                                both(": ", "입니다: "),
                                tag("code")
                                        .of("mvn -pl " + homework.module() + " verify -Dcheckpoint=" + step.number())))
                .orElse(none());
    }

    private Html right() {
        List<Html> passed = result.tests().stream()
                .filter(test -> test.status() == Status.PASSED)
                .map(test -> tag("li").of(test.test().title()))
                .toList();
        return passed.isEmpty()
                ? none()
                : all(
                        tag("h2").of(both("What is right", "잘한 점")),
                        tag("div")
                                .with("class", "card")
                                .of(tag("ul").with("class", "right").of(all(passed))));
    }

    private Html missed() {
        List<Html> cards = Miss.of(result).stream().map(this::card).toList();
        return cards.isEmpty() ? none() : all(tag("h2").of(both("What was missed, and why", "놓친 점과 그 이유")), all(cards));
    }

    private Html card(Miss miss) {
        Finding kind = miss.kind();
        return tag("section")
                .with("class", "card miss")
                .of(
                        Words.chip("code", kind.code()),
                        tag("h3").of(both(Miss.headline(kind.english()), Miss.headline(kind.korean()))),
                        tag("p").of(both(Miss.advice(kind.english()), Miss.advice(kind.korean()))),
                        kind.readme().isEmpty()
                                ? none()
                                : tag("p").of(both("Read on: ", "더 읽기: "), readme(kind.readme())),
                        all(miss.tests().stream().map(FeedbackPage::test).toList()));
    }

    private Html readme(String fragment) {
        String korean = Miss.koreanFragment(fragment);
        return both(link("README.md" + fragment), link("README.ko.md" + korean));
    }

    private Html link(String path) {
        return homework.readme()
                .map(folder -> tag("a").with("href", folder + path).of(path))
                .orElse(tag("code").of(homework.module() + "/" + path));
    }

    private static Html test(TestResult test) {
        Finding finding = test.finding().orElseThrow();
        return tag("div")
                .with("class", "test")
                .of(
                        tag("h4")
                                .of(
                                        tag("span").of(test.test().title()),
                                        tag("span")
                                                .with("class", "lost")
                                                .of("−", test.test().points())),
                        finding.detail().isEmpty()
                                ? none()
                                : tag("p").with("class", "detail").of(cut(finding.detail())),
                        finding.reproduce().isEmpty()
                                ? none()
                                : all(tag("p").of(both("See it again:", "직접 확인하기:")), pre(finding.reproduce())),
                        finding.evidence().isEmpty()
                                ? none()
                                : tag("details")
                                        .of(
                                                tag("summary").of(both("What crossed the wire", "오간 바이트")),
                                                pre(finding.evidence())),
                        finding.capture().isEmpty()
                                ? none()
                                : tag("p").of(
                                                both("For Wireshark: ", "Wireshark용: "),
                                                tag("a").with("href", "./" + finding.capture())
                                                        .of(finding.capture())));
    }

    private Html allTests() {
        List<Html> rows = new ArrayList<>();
        for (TestResult test : result.tests()) {
            rows.add(tag("tr")
                    .of(
                            tag("td").with("class", "number").of(test.test().checkpoint()),
                            tag("td")
                                    .of(
                                            test.test().title(),
                                            test.message().isEmpty()
                                                    ? none()
                                                    : tag("div")
                                                            .with("class", "muted")
                                                            .of(Visible.line(test.message(), 300))),
                            tag("td").of(Words.status(test.status())),
                            tag("td").with("class", "number").of(seconds(test.millis())),
                            tag("td")
                                    .with("class", "number")
                                    .of(test.points(), " / ", test.test().points())));
        }
        return all(
                tag("h2").of(both("All tests", "전체 시험")),
                tag("div")
                        .with("class", "card scroll")
                        .of(tag("table")
                                .of(
                                        tag("thead")
                                                .of(tag("tr")
                                                        .of(
                                                                tag("th")
                                                                        .with("class", "number")
                                                                        .of("#"),
                                                                tag("th").of(both("test", "시험")),
                                                                tag("th").of(both("result", "결과")),
                                                                tag("th")
                                                                        .with("class", "number")
                                                                        .of(both("seconds", "초")),
                                                                tag("th")
                                                                        .with("class", "number")
                                                                        .of(both("points", "점수")))),
                                        tag("tbody").of(all(rows)))));
    }

    private Html notes() {
        List<Html> notes = result.notes().stream()
                .map(note -> tag("li").of(Visible.line(note, 300)))
                .toList();
        return notes.isEmpty()
                ? none()
                : all(
                        tag("h2").of(both("About the files", "제출 파일에 대하여")),
                        tag("ul").of(all(notes)));
    }

    private static Html pre(String text) {
        return tag("pre").of(cut(text));
    }

    private static String cut(String text) {
        return Visible.text(text.strip(), MAX_EVIDENCE);
    }

    private static String seconds(long millis) {
        return millis == 0 ? "" : String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    }
}

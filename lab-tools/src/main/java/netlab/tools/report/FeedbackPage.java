package netlab.tools.report;

import static netlab.tools.report.Html.all;
import static netlab.tools.report.Html.both;
import static netlab.tools.report.Html.none;
import static netlab.tools.report.Html.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import netlab.tools.grade.Sentence;
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
        String title = homework.module() + ": " + Visible.line(result.student().name(), 100);
        Html missed = new MissCards(homework).of(Miss.of(result));
        return Page.of(title, all(header(), banner(), checkpoints(), next(), right(), missed, allTests(), notes()));
    }

    private Html header() {
        String name = result.student().name();
        String id = result.student().id();
        Html maximum = both("of " + result.maximum() + " points", "/ " + result.maximum() + "점");
        return tag("header")
                .of(
                        tag("h1").of(homework.module()),
                        tag("p").with("class", "muted").of(name, name.equals(id) ? "" : " · " + id),
                        tag("div")
                                .with("class", "score")
                                .of(tag("b").of(result.points()), tag("span").of(maximum)),
                        Chart.meter(result.points(), result.maximum(), "pass"));
    }

    private Html banner() {
        if (result.graderFault().isPresent()) {
            return banner("skip", Words.GRADER_FAULT, pre(result.graderFault().orElseThrow()));
        }
        return switch (result.verdict()) {
            case DOES_NOT_COMPILE -> banner("fail", Words.DOES_NOT_COMPILE, pre(result.build()));
            case UNREADABLE -> banner("fail", Words.UNREADABLE, pre(result.build()));
            case GRADED -> result.points() == result.maximum() ? banner("pass", Words.ALL_RIGHT, none()) : none();
        };
    }

    private static Html banner(String kind, Sentence sentence, Html more) {
        return tag("div").with("class", "banner " + kind).of(tag("p").of(both(sentence)), more);
    }

    private Html checkpoints() {
        List<Html> rows = new ArrayList<>();
        for (Checkpoints.Checkpoint step : Checkpoints.of(result)) {
            Html sign = step.isComplete() ? Words.chip("pass", "✓") : Words.chip("none", "○");
            Html meter = Chart.meter(step.points(), step.maximum(), "pass");
            rows.add(tag("tr")
                    .of(
                            tag("td").with("class", "sign").of(sign),
                            tag("td").of(both("Checkpoint ", "체크포인트 "), step.number()),
                            number(step.passed() + " / " + step.tests().size()),
                            tag("td").with("class", "wide").of(meter),
                            number(step.points() + " / " + step.maximum())));
        }
        Html head = tag("tr")
                .of(
                        tag("th").of(),
                        tag("th").of(),
                        tag("th").with("class", "number").of(both("tests", "시험")),
                        tag("th").of(),
                        tag("th").with("class", "number").of(both("points", "점수")));
        return all(tag("h2").of(both("Checkpoints", "체크포인트")), Page.table(head, rows));
    }

    /** Where to go on: the first step that is not done. */
    private Html next() {
        return Checkpoints.firstIncomplete(result)
                .map(step -> tag("p").of(
                                both("Go on with checkpoint " + step + ": ", "다음은 체크포인트 " + step + "입니다: "),
                                tag("code").of("mvn -pl " + homework.module() + " verify -Dcheckpoint=" + step)))
                .orElse(none());
    }

    private Html right() {
        List<Html> passed = result.tests().stream()
                .filter(test -> test.status() == Status.PASSED)
                .map(test -> tag("li").of(test.test().title()))
                .toList();
        if (passed.isEmpty()) {
            return none();
        }
        Html list = tag("ul").with("class", "right").of(all(passed));
        return all(
                tag("h2").of(both("What is right", "잘한 점")),
                tag("div").with("class", "card").of(list));
    }

    private Html allTests() {
        if (result.tests().stream().allMatch(test -> test.status() == Status.NOT_RUN)) {
            return none();
        }
        List<Html> rows = new ArrayList<>();
        for (TestResult test : result.tests()) {
            Html message = tag("div").with("class", "muted").of(line(test.message()));
            rows.add(tag("tr")
                    .of(
                            number(test.test().checkpoint()),
                            tag("td").of(test.test().title(), test.message().equals(Sentence.NONE) ? none() : message),
                            tag("td").of(Words.status(test.status())),
                            number(seconds(test.millis())),
                            number(test.points() + " / " + test.test().points())));
        }
        Html head = tag("tr")
                .of(
                        tag("th").with("class", "number").of("#"),
                        tag("th").of(both("test", "시험")),
                        tag("th").of(both("result", "결과")),
                        tag("th").with("class", "number").of(both("seconds", "초")),
                        tag("th").with("class", "number").of(both("points", "점수")));
        return all(tag("h2").of(both("All tests", "전체 시험")), Page.table(head, rows));
    }

    private static Html line(Sentence sentence) {
        return both(Visible.line(sentence.english(), 300), Visible.line(sentence.korean(), 300));
    }

    private Html notes() {
        if (result.notes().isEmpty()) {
            return none();
        }
        List<Html> notes =
                result.notes().stream().map(note -> tag("li").of(line(note))).toList();
        return all(
                tag("h2").of(both("About the files", "제출 파일에 대하여")), tag("ul").of(all(notes)));
    }

    static Html pre(String text) {
        return tag("pre").of(cut(text));
    }

    static String cut(String text) {
        return Visible.block(text, MAX_EVIDENCE);
    }

    private static Html number(Object number) {
        return tag("td").with("class", "number").of(number);
    }

    private static String seconds(long millis) {
        return millis == 0 ? "" : String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    }
}

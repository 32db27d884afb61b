package netlab.tools.report;

import static netlab.tools.report.Html.all;
import static netlab.tools.report.Html.both;
import static netlab.tools.report.Html.none;
import static netlab.tools.report.Html.tag;

import java.util.ArrayList;
import java.util.List;
import netlab.tools.grade.Finding;
import netlab.tools.grade.TestResult;

/** The part of the feedback that answers "why?": a card for each misconception, with the tests that show it. */
final class MissCards {
    private final Homework homework;

    MissCards(Homework homework) {
        this.homework = homework;
    }

    Html of(List<Miss> misses) {
        if (misses.isEmpty()) {
            return none();
        }
        Html heading = tag("h2").of(both("What was missed, and why", "놓친 점과 그 이유"));
        return all(heading, all(misses.stream().map(this::card).toList()));
    }

    private Html card(Miss miss) {
        Finding kind = miss.kind();
        List<Html> parts = new ArrayList<>();
        parts.add(Words.chip("code", kind.code()));
        parts.add(tag("h3").of(both(Miss.headline(kind.english()), Miss.headline(kind.korean()))));
        parts.add(tag("p").of(both(Miss.advice(kind.english()), Miss.advice(kind.korean()))));
        if (!kind.readme().isEmpty()) {
            parts.add(tag("p").of(both("Read on: ", "더 읽기: "), readme(kind.readme())));
        }
        boolean first = true;
        for (TestResult test : miss.tests()) {
            parts.add(test(test, first));
            first = false;
        }
        return tag("section").with("class", "card miss").of(all(parts));
    }

    private Html readme(String fragment) {
        return both(link("README.md" + fragment), link("README.ko.md" + Miss.koreanFragment(fragment)));
    }

    private Html link(String path) {
        return homework.readme()
                .map(folder -> tag("a").with("href", folder + path).of(path))
                .orElse(tag("code").of(homework.module() + "/" + path));
    }

    /** A test with its evidence; that of a card's first one is shown at once. */
    private static Html test(TestResult test, boolean first) {
        Finding finding = test.finding().orElseThrow();
        Html title = tag("span").of(test.test().title());
        Html lost = tag("span").with("class", "lost").of("−", test.test().points());
        List<Html> parts = new ArrayList<>();
        parts.add(tag("h4").of(title, lost));
        if (!finding.detail().isEmpty()) {
            parts.add(detail(finding.detail()));
        }
        if (!finding.evidence().isEmpty()) {
            parts.add(evidence(finding.evidence(), first));
        }
        if (!finding.reproduce().isEmpty()) {
            parts.add(tag("p").of(both("See it again:", "직접 확인하기:")));
            parts.add(FeedbackPage.pre(finding.reproduce()));
        }
        if (!finding.capture().isEmpty()) {
            Html file = tag("a").with("href", "./" + finding.capture()).of(finding.capture());
            parts.add(tag("p").of(both("For Wireshark: ", "Wireshark용: "), file));
        }
        return tag("div").with("class", "test").of(all(parts));
    }

    /** A sentence; or bytes under bytes, which only a fixed width shows. */
    private static Html detail(String text) {
        return text.contains("\n")
                ? FeedbackPage.pre(text)
                : tag("p").with("class", "detail").of(FeedbackPage.cut(text));
    }

    private static Html evidence(String text, boolean open) {
        Html summary =
                tag("summary").of(both("What crossed the wire, and what the program printed", "오간 바이트와 프로그램의 출력"));
        Html.Tag details = open ? tag("details").with("open", "open") : tag("details");
        return details.of(summary, FeedbackPage.pre(text));
    }
}

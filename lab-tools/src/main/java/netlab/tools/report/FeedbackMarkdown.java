package netlab.tools.report;

import java.util.List;
import netlab.tools.grade.Finding;
import netlab.tools.grade.Sentence;
import netlab.tools.grade.SubmissionResult;
import netlab.tools.grade.TestResult;
import netlab.tools.grade.TestResult.Status;

/** One student's feedback as Markdown, in one language: for a repository, a mail, a learning platform's comment. */
final class FeedbackMarkdown {
    private final SubmissionResult result;
    private final Homework homework;
    private final boolean korean;
    private final Markdown text = new Markdown();

    FeedbackMarkdown(SubmissionResult result, Homework homework, boolean korean) {
        this.result = result;
        this.homework = homework;
        this.korean = korean;
    }

    String markdown() {
        text.heading(1, homework.module() + ": " + points(result.points(), result.maximum()));
        text.paragraph(Markdown.escape(result.student().name()));
        whatStopped();
        checkpoints();
        right();
        missed();
        notes();
        return text.toString();
    }

    private void whatStopped() {
        if (result.graderFault().isPresent()) {
            stopped(Words.GRADER_FAULT, result.graderFault().orElseThrow());
            return;
        }
        switch (result.verdict()) {
            case DOES_NOT_COMPILE -> stopped(Words.DOES_NOT_COMPILE, result.build());
            case UNREADABLE -> stopped(Words.UNREADABLE, result.build());
            case GRADED -> {
                if (result.points() == result.maximum()) {
                    text.paragraph("**" + Words.ALL_RIGHT.in(korean) + "**");
                }
            }
        }
    }

    private void stopped(Sentence sentence, String why) {
        text.paragraph("**" + sentence.in(korean) + "**");
        text.block(why);
    }

    private void checkpoints() {
        text.heading(2, in("Checkpoints", "체크포인트"));
        text.row(in("checkpoint", "체크포인트"), in("tests passed", "통과한 시험"), in("points", "점수"));
        text.row("---", "---:", "---:");
        for (Checkpoints.Checkpoint step : Checkpoints.of(result)) {
            text.row(
                    (step.isComplete() ? "✓ " : "○ ") + step.number(),
                    step.passed() + " / " + step.tests().size(),
                    step.points() + " / " + step.maximum());
        }
        text.paragraph("");
        Checkpoints.firstIncomplete(result)
                .ifPresent(step -> text.paragraph(in("Go on with checkpoint " + step, "다음은 체크포인트 " + step + "입니다")
                        + ": `mvn -pl " + homework.module() + " verify -Dcheckpoint=" + step + "`"));
    }

    private void right() {
        List<TestResult> passed = result.tests().stream()
                .filter(test -> test.status() == Status.PASSED)
                .toList();
        if (!passed.isEmpty()) {
            text.heading(2, in("What is right", "잘한 점"));
            passed.forEach(test -> text.item(Markdown.escape(test.test().title())));
            text.paragraph("");
        }
    }

    private void missed() {
        List<Miss> misses = Miss.of(result);
        if (!misses.isEmpty()) {
            text.heading(2, in("What was missed, and why", "놓친 점과 그 이유"));
        }
        for (Miss miss : misses) {
            Finding kind = miss.kind();
            String explanation = in(kind.english(), kind.korean());
            text.heading(3, Markdown.escape(Miss.headline(explanation)) + " (" + kind.code() + ")");
            text.paragraph(Markdown.escape(Miss.advice(explanation)));
            text.paragraph(readme(kind.readme()));
            miss.tests().forEach(this::test);
        }
        List<TestResult> others = result.tests().stream()
                .filter(test -> test.status() != Status.PASSED && test.finding().isEmpty())
                .toList();
        if (!others.isEmpty() && result.verdict() == SubmissionResult.Verdict.GRADED) {
            text.heading(2, in("Tests without a result", "결과가 없는 시험"));
            others.forEach(test -> text.item(Markdown.escape(test.test().title() + ": " + why(test))));
            text.paragraph("");
        }
    }

    private String why(TestResult test) {
        Sentence why = test.message().equals(Sentence.NONE) ? Words.of(test.status()) : test.message();
        return Visible.line(why.in(korean), 300);
    }

    private String readme(String fragment) {
        if (fragment.isEmpty()) {
            return "";
        }
        String path = korean ? "README.ko.md" + Miss.koreanFragment(fragment) : "README.md" + fragment;
        String name = homework.module() + "/" + path;
        return in("Read on: ", "더 읽기: ")
                + homework.readme()
                        .map(folder -> "[" + name + "](" + folder + path + ")")
                        .orElse("`" + name + "`");
    }

    private void test(TestResult test) {
        Finding finding = test.finding().orElseThrow();
        text.heading(
                4, Markdown.escape(test.test().title()) + " (−" + test.test().points() + ")");
        if (finding.detail().contains("\n")) {
            text.block(finding.detail());
        } else {
            text.paragraph(Markdown.escape(Visible.text(finding.detail(), FeedbackPage.MAX_EVIDENCE)));
        }
        if (!finding.reproduce().isEmpty()) {
            text.paragraph(in("See it again:", "직접 확인하기:"));
            text.block(finding.reproduce());
        }
        if (!finding.evidence().isEmpty()) {
            text.paragraph(in("What crossed the wire, and what the program printed:", "오간 바이트와 프로그램의 출력:"));
            text.block(finding.evidence());
        }
        if (!finding.capture().isEmpty()) {
            text.paragraph(in("For Wireshark: ", "Wireshark용: ") + Markdown.escape(finding.capture()));
        }
    }

    private void notes() {
        if (!result.notes().isEmpty()) {
            text.heading(2, in("About the files", "제출 파일에 대하여"));
            result.notes().forEach(note -> text.item(Markdown.escape(Visible.line(note.in(korean), 300))));
        }
    }

    private String points(int earned, int maximum) {
        return in(earned + " of " + maximum + " points", maximum + "점 중 " + earned + "점");
    }

    private String in(String english, String inKorean) {
        return korean ? inKorean : english;
    }
}

package netlab.tools.report;

import static netlab.tools.report.Html.both;
import static netlab.tools.report.Html.tag;

import netlab.tools.grade.Sentence;
import netlab.tools.grade.SubmissionResult;
import netlab.tools.grade.TestResult.Status;

/** What several reports say, in both languages. */
final class Words {
    static final Sentence GRADER_FAULT = new Sentence(
            "The grader itself failed. This is not your fault, and the points are provisional.",
            "채점기 자체에 오류가 있었습니다. 여러분의 잘못이 아니며, 점수는 확정된 것이 아닙니다.");

    static final Sentence DOES_NOT_COMPILE = new Sentence(
            "The program does not compile, so no test could be run. The first message usually explains the others.",
            "컴파일되지 않아 시험을 실행하지 못했습니다. 대개 첫 번째 오류를 고치면 나머지도 사라집니다.");

    static final Sentence UNREADABLE =
            new Sentence("The submission could not be read, so no test could be run.", "제출물을 읽을 수 없어 시험을 실행하지 못했습니다.");

    static final Sentence ALL_RIGHT = new Sentence("Everything is right. Well done!", "모두 맞았습니다. 잘했습니다!");

    private Words() {}

    static Sentence of(Status status) {
        return switch (status) {
            case PASSED -> new Sentence("✓ passed", "✓ 통과");
            case FAILED -> new Sentence("✗ failed", "✗ 실패");
            case SKIPPED -> new Sentence("– skipped", "– 건너뜀");
            case NOT_RUN -> new Sentence("· not run", "· 실행 안 함");
        };
    }

    /** How a test ended, with the colour that goes with it. */
    static Html status(Status status) {
        String kind = switch (status) {
            case PASSED -> "pass";
            case FAILED -> "fail";
            case SKIPPED -> "skip";
            case NOT_RUN -> "none";
        };
        return chip(kind, both(of(status)));
    }

    /** How far a submission got. */
    static Html verdict(SubmissionResult result) {
        if (result.graderFault().isPresent()) {
            return chip("skip", both("grader's fault", "채점기 오류"));
        }
        return switch (result.verdict()) {
            case GRADED -> chip("none", both("graded", "채점됨"));
            case DOES_NOT_COMPILE -> chip("fail", both("does not compile", "컴파일 오류"));
            case UNREADABLE -> chip("fail", both("unreadable", "읽을 수 없음"));
        };
    }

    static Html chip(String kind, Object text) {
        return tag("span").with("class", "chip " + kind).of(text);
    }
}

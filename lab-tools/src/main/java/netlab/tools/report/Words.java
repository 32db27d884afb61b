package netlab.tools.report;

import static netlab.tools.report.Html.both;
import static netlab.tools.report.Html.tag;

import netlab.tools.grade.SubmissionResult;
import netlab.tools.grade.TestResult.Status;

/** Words that several reports share, in both languages, with the sign and the colour that go with them. */
final class Words {
    private Words() {}

    /** How a test ended. */
    static Html status(Status status) {
        return switch (status) {
            case PASSED -> chip("pass", both("✓ passed", "✓ 통과"));
            case FAILED -> chip("fail", both("✗ failed", "✗ 실패"));
            case SKIPPED -> chip("skip", both("– skipped", "– 건너뜀"));
            case NOT_RUN -> chip("none", both("· not run", "· 실행 안 함"));
        };
    }

    /** The same for Markdown. */
    static String status(Status status, boolean korean) {
        return switch (status) {
            case PASSED -> korean ? "✓ 통과" : "✓ passed";
            case FAILED -> korean ? "✗ 실패" : "✗ failed";
            case SKIPPED -> korean ? "– 건너뜀" : "– skipped";
            case NOT_RUN -> korean ? "· 실행 안 함" : "· not run";
        };
    }

    /** How far a submission got. */
    static Html verdict(SubmissionResult result) {
        if (result.graderFault().isPresent()) {
            return chip("skip", both("grader's fault", "채점기 오류"));
        }
        return switch (result.verdict()) {
            case GRADED -> chip("pass", both("graded", "채점됨"));
            case DOES_NOT_COMPILE -> chip("fail", both("does not compile", "컴파일 오류"));
            case UNREADABLE -> chip("fail", both("unreadable", "읽을 수 없음"));
        };
    }

    static Html chip(String kind, Object text) {
        return tag("span").with("class", "chip " + kind).of(text);
    }
}

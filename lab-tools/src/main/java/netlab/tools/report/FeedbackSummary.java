package netlab.tools.report;

import netlab.tools.grade.SubmissionResult;

/** What is to be said of a submission as a whole, in a few lines of text in both languages. */
final class FeedbackSummary {
    private final SubmissionResult result;

    FeedbackSummary(SubmissionResult result) {
        this.result = result;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        if (result.graderFault().isPresent()) {
            text.append("The grader itself failed. This is not your fault, and the points are provisional.\n")
                    .append("채점기 자체에 오류가 있었습니다. 여러분의 잘못이 아니며, 점수는 확정된 것이 아닙니다.\n\n")
                    .append(cut(result.graderFault().orElseThrow()));
        } else {
            switch (result.verdict()) {
                case DOES_NOT_COMPILE ->
                    text.append("The program does not compile, so no test could be run.\n")
                            .append("컴파일되지 않아 시험을 실행하지 못했습니다.\n\n")
                            .append(cut(result.build()));
                case UNREADABLE -> text.append(cut(result.build()));
                case GRADED -> appendMisses(text);
            }
        }
        for (String note : result.notes()) {
            text.append("\n").append(Visible.line(note, 300));
        }
        return text.toString().strip();
    }

    private void appendMisses(StringBuilder text) {
        for (Miss miss : Miss.of(result)) {
            text.append(String.format(
                    "%s (−%d)\n%s\n%s\n\n",
                    miss.kind().code(),
                    miss.pointsLost(),
                    miss.kind().english(),
                    miss.kind().korean()));
        }
    }

    private static String cut(String text) {
        return Visible.text(text.strip(), FeedbackPage.MAX_EVIDENCE) + "\n";
    }
}

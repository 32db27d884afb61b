package netlab.tools.report;

import netlab.tools.grade.Finding;
import netlab.tools.grade.Sentence;
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
            text.append(stopped(Words.GRADER_FAULT, result.graderFault().orElseThrow()));
        } else {
            switch (result.verdict()) {
                case DOES_NOT_COMPILE -> text.append(stopped(Words.DOES_NOT_COMPILE, result.build()));
                case UNREADABLE -> text.append(stopped(Words.UNREADABLE, result.build()));
                case GRADED -> Miss.of(result).forEach(miss -> text.append(line(miss)));
            }
        }
        for (Sentence note : result.notes()) {
            text.append("\n").append(Visible.text(note.lines(), 600));
        }
        return text.toString().strip();
    }

    private static String line(Miss miss) {
        Finding kind = miss.kind();
        return kind.code() + " (−" + miss.pointsLost() + ")\n" + kind.english() + "\n" + kind.korean() + "\n\n";
    }

    private static String stopped(Sentence sentence, String why) {
        return sentence.english() + "\n" + sentence.korean() + "\n\n"
                + Visible.text(why.strip(), FeedbackPage.MAX_EVIDENCE) + "\n";
    }
}

package netlab.tools.grade;

import netlab.testkit.grading.Misconception;

/** Findings of the grader's own, where no test could say anything. */
final class Findings {
    private Findings() {}

    static Finding of(Misconception why, String detail) {
        return new Finding(why.name(), why.english(), why.korean(), why.readme(), detail, "", "", "");
    }
}

package netlab.tools.grade;

/** The same in both languages: what is said to students. */
public record Sentence(String english, String korean) {
    /** Nothing. */
    public static final Sentence NONE = untranslated("");

    /** Returns a text of the same words in both languages. */
    public static Sentence untranslated(String text) {
        return new Sentence(text, text);
    }

    /** Returns it in both languages, a line each; once, if it is the same in both. */
    public String lines() {
        return english.equals(korean) ? english : english + "\n" + korean;
    }

    /** Returns it in one of the two. */
    public String in(boolean inKorean) {
        return inKorean ? korean : english;
    }
}

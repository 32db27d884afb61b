package netlab.tools.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Markdown in which foreign text stays text: no markup, no HTML, no end of a code block before its time. */
final class Markdown {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]#|!~$]");
    private static final Pattern TICKS = Pattern.compile("`+");

    private final StringBuilder text = new StringBuilder();

    /** Returns foreign text as Markdown that shows it; its lines stay lines. */
    static String escape(String foreign) {
        String html =
                Visible.text(foreign).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return SPECIAL.matcher(html)
                .replaceAll(special -> Matcher.quoteReplacement("\\" + special.group()))
                .replaceAll("(?m)^(\\s*\\d*)([-+=.])(\\s|$)", "$1\\\\$2$3")
                .replace("\n", "  \n");
    }

    void heading(int level, String markdown) {
        text.append("#".repeat(level)).append(' ').append(markdown).append("\n\n");
    }

    void paragraph(String markdown) {
        text.append(markdown).append(markdown.isEmpty() ? "\n" : "\n\n");
    }

    void item(String markdown) {
        text.append("- ").append(markdown).append('\n');
    }

    void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Foreign text as it is, in a fence longer than any in it. */
    void block(String foreign) {
        String content = Visible.block(foreign, FeedbackPage.MAX_EVIDENCE);
        int longest = TICKS.matcher(content)
                .results()
                .mapToInt(ticks -> ticks.group().length())
                .max()
                .orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        text.append(fence)
                .append("text\n")
                .append(content)
                .append('\n')
                .append(fence)
                .append("\n\n");
    }

    @Override
    public String toString() {
        return text.toString().replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }
}

package netlab.tools.report;

import java.util.List;
import netlab.tools.grade.Sentence;

/**
 * Markup, as opposed to text: what is not of this type is escaped before it gets into a page, so that nothing can be
 * forgotten.
 *
 * <pre>
 * tag("td").with("class", "points").of(result.points(), " / ", result.maximum())
 * </pre>
 *
 * @param markup HTML or SVG
 */
record Html(String markup) {
    /** A start tag that waits for its children. */
    static final class Tag {
        private final String name;
        private final StringBuilder start;

        private Tag(String name) {
            this.name = name;
            this.start = new StringBuilder("<").append(name);
        }

        Tag with(String attribute, Object value) {
            start.append(' ')
                    .append(attribute)
                    .append("=\"")
                    .append(escape(String.valueOf(value)))
                    .append('"');
            return this;
        }

        /** Closes the element; children are {@link Html}, or else text. */
        Html of(Object... children) {
            return new Html(start + ">" + join(List.of(children)) + "</" + name + ">");
        }

        /** An element that has no end tag. */
        Html empty() {
            return new Html(start + (isOfSvg() ? "/>" : ">"));
        }

        private boolean isOfSvg() {
            return name.equals("rect") || name.equals("line") || name.equals("path");
        }
    }

    static Tag tag(String name) {
        return new Tag(name);
    }

    /** The same in both languages, of which the reader's is shown. */
    static Html both(Object english, Object korean) {
        return all(
                tag("span").with("lang", "en").of(english),
                tag("span").with("lang", "ko").of(korean));
    }

    static Html both(Sentence sentence) {
        return both(sentence.english(), sentence.korean());
    }

    static Html all(Object... children) {
        return new Html(join(List.of(children)));
    }

    static Html all(List<Html> children) {
        return new Html(join(children));
    }

    /** Nothing. */
    static Html none() {
        return new Html("");
    }

    /** Returns foreign text as markup that shows it, with control characters made visible. */
    static String escape(String foreign) {
        return Visible.text(foreign)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String join(List<?> children) {
        StringBuilder markup = new StringBuilder();
        for (Object child : children) {
            markup.append(child instanceof Html html ? html.markup : escape(String.valueOf(child)));
        }
        return markup.toString();
    }
}

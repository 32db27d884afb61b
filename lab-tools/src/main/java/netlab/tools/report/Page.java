package netlab.tools.report;

import static netlab.tools.report.Html.tag;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A page that is one file: its style and script are in it, and its policy lets it load nothing and run nothing else,
 * whatever a student's output may contain.
 */
final class Page {
    private static final String STYLE = resource("report.css");
    private static final String SCRIPT = resource("report.js");
    private static final String POLICY =
            "default-src 'none'; style-src '" + hash(STYLE) + "'; script-src '" + hash(SCRIPT) + "'";

    private Page() {}

    /** Returns a page with a switch for the language. */
    static String of(String title, Html body) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                + tag("meta").with("charset", "utf-8").empty().markup()
                + tag("meta")
                        .with("http-equiv", "Content-Security-Policy")
                        .with("content", POLICY)
                        .empty()
                        .markup()
                + tag("meta")
                        .with("name", "viewport")
                        .with("content", "width=device-width, initial-scale=1")
                        .empty()
                        .markup()
                + tag("title").of(title).markup()
                + "\n<style>" + STYLE + "</style>\n</head>\n<body>\n"
                + languages().markup()
                + "\n" + body.markup()
                + "\n<script>" + SCRIPT + "</script>\n</body>\n</html>\n";
    }

    /** Returns a table on a card, wide enough to be scrolled on a telephone. */
    static Html table(Html head, List<Html> rows) {
        Html table = tag("table").of(tag("thead").of(head), tag("tbody").of(Html.all(rows)));
        return tag("div").with("class", "card scroll").of(table);
    }

    /** Returns the heading of a column that sorts the table. */
    static Html head(String kind, Object label) {
        return tag("th").with("class", kind).with("aria-sort", "none").of(label);
    }

    private static Html languages() {
        return tag("fieldset")
                .with("class", "languages")
                .of(
                        radio("en").with("checked", "checked").empty(),
                        tag("label").with("for", "en").of("English"),
                        radio("ko").empty(),
                        tag("label").with("for", "ko").of("한국어"));
    }

    private static Html.Tag radio(String language) {
        return tag("input").with("type", "radio").with("name", "language").with("id", language);
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has SHA-256
        }
    }
}

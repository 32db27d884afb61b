package netlab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables and charts as files: one of each row, so that a row can be measured alone, and one of them all. */
final class Report {
    static final String ALL = "README.md";

    private final Settings settings;

    Report(Settings settings) throws IOException {
        this.settings = settings;
        Files.createDirectories(settings.results());
    }

    /** Writes a section and its charts, and returns its text. */
    String write(Section section) throws IOException {
        String text = Markdown.of(section, circumstances(), Charts.draw(section, settings.results()));
        Files.writeString(file(section.name()), text);
        return text;
    }

    /** Puts together the rows that have been measured, now or before. */
    void writeAll(List<String> rows) throws IOException {
        List<String> parts = new ArrayList<>(List.of("""
                # Results
                Written by `mvn -pl benchmarks exec:java`; see [the module](../README.md) for how, and what they mean. \
                "The lab is 1.50 ×" says that the lab's program has half as much again as that peer, or costs two thirds; \
                beside it the least and the most in one round.
                """));
        for (String row : rows) {
            if (Files.exists(file(row))) {
                parts.add(Files.readString(file(row)));
            }
        }
        Files.writeString(settings.results().resolve(ALL), String.join("\n", parts));
    }

    private Path file(String row) {
        return settings.results().resolve(row + ".md");
    }

    private String circumstances() throws IOException {
        Runtime machine = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %s %s, TCP %s, Java %s; %d rounds of %s s after %s s to warm up.",
                LocalDate.now(),
                machine.availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version").replaceAll("^(\\d+\\.\\d+).*", "$1"),
                Processes.congestionControl(),
                String.join(
                        " and ",
                        Jdk.both().stream()
                                .map(jdk -> Integer.toString(jdk.feature()))
                                .toList()),
                settings.rounds(),
                Markdown.number(settings.turn().toMillis() / 1000.0),
                Markdown.number(settings.warmUp().toMillis() / 1000.0));
    }
}

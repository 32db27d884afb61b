package netlab.tools.handout;

import java.util.List;
import java.util.stream.Collectors;

/** The README at the root of a hand-out: how to begin, what to fill in, what to hand in. */
final class RootReadme {
    private final String module;
    private final List<Hole> holes;
    private final Surroundings surroundings;
    private final Edition edition;

    RootReadme(ModuleFiles files, Surroundings surroundings, Edition edition) {
        this.module = files.module();
        this.holes = Hole.in(files.files());
        this.surroundings = surroundings;
        this.edition = edition;
    }

    String in(ReadmeLanguage language) {
        StringBuilder text = new StringBuilder(language.title(edition));
        surroundings.homework().ifPresent(homework -> text.append(term(language, homework)));
        text.append(language.begin);
        if (edition == Edition.STUDENT) {
            text.append(holes.isEmpty() ? "" : language.holes.replace("{holes}", table()));
            text.append(language.handIn);
        } else if (edition == Edition.GRADER) {
            text.append(language.grade);
        }
        return text.toString().replace("{module}", module);
    }

    private String term(ReadmeLanguage language, Homework homework) {
        return language.term
                .replace("{week}", Integer.toString(homework.week()))
                .replace("{points}", Integer.toString(homework.points()))
                .replace("{due}", homework.dueText())
                .replace("{zone}", surroundings.course().orElseThrow().zone().getId());
    }

    private String table() {
        return holes.stream().map(RootReadme::row).collect(Collectors.joining("\n"));
    }

    private static String row(Hole hole) {
        String name = hole.file().substring(hole.file().lastIndexOf('/') + 1);
        return "| TODO %d | [%s](%s) | %s |".formatted(hole.number(), name, hole.file(), hole.task());
    }
}

package netlab.tools.handout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a hand-out that the repository does not have: a root pom, a manifest, two READMEs, and the grader's course. */
final class GeneratedFiles {
    /** What the hand-out is, and which files of it are the student's. */
    static final String MANIFEST = "handout.yml";

    private static final Pattern MODULE_LINE = Pattern.compile(" *<module>([^<]+)</module> *\r?\n");
    private static final int VERSION_DIGITS = 12;

    private GeneratedFiles() {}

    /** Returns the files to add to {@code contents}, which has everything else. */
    static SortedMap<String, byte[]> of(
            Edition edition, ModuleFiles module, Surroundings surroundings, SortedMap<String, byte[]> contents) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("pom.xml", rootPom(surroundings.rootPom(), contents).getBytes(SourceFile.BYTE_FOR_BYTE));
        files.put(MANIFEST, utf8(manifest(edition, module.module(), surroundings, version(contents))));
        if (edition == Edition.GRADER && surroundings.homework().isPresent()) {
            files.put(
                    Course.FILE,
                    utf8(course(
                            surroundings.course().orElseThrow(),
                            surroundings.homework().get())));
        }
        RootReadme readme = new RootReadme(module, surroundings, edition);
        files.put("README.md", utf8(readme.in(ReadmeLanguage.ENGLISH)));
        files.put("README.ko.md", utf8(readme.in(ReadmeLanguage.KOREAN)));
        return files;
    }

    /** The root pom without the modules that the hand-out has not. */
    private static String rootPom(String whole, SortedMap<String, byte[]> contents) {
        return MODULE_LINE.matcher(whole).replaceAll(line -> {
            boolean isThere = contents.containsKey(line.group(1).strip() + "/pom.xml");
            return isThere ? Matcher.quoteReplacement(line.group()) : "";
        });
    }

    private static String manifest(Edition edition, String module, Surroundings surroundings, String version) {
        String term = surroundings
                .homework()
                .map(homework -> "week: %d\npoints: %d\ndue: %s\n"
                        .formatted(homework.week(), homework.points(), homework.dueText()))
                .orElse("");
        return """
                # What this hand-out is. Of a submission, the grader takes the files named here and nothing else.
                module: %1$s
                edition: %2$s
                version: "%3$s"
                %4$sfiles:
                  - %1$s/src/main/java/**
                  - %1$s/src/main/resources/**
                """.formatted(module, edition.label(), version, term);
    }

    /** The course as far as the hand-out's modules go. */
    private static String course(Course course, Homework homework) {
        return """
                course: "%s"
                zone: %s
                weeks:
                  - week: %d
                    homework:
                      - module: %s
                        points: %d
                        due: %s
                        along: [%s]
                """.formatted(
                        course.title().replace("\\", "\\\\").replace("\"", "\\\""),
                        course.zone().getId(),
                        homework.week(),
                        homework.module(),
                        homework.points(),
                        homework.dueText(),
                        String.join(", ", homework.along()));
    }

    /** Returns a name for just these contents, for the question which hand-out a student has. */
    private static String version(SortedMap<String, byte[]> contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, byte[]> file : contents.entrySet()) {
                digest.update(utf8(file.getKey() + "\0" + file.getValue().length + "\0"));
                digest.update(file.getValue());
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

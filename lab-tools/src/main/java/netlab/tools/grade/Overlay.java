package netlab.tools.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netlab.tools.handout.Edition;
import netlab.tools.handout.Handout;

/** Lays the student's own files, and no others, over the homework as it was handed out. */
final class Overlay {
    /** Names that a note lists, before it only counts. */
    private static final int MAX_NAMES = 5;

    private final Predicate<String> isStudents;
    private final Map<String, byte[]> base;
    private final boolean baseIsComplete;
    private final Map<String, byte[]> handedOut;

    /**
     * An overlay.
     *
     * @param base the student's own files as handed out
     * @param baseIsComplete whether they are a solution by themselves
     * @param handedOut all files as handed out, of which nothing need be said if they come back unchanged
     */
    Overlay(
            Predicate<String> isStudents,
            Map<String, byte[]> base,
            boolean baseIsComplete,
            Map<String, byte[]> handedOut) {
        this.isStudents = isStudents;
        this.base = base;
        this.baseIsComplete = baseIsComplete;
        this.handedOut = handedOut;
    }

    /** For submissions: what is missing comes from the hand-out, with its holes. */
    static Overlay onHandout(Path tree, String module) throws IOException {
        Handout handout = Handout.of(tree, module);
        Map<String, byte[]> handedOut = new HashMap<>();
        handout.contents(Edition.STUDENT).forEach((path, bytes) -> {
            if (path.startsWith(module + "/")) {
                handedOut.put(path.substring(module.length() + 1), bytes);
            }
        });
        return new Overlay(handout::isStudents, handout.studentFiles(), false, handedOut);
    }

    /** For known-wrong solutions, of which there is only what is wrong. */
    static Overlay onSolution(Path tree, String module) throws IOException {
        Handout handout = Handout.of(tree, module);
        return new Overlay(handout::isStudents, handout.solutionFiles(), true, Map.of());
    }

    /** Tells whether there is anything to grade: source files, unless the solution alone is graded. */
    boolean hasSomethingToGrade(Path submission) throws IOException {
        return baseIsComplete || !Javac.sources(submission).isEmpty();
    }

    /**
     * Writes a project of the files that a student has handed in.
     *
     * @return what is to be said about the files
     */
    List<Sentence> lay(Path submission, Path project) throws IOException {
        SortedMap<String, Path> handedIn = files(submission);
        List<String> missing = new ArrayList<>(base.keySet());
        missing.removeAll(handedIn.keySet());
        List<String> changed = new ArrayList<>();
        List<String> extra = new ArrayList<>();
        for (String path : missing) {
            write(project.resolve(path), base.get(path));
        }
        for (Map.Entry<String, Path> file : handedIn.entrySet()) {
            byte[] bytes = Files.readAllBytes(file.getValue());
            if (isStudents.test(file.getKey())) {
                write(project.resolve(file.getKey()), bytes);
            } else if (!handedOut.containsKey(file.getKey())) {
                extra.add(file.getKey());
            } else if (!Arrays.equals(handedOut.get(file.getKey()), bytes)) {
                changed.add(file.getKey());
            }
        }
        List<Sentence> notes = new ArrayList<>();
        note(notes, "missing, taken from the hand-out: ", "없어서 배부본의 것을 썼습니다: ", missing);
        note(notes, "changed, but not used; the grader has its own: ", "바뀌었지만 채점기의 것을 썼습니다: ", changed);
        note(notes, "not part of the homework, not used: ", "과제의 파일이 아니어서 쓰지 않았습니다: ", extra);
        return notes;
    }

    private static void note(List<Sentence> notes, String english, String korean, List<String> paths) {
        if (!paths.isEmpty()) {
            String names = paths.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
            int more = paths.size() - MAX_NAMES;
            notes.add(
                    more > 0
                            ? new Sentence(
                                    english + names + " and " + more + " more", korean + names + " 외 " + more + "개")
                            : new Sentence(english + names, korean + names));
        }
    }

    private static SortedMap<String, Path> files(Path folder) throws IOException {
        SortedMap<String, Path> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .forEach(file -> found.put(
                            folder.relativize(file)
                                    .toString()
                                    .replace(file.getFileSystem().getSeparator(), "/"),
                            file));
        }
        return found;
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}

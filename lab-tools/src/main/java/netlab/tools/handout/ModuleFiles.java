package netlab.tools.handout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a module. */
record ModuleFiles(String module, List<SourceFile> files) {
    /** Tests are handed out with the homework that they test. */
    static final Set<Place> WITHOUT_TESTS = EnumSet.of(Place.PROGRAM, Place.POM, Place.DOCUMENT);

    /** Reads all files of the module, and tells everything that is wrong with them. */
    static ModuleFiles read(SourceTree tree, String module) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String path : tree.below(module)) {
            try {
                files.add(SourceFile.read(tree, module, path));
            } catch (HandoutException e) {
                problems.addAll(e.problems());
            }
        }
        HandoutException.throwIfAny(problems);
        return new ModuleFiles(module, files);
    }

    /** Returns all that the edition has of the module, by path below the root. */
    SortedMap<String, byte[]> in(Edition edition) {
        return in(edition, EnumSet.allOf(Place.class));
    }

    /** Returns what goes along with the homework of another module: the right program, or the sources for the grader. */
    SortedMap<String, byte[]> along(Edition edition) {
        return in(edition == Edition.STUDENT ? Edition.SOLUTION : edition, WITHOUT_TESTS);
    }

    /** Returns the student's own files, by path below the module's folder. */
    SortedMap<String, byte[]> program(Edition edition) {
        SortedMap<String, byte[]> program = new TreeMap<>();
        in(edition, EnumSet.of(Place.PROGRAM))
                .forEach((path, bytes) -> program.put(path.substring(module.length() + 1), bytes));
        return program;
    }

    private SortedMap<String, byte[]> in(Edition edition, Set<Place> places) {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (SourceFile file : files) {
            if (places.contains(file.place())) {
                file.in(edition).ifPresent(bytes -> contents.put(file.path(), bytes));
            }
        }
        return contents;
    }

    boolean hasSolution() {
        return files.stream().map(SourceFile::solutionLines).anyMatch(lines -> !lines.isEmpty());
    }
}

package netlab.tools.handout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a homework is handed out with: Maven's wrapper and settings, the parent pom, the modules that the homework needs. Of
 * those there is the program, without its tests.
 *
 * @param rootPom the whole repository's; a hand-out has some of its modules
 * @param root files at the root that every edition has
 * @param along modules that go along, in build order
 * @param graders files that only the grader gets: lab-tools and what that needs
 * @param homework what the course says of it, if anything
 */
record Surroundings(
        String rootPom,
        SortedMap<String, byte[]> root,
        List<ModuleFiles> along,
        SortedMap<String, byte[]> graders,
        Optional<Course> course,
        Optional<Homework> homework) {
    private static final String TOOLS = "lab-tools";

    private static final List<String> ROOT_FILES =
            List.of("mvnw", "mvnw.cmd", "LICENSE", ".gitignore", ".gitattributes", ".editorconfig");

    static Surroundings of(SourceTree tree, Modules modules, String module, Optional<Course> course)
            throws IOException {
        Optional<Homework> homework = course.flatMap(term -> term.of(module));
        return new Surroundings(
                new String(tree.read("pom.xml"), SourceFile.BYTE_FOR_BYTE),
                rootFiles(tree),
                along(tree, modules, module, homework.map(Homework::along).orElse(List.of())),
                graders(tree, modules),
                course,
                homework);
    }

    private static SortedMap<String, byte[]> rootFiles(SourceTree tree) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String path : tree.below(".mvn")) {
            files.put(path, tree.read(path));
        }
        for (String path : ROOT_FILES) {
            if (tree.contains(path)) {
                files.put(path, tree.read(path));
            }
        }
        return files;
    }

    private static List<ModuleFiles> along(SourceTree tree, Modules modules, String module, List<String> asked)
            throws IOException {
        Set<String> names = new HashSet<>(modules.neededBy(module));
        for (String extra : asked) {
            names.add(extra);
            names.addAll(modules.neededBy(extra));
        }
        List<ModuleFiles> along = new ArrayList<>();
        for (String name : modules.inBuildOrder(names)) {
            ModuleFiles files = ModuleFiles.read(tree, name);
            if (files.hasSolution() && !asked.contains(name)) {
                throw new HandoutException(Problem.of(
                        Course.FILE,
                        module + " needs " + name + ", and students would get its solution; name it under 'along' of "
                                + module + " if that homework is over by then"));
            }
            along.add(files);
        }
        return along;
    }

    /** The grader's own sources explain the markers, and are not looked through for any. */
    private static SortedMap<String, byte[]> graders(SourceTree tree, Modules modules) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        if (modules.names().contains(TOOLS)) {
            Set<String> names = new HashSet<>(modules.neededBy(TOOLS));
            names.add(TOOLS);
            for (String name : modules.inBuildOrder(names)) {
                for (String path : tree.below(name)) {
                    if (Place.of(path.substring(name.length() + 1))
                            .filter(ModuleFiles.WITHOUT_TESTS::contains)
                            .isPresent()) {
                        files.put(path, tree.read(path));
                    }
                }
            }
        }
        return files;
    }

    /** Returns the files of an edition that are not of the homework's module, by path. */
    SortedMap<String, byte[]> in(Edition edition) {
        SortedMap<String, byte[]> files = new TreeMap<>(root);
        if (edition == Edition.GRADER) {
            files.putAll(graders);
        }
        along.forEach(module -> files.putAll(module.along(edition)));
        return files;
    }
}

package netlab.tools.submissions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import netlab.tools.grade.Sentence;

/** Finds the project in what was unpacked, wherever the student has put it and whatever the folder is called. */
final class Projects {
    private static final Set<String> SOURCES =
            Set.of("java", "py", "js", "ts", "c", "cc", "cpp", "h", "cs", "go", "rs", "kt", "rb");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

    private Projects() {}

    /** Tells whether there is program text of any language, so that no zip below need be opened. */
    static boolean hasSource(Path root) throws IOException {
        return files(root).stream().anyMatch(file -> SOURCES.contains(extension(file)));
    }

    /**
     * Returns the folder that has {@code src/main/java}.
     *
     * <p>Several: the one called {@code module}, or whose pom is the module's, or the outermost. None, but Java files:
     * they are laid out by their package statements. No Java at all: the innermost folder that has everything.
     *
     * @param module what was to be handed in, {@code hw3-calculator}; may be empty
     */
    static Path locate(Path root, String module, List<Sentence> notes) throws IOException {
        List<Path> projects = projects(root, module);
        List<String> others = projects.stream()
                .skip(1)
                .filter(other -> !isOtherModule(other, projects.get(0), module))
                .map(other -> name(root, other))
                .toList();
        if (!others.isEmpty()) {
            notes.add(Notes.severalProjects(name(root, projects.get(0)), others));
        }
        if (!projects.isEmpty()) {
            return projects.get(0);
        }
        List<Path> java = files(root).stream()
                .filter(file -> extension(file).equals("java"))
                .toList();
        return java.isEmpty() ? innermost(root) : layOut(java, root, notes);
    }

    private static List<Path> projects(Path root, String module) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> Files.isDirectory(path.resolve("src/main/java")))
                    .sorted(Comparator.comparingInt((Path project) -> likeness(project, module))
                            .thenComparingInt(Path::getNameCount)
                            .thenComparing(Path::toString))
                    .toList();
        }
    }

    /** Tells whether a project is a module of the repository that {@code taken} belongs to, and no second try at it. */
    private static boolean isOtherModule(Path other, Path taken, String module) {
        return likeness(taken, module) < 0 && likeness(other, module) == 0;
    }

    private static int likeness(Path project, String module) {
        if (module.isEmpty()) {
            return 0;
        } else if (project.getFileName().toString().equals(module)) {
            return -2;
        }
        return hasPomOf(project, module) ? -1 : 0;
    }

    private static boolean hasPomOf(Path project, String module) {
        try {
            return text(project.resolve("pom.xml")).contains("<artifactId>" + module + "</artifactId>");
        } catch (IOException e) {
            return false; // no pom
        }
    }

    private static Path layOut(List<Path> java, Path root, List<Sentence> notes) throws IOException {
        Path project = root.resolve("laid-out");
        int laidOut = 0;
        for (Path file : java) {
            Matcher statement = PACKAGE.matcher(text(file));
            String folder = statement.find() ? statement.group(1).replace('.', '/') : "";
            Path target = project.resolve("src/main/java")
                    .resolve(folder)
                    .resolve(file.getFileName().toString());
            if (Files.exists(target)) {
                notes.add(Notes.secondOfItsName(name(root, file)));
            } else {
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
                laidOut++;
            }
        }
        notes.add(Notes.laidOut(laidOut));
        return project;
    }

    private static Path innermost(Path root) throws IOException {
        Path folder = root;
        for (List<Path> inside = list(folder); inside.size() == 1 && Files.isDirectory(inside.get(0)); ) {
            folder = inside.get(0);
            inside = list(folder);
        }
        return folder;
    }

    /** Returns all files below {@code root}, in order. */
    static List<Path> files(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return new ArrayList<>(paths.toList());
        }
    }

    private static String name(Path root, Path path) {
        String name = root.relativize(path).toString();
        return name.isEmpty() ? "." : name;
    }

    /** Package statements and artifact ids are ASCII in any charset that a student may have used. */
    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}

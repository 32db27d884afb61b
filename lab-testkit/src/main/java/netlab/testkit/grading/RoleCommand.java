package netlab.testkit.grading;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a program in another language plays a {@link Role}. Its command line is the grader's; what the homework's own program
 * would be given after {@code --root}, {@code --out}, {@code --id}, it gets where the command line says {@code {root}},
 * {@code {out}}, {@code {id}}. Of a folder that the command line does not mention, the program is run inside: those who
 * have never heard of such an option serve, and fill, the current folder.
 *
 * @param words the command line; none: the program is the homework's, in Java
 * @param directory the program's working directory; empty: that of the tests
 */
record RoleCommand(List<String> words, Optional<Path> directory) {
    /**
     * Fills in what the role says.
     *
     * @param command the command line as the grader was given it
     * @param home the folder with the program's files
     */
    static RoleCommand of(Role role, List<String> command, Optional<Path> home) {
        if (command.isEmpty()) {
            return new RoleCommand(command, home);
        }
        Map<String, String> options = options(role.arguments());
        List<String> words =
                command.stream().map(word -> filledIn(word, options)).toList();
        return options.entrySet().stream()
                .filter(option -> command.stream().noneMatch(word -> word.contains(placeholder(option.getKey()))))
                .map(option -> Path.of(option.getValue()))
                .filter(value -> value.isAbsolute() && Files.isDirectory(value))
                .findFirst()
                .map(folder -> new RoleCommand(withOwnFilesFrom(home, words), Optional.of(folder)))
                .orElseGet(() -> new RoleCommand(words, home));
    }

    /** {@code server --port {port} --root DIR} has the options {@code port} and {@code root}. */
    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 1 < arguments.size(); i++) {
            if (arguments.get(i).startsWith("--")) {
                options.put(arguments.get(i).substring(2), arguments.get(i + 1));
            }
        }
        return options;
    }

    private static String filledIn(String word, Map<String, String> options) {
        String filledIn = word;
        for (Map.Entry<String, String> option : options.entrySet()) {
            filledIn = filledIn.replace(placeholder(option.getKey()), option.getValue());
        }
        return filledIn;
    }

    private static String placeholder(String option) {
        return "{" + option + "}";
    }

    /** {@code python3 server.py} means a file of the program, wherever it is run. */
    private static List<String> withOwnFilesFrom(Optional<Path> home, List<String> words) {
        List<String> found = new ArrayList<>();
        for (String word : words) {
            found.add(home.map(folder -> folder.resolve(word).normalize())
                    .filter(Files::isRegularFile)
                    .map(Path::toString)
                    .orElse(word));
        }
        return found;
    }
}

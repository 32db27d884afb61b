package netlab.tools.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import netlab.tools.submissions.Submission;

/** The homework of the grader's own tests: its solution is the package echo, it is graded by {@link EchoGradedTest}. */
final class EchoHomework {
    private static final Path SOLUTION = Path.of("src/test/java/echo");
    private static final Path HOSTILE = Path.of("src/test/hostile");

    private EchoHomework() {}

    static Assignment assignment() {
        List<PlannedTest> tests = List.of(
                new PlannedTest("EchoGradedTest.answersALine", "answers a line", 1, 3, List.of()),
                new PlannedTest(
                        "EchoGradedTest.answersTwoLinesOfOneSegment",
                        "answers two lines of one segment",
                        2,
                        2,
                        List.of("answers a line")),
                new PlannedTest(
                        "EchoGradedTest.listensWhereItIsTold",
                        "listens where it is told",
                        2,
                        1,
                        List.of("answers a line")),
                new PlannedTest(
                        "EchoGradedTest.answersAClientWithPatience",
                        "answers a client with patience",
                        3,
                        1,
                        List.of()));
        return new Assignment("echo", Path.of(""), Path.of("target/test-classes"), List.of(), tests);
    }

    /** Lays submissions over the solution. */
    static Overlay overlay() throws IOException {
        Map<String, byte[]> solution = new HashMap<>();
        try (Stream<Path> files = Files.list(SOLUTION)) {
            for (Path file : files.toList()) {
                solution.put("src/main/java/echo/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
        return new Overlay(path -> path.startsWith("src/main/"), solution, true, Map.of("pom.xml", new byte[] {'x'}));
    }

    /** Returns all hostile submissions, with words such as {@code @PORT@} replaced; copies are made in {@code folder}. */
    static List<Submission> hostile(Path folder, Map<String, String> words) throws IOException {
        List<Submission> all = new ArrayList<>();
        try (Stream<Path> names = Files.list(HOSTILE)) {
            for (Path source : names.sorted().toList()) {
                Path copy = folder.resolve(source.getFileName().toString());
                Folders.copy(source, copy);
                replace(copy, words);
                all.add(submission(copy));
            }
        }
        return all;
    }

    static Submission submission(Path files) {
        String name = files.getFileName().toString();
        return new Submission(new Student(name, name, ""), files, List.of(), Optional.empty());
    }

    private static void replace(Path folder, Map<String, String> words) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                for (Map.Entry<String, String> word : words.entrySet()) {
                    text = text.replace("@" + word.getKey() + "@", word.getValue());
                }
                Files.writeString(file, text);
            }
        }
    }
}

package netlab.tools.handout;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import netlab.tools.handout.MarkedText.Line;

/**
 * Looks for the solution in what students get: in a README, a test, a second copy of the code.
 *
 * <p>A line of the solution survives if any text has it as a line, or a long one within or across lines, blanks aside. A line
 * that the programs handed out have, too, is a figure of speech ({@code try (Socket socket = listener.accept()) {}), and
 * gives nothing away; of such lines, {@value #BLOCK} in a row do.
 */
final class SurvivingLines {
    /** Lines with fewer letters and digits, {@code return size;}, are anybody's. */
    private static final int SIGNIFICANT = 12;

    /** So many are recognized within a longer line, too. */
    private static final int UNMISTAKABLE = 24;

    private static final int BLOCK = 3;

    /** A text without blanks: all of it, and its lines. */
    private record Text(String whole, List<String> lines) {
        static Text of(String text) {
            return new Text(
                    withoutBlanks(text),
                    text.lines().map(SurvivingLines::withoutBlanks).toList());
        }

        boolean has(String wanted) {
            return lines.contains(wanted) || letters(wanted) >= UNMISTAKABLE && whole.contains(wanted);
        }

        /** Returns the number of the first line with {@code wanted}; 0 if no line has all of it. */
        int lineOf(String wanted) {
            return 1
                    + IntStream.range(0, lines.size())
                            .filter(i -> lines.get(i).contains(wanted))
                            .findFirst()
                            .orElse(-1);
        }
    }

    private final Map<String, Text> texts = new LinkedHashMap<>();
    private final Map<String, List<String>> found = new HashMap<>();
    private final Map<String, Problem> problems = new LinkedHashMap<>();

    private SurvivingLines(SortedMap<String, byte[]> student) {
        student.forEach((path, bytes) -> {
            Optional<FileKind> kind = FileKind.of(path);
            if (kind.isPresent() && kind.get() != FileKind.BINARY) {
                texts.put(path, Text.of(new String(bytes, SourceFile.BYTE_FOR_BYTE)));
            }
        });
    }

    /** Returns where lines of the solution in {@code sources} are found in the student's hand-out. */
    static List<Problem> find(Iterable<SourceFile> sources, SortedMap<String, byte[]> student) {
        SurvivingLines survivors = new SurvivingLines(student);
        for (SourceFile source : sources) {
            List<Line> significant = source.solutionLines().stream()
                    .filter(line -> isSignificant(line.text()))
                    .toList();
            for (int i = 0; i < significant.size(); i++) {
                survivors.check(source, significant.get(i));
                if (i + BLOCK <= significant.size()) {
                    survivors.checkBlock(source, significant.get(i), significant.get(i + BLOCK - 1));
                }
            }
        }
        return List.copyOf(survivors.problems.values());
    }

    private void check(SourceFile source, Line line) {
        List<String> files = filesWith(withoutBlanks(line.text()));
        if (files.stream().noneMatch(SurvivingLines::isProgram)) {
            files.forEach(file -> complain(file, source, line, "'" + line.text().strip() + "'"));
        }
    }

    private void checkBlock(SourceFile source, Line first, Line last) {
        StringBuilder block = new StringBuilder();
        List<Line> lines = source.solutionLines();
        lines.stream()
                .filter(line -> line.number() >= first.number() && line.number() <= last.number())
                .forEach(line -> block.append(withoutBlanks(line.text())));
        filesWith(block.toString())
                .forEach(file -> complain(
                        file,
                        source,
                        first,
                        BLOCK + " lines from '" + first.text().strip() + "'"));
    }

    private List<String> filesWith(String text) {
        return found.computeIfAbsent(
                text,
                wanted -> texts.keySet().stream()
                        .filter(file -> texts.get(file).has(wanted))
                        .toList());
    }

    /** Says it once for two files, even if all of one survives in the other. */
    private void complain(String file, SourceFile source, Line line, String what) {
        problems.putIfAbsent(
                file + " " + source.path(),
                new Problem(
                        file,
                        texts.get(file).lineOf(withoutBlanks(line.text())),
                        "a student finds a part of the solution here: " + what + " (" + source.path() + ":"
                                + line.number() + "); hide one, or reword the other"));
    }

    private static boolean isProgram(String path) {
        return path.contains("/src/main/java/");
    }

    private static boolean isSignificant(String line) {
        String text = line.strip();
        boolean isCode = !text.startsWith("import ")
                && !text.startsWith("package ")
                && !text.startsWith("*")
                && !text.startsWith("/")
                && !text.startsWith("@");
        return isCode && letters(text) >= SIGNIFICANT;
    }

    private static long letters(String text) {
        return text.chars().filter(Character::isLetterOrDigit).count();
    }

    private static String withoutBlanks(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.chars().filter(c -> c > ' ').forEach(c -> letters.append((char) c));
        return letters.toString();
    }
}

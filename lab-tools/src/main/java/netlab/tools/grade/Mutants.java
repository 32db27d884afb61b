package netlab.tools.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import netlab.tools.submissions.Submission;

/**
 * The known-wrong solutions of a module, {@code src/test/mutants/<code>[--variant]}: files that are laid over the solution.
 * The graded tests must find that misconception in each of them, and no other; and in the solution itself, none.
 */
final class Mutants {
    /** Name of the solution among the mutants. */
    static final String REFERENCE = "reference";

    private Mutants() {}

    /**
     * Returns the solution and all mutants as submissions.
     *
     * @param empty an empty folder: what the solution changes in itself
     */
    static List<Submission> of(Path module, Path empty) throws IOException {
        List<Submission> all = new ArrayList<>(List.of(submission(REFERENCE, empty)));
        Path folder = module.resolve("src/test/mutants");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> mutants = Files.list(folder)) {
                mutants.filter(Files::isDirectory)
                        .sorted()
                        .forEach(mutant ->
                                all.add(submission(mutant.getFileName().toString(), mutant)));
            }
        }
        return all;
    }

    private static Submission submission(String name, Path files) {
        return new Submission(new Student(name, name, ""), files, List.of(), Optional.empty());
    }

    /** Returns the misconceptions that must be found in the mutant of that name: one, or in the solution none. */
    static Set<String> expected(String name) {
        String code = name.replaceAll("--.*", "").replace('-', '_').toUpperCase(Locale.ROOT);
        return name.equals(REFERENCE) ? Set.of() : Set.of(code);
    }

    /** Returns the misconceptions that were found. */
    static SortedSet<String> found(SubmissionResult result) {
        SortedSet<String> codes = new TreeSet<>();
        result.tests().forEach(test -> test.finding().ifPresent(finding -> codes.add(finding.code())));
        result.graderFault().ifPresent(fault -> codes.add("GRADER_FAULT"));
        if (result.verdict() != SubmissionResult.Verdict.GRADED) {
            codes.add(result.verdict().name());
        }
        return codes;
    }
}

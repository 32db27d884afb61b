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
 * The known-wrong solutions of a module, {@code src/test/mutants/<code>[--variant].patch}: what each changes in the solution.
 * The graded tests must find that misconception in each of them, and no other; and in the solution itself, none.
 */
final class Mutants {
    /** Name of the solution among the mutants. */
    static final String REFERENCE = "reference";

    private static final String PATCH = ".patch";

    private Mutants() {}

    /**
     * Returns the solution and all mutants as submissions of the files in which they differ from the solution.
     *
     * @param folder where those files are written, in a folder for each
     * @throws IOException if a patch does not fit the solution; see {@link SolutionPatch#applyTo}
     */
    static List<Submission> of(Path module, Path folder) throws IOException {
        List<Submission> all = new ArrayList<>(List.of(submission(REFERENCE, folder)));
        for (Path patch : patches(module.resolve("src/test/mutants"))) {
            String file = patch.getFileName().toString();
            String name = file.substring(0, file.length() - PATCH.length());
            Submission mutant = submission(name, folder);
            new SolutionPatch(patch, module).applyTo(mutant.files());
            all.add(mutant);
        }
        return all;
    }

    private static List<Path> patches(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(PATCH))
                    .sorted()
                    .toList();
        }
    }

    private static Submission submission(String name, Path folder) throws IOException {
        Path files = Files.createDirectories(folder.resolve(name));
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

package netlab.tools.grade;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import com.github.difflib.patch.PatchFailedException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a known-wrong solution changes in the files of its module, as {@code git diff HEAD --relative=MODULE} prints it.
 * The files are those of the repository, with their marker lines. A hunk is looked for where it was and, lines above it
 * having come or gone, elsewhere; but its lines must all be there.
 */
final class SolutionPatch {
    /** All bytes stay what they are; the library's own reader of files would decode them as the platform does. */
    private static final Charset BYTE_FOR_BYTE = StandardCharsets.ISO_8859_1;

    private static final Pattern FILE_START = Pattern.compile("^diff --git .*", Pattern.MULTILINE);

    /** Git may be told to write another letter than {@code b}, or none. */
    private static final Pattern CHANGED_FILE = Pattern.compile("^\\+\\+\\+ (?:[a-z]/)?(\\S+)$", Pattern.MULTILINE);

    private final Path file;
    private final Path module;

    /** The patch in {@code file}, for the module in the folder {@code module}. */
    SolutionPatch(Path file, Path module) {
        this.file = file;
        this.module = module;
    }

    /**
     * Writes the files that the patch changes, as it changes them.
     *
     * @param folder where to; the files have the same paths below it as below the module
     * @throws IOException if the patch no longer fits the solution; the message says how to renew it
     */
    void applyTo(Path folder) throws IOException {
        List<String> changes = FILE_START
                .splitAsStream(Files.readString(file, BYTE_FOR_BYTE))
                .filter(change -> !change.isBlank())
                .toList();
        if (changes.isEmpty()) {
            throw new IOException(name() + " is empty; it should be what git diff prints");
        }
        for (String change : changes) {
            apply(change, folder);
        }
    }

    private void apply(String change, Path folder) throws IOException {
        String path = CHANGED_FILE
                .matcher(change)
                .results()
                .findFirst()
                .map(match -> match.group(1))
                .filter(name -> name.startsWith("src/main/"))
                .orElseThrow(
                        () -> new IOException(name() + " does something else than change or add files of src/main"));
        Path solution = module.resolve(path);
        List<String> lines = Files.exists(solution) ? Files.readAllLines(solution, BYTE_FOR_BYTE) : List.of();
        List<AbstractDelta<String>> hunks =
                UnifiedDiffUtils.parseUnifiedDiff(change.lines().toList()).getDeltas();
        // From the last to the first, so that none moves the lines of another.
        for (int i = hunks.size() - 1; i >= 0; i--) {
            Patch<String> hunk = new Patch<>(1);
            hunk.addDelta(hunks.get(i));
            try {
                lines = hunk.applyFuzzy(lines, 0);
            } catch (PatchFailedException e) {
                int line = hunks.get(i).getSource().getPosition() + 1;
                throw new IOException(stale(i + 1, line, path), e);
            }
        }
        Path changed = folder.resolve(path);
        Files.createDirectories(changed.getParent());
        Files.writeString(changed, String.join("\n", lines) + "\n", BYTE_FOR_BYTE);
    }

    private String stale(int hunk, int line, String path) {
        String sources = module.getFileName() + "/src/main";
        return String.join(
                "\n",
                name() + ": hunk " + hunk + " (line " + line + ") does not fit " + path
                        + " any more. Commit what you have"
                        + " changed in the solution, then renew the patch in the root folder:",
                "  git apply -3 --directory=" + module.getFileName() + " " + name(),
                "  (solve the conflicts)",
                "  git diff HEAD --relative=" + module.getFileName() + " -- " + sources + " > " + name(),
                "  git restore --staged --worktree " + sources);
    }

    private String name() {
        return module.getFileName() + "/" + module.relativize(file).toString().replace('\\', '/');
    }
}

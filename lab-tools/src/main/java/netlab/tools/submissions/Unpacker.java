package netlab.tools.submissions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import netlab.tools.grade.Sentence;
import netlab.tools.submissions.Budget.Archive;

/** Writes the items of one submission into its folder, and nowhere else. */
final class Unpacker {
    private final Path root;
    private final Budget budget;
    private final List<Sentence> notes;

    /** Paths in lower case, and as they were first spelled: two that differ in case alone are one file on Windows. */
    private final Map<String, String> spellings = new HashMap<>();

    private final Map<String, Integer> leftOut = new TreeMap<>();

    Unpacker(Path root, Budget budget, List<Sentence> notes) {
        this.root = root;
        this.budget = budget;
        this.notes = notes;
    }

    /**
     * Writes the items below {@code folder}, a path below the root.
     *
     * @param archive what they come from
     */
    void write(List<Item> items, String folder, Archive archive) throws IOException, RefusedException {
        for (Item item : items) {
            if (!Litter.isOfSystem(item.path())) {
                write(item, SafePath.of(item.path()), folder, archive);
            }
        }
        leftOut.forEach((name, files) -> notes.add(Notes.ofTools(name, files)));
        leftOut.clear();
    }

    private void write(Item item, String path, String folder, Archive archive) throws IOException, RefusedException {
        String ofTools = Litter.folderOfTools(path);
        if (path.isEmpty() || !ofTools.isEmpty()) {
            if (item.kind() != Item.Kind.FOLDER) {
                leftOut.merge(ofTools, 1, Integer::sum);
            }
            return;
        }
        budget.takeFile();
        String full = folder.isEmpty() ? path : folder + "/" + path;
        if (item.kind() == Item.Kind.LINK) {
            notes.add(Notes.symbolicLink(full));
        } else if (item.kind() == Item.Kind.SPECIAL) {
            notes.add(Notes.noRegularFile(full));
        } else if (isFirstOfItsSpelling(full)) {
            writeTo(full, item, archive);
        }
    }

    private void writeTo(String path, Item item, Archive archive) throws IOException, RefusedException {
        String storable = FileNames.storable(path);
        if (!storable.equals(path)) {
            notes.add(Notes.renamed(path));
        }
        Path target = root.resolve(storable);
        if (item.kind() == Item.Kind.FOLDER) {
            createFolder(target, path);
            return;
        }
        createFolder(target.getParent(), path);
        if (Files.isDirectory(target)) {
            throw RefusedException.path(path, "both a file and a folder");
        }
        if (Files.exists(target)) {
            notes.add(Notes.twice(path));
        }
        try (InputStream in = item.content().open();
                OutputStream out = Files.newOutputStream(target)) {
            budget.copy(in, out, archive);
        }
    }

    private static void createFolder(Path folder, String path) throws IOException, RefusedException {
        for (Path above = folder; above != null; above = above.getParent()) {
            if (Files.isRegularFile(above)) {
                throw RefusedException.path(path, "both a file and a folder");
            }
        }
        Files.createDirectories(folder);
    }

    /** Tells whether no other spelling of the path, or of a folder that it is in, was there before. */
    private boolean isFirstOfItsSpelling(String path) {
        for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
            String part = end < 0 ? path : path.substring(0, end);
            String first = spellings.putIfAbsent(part.toLowerCase(Locale.ROOT), part);
            if (first != null && !first.equals(part)) {
                notes.add(Notes.sameButForCase(path, first));
                return false;
            } else if (end < 0) {
                return true;
            }
        }
    }

    /** Deletes a folder and all that is in it; links, not what they point to. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

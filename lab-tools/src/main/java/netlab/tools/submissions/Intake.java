package netlab.tools.submissions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import netlab.tools.grade.Sentence;
import netlab.tools.grade.Student;
import netlab.tools.submissions.Budget.Archive;

/** Takes in one student's submission. */
final class Intake {
    /** A zip of a thousand links needs no thousand lines. */
    private static final int MAX_NOTES = 20;

    private final Student student;
    private final String module;
    private final Path root;
    private final Budget budget;
    private final List<Sentence> notes;
    private final Unpacker unpacker;

    /**
     * An intake into {@code root}, which is emptied.
     *
     * @param notes what is known before: handed in late, twice
     */
    Intake(Student student, String module, Path root, Limits limits, List<Sentence> notes) {
        this.student = student;
        this.module = module;
        this.root = root;
        this.budget = new Budget(limits);
        this.notes = new ArrayList<>(notes);
        this.unpacker = new Unpacker(root, budget, this.notes);
    }

    /** Unpacks, and finds the project; whatever is wrong with the submission becomes its refusal. */
    Submission take(List<Item> items, Archive archive) throws IOException {
        Unpacker.delete(root);
        Files.createDirectories(root);
        try {
            unpacker.write(items, "", archive);
            unpackZipsWithin();
            Path project = Projects.locate(root, module, notes);
            return new Submission(student, project, firstNotes(), Optional.empty());
        } catch (RefusedException e) {
            return refused(e);
        } catch (IOException | RuntimeException e) {
            return refused(RefusedException.unreadable(e.toString()));
        }
    }

    private Submission refused(RefusedException verdict) throws IOException {
        Unpacker.delete(root);
        Files.createDirectories(root);
        return new Submission(student, root, firstNotes(), Optional.of(verdict.getMessage()));
    }

    private List<Sentence> firstNotes() {
        if (notes.size() <= MAX_NOTES) {
            return notes;
        }
        List<Sentence> first = new ArrayList<>(notes.subList(0, MAX_NOTES));
        first.add(Notes.more(notes.size() - MAX_NOTES));
        return first;
    }

    private void unpackZipsWithin() throws IOException, RefusedException {
        for (int depth = 1; !Projects.hasSource(root); depth++) {
            List<Path> zips = new ArrayList<>();
            TreeMap<String, RefusedException> refusals = new TreeMap<>();
            for (Path file : Projects.files(root)) {
                if (ArchiveKind.of(file).filter(kind -> kind == ArchiveKind.ZIP).isPresent()) {
                    zips.add(file);
                } else {
                    refusal(file).ifPresent(refusal -> refusals.put(file.toString(), refusal));
                }
            }
            if (zips.isEmpty() && !refusals.isEmpty()) {
                throw refusals.firstEntry().getValue();
            } else if (zips.isEmpty() && Projects.files(root).isEmpty()) {
                throw RefusedException.empty();
            } else if (zips.isEmpty()) {
                return;
            } else if (depth > budget.limits().depth()) {
                throw RefusedException.tooDeep(budget.limits().depth());
            }
            for (Path zip : zips) {
                unpackInPlace(zip);
            }
        }
    }

    /** A zip becomes a folder of its name beside it. */
    private void unpackInPlace(Path file) throws IOException, RefusedException {
        String path =
                root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
        String folder = path.replaceFirst("(?i)\\.zip$", "");
        if (folder.equals(path) || Files.exists(root.resolve(folder))) {
            folder = path + ".unpacked";
        }
        try (ZipTree zip = ZipTree.open(file, path)) {
            unpacker.write(zip.items(), folder, new Archive(path, Files.size(file)));
        } catch (IOException e) {
            throw RefusedException.damaged(path, e.getMessage());
        }
        Files.delete(file);
    }

    /** Says why an archive is not opened. */
    private Optional<RefusedException> refusal(Path file) throws IOException {
        String name = root.relativize(file).toString();
        Optional<ArchiveKind> kind = ArchiveKind.of(file);
        if (kind.isPresent()) {
            return Optional.of(RefusedException.otherArchive(name, kind.get().format()));
        } else if (ArchiveKind.isTar(file)) {
            return Optional.of(RefusedException.otherArchive(name, "tar"));
        } else if (ArchiveKind.isNamedZip(file)) {
            boolean empty = Files.size(file) == 0;
            return Optional.of(empty ? RefusedException.emptyFile(name) : RefusedException.notAnArchive(name));
        }
        return Optional.empty();
    }
}

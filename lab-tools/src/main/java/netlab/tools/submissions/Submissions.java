package netlab.tools.submissions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netlab.tools.grade.Sentence;
import netlab.tools.grade.Student;
import netlab.tools.submissions.Budget.Archive;

/**
 * Takes in a batch: a folder or zip with one file or folder for each student, or a learning platform's bulk download.
 * The folder or zip may also be one submission itself, with {@code src} at its top.
 */
public final class Submissions {
    private Submissions() {}

    /** Takes in a batch of no particular module; see {@link #read(Path, Path, Limits, String)}. */
    public static List<Submission> read(Path folderOrZip, Path workFolder, Limits limits) throws IOException {
        return read(folderOrZip, workFolder, limits, "");
    }

    /**
     * Takes in a batch. A submission that cannot be read has a refusal, and stops none of the others.
     *
     * @param workFolder where each submission gets a folder, named by its student's id; such a folder is emptied first
     * @param limits of each submission
     * @param module what was to be handed in, {@code hw3-calculator}: tells which folder it is if there are several
     * @return in the order of the names in the batch, each with an id of its own
     * @throws IOException if the batch itself cannot be read, or the work folder not be written
     */
    public static List<Submission> read(Path folderOrZip, Path workFolder, Limits limits, String module)
            throws IOException {
        try (FileTree tree = open(folderOrZip)) {
            List<Item> items = new ArrayList<>(tree.items());
            items.removeIf(item -> Litter.isOfSystem(item.path()));
            List<Submission> submissions = new ArrayList<>();
            Ids ids = new Ids();
            String name = folderOrZip.toAbsolutePath().normalize().getFileName().toString();
            List<Group> groups = Group.of(items, name, !Files.isDirectory(folderOrZip));
            for (Group group : groups) {
                Owner owner = group.owner();
                Student student = new Student(ids.unique(owner.id()), owner.name(), "");
                Path root = workFolder.resolve(student.id());
                submissions.add(new Intake(student, module, root, limits, notes(group, groups))
                        .take(group.items(), archiveOf(group, folderOrZip)));
            }
            return submissions;
        } catch (RefusedException e) {
            throw new IOException(e.getMessage().lines().findFirst().orElseThrow(), e);
        }
    }

    private static FileTree open(Path folderOrZip) throws IOException, RefusedException {
        if (Files.isDirectory(folderOrZip)) {
            return new FolderTree(folderOrZip);
        }
        String name = folderOrZip.getFileName().toString();
        Optional<ArchiveKind> kind = ArchiveKind.of(folderOrZip);
        if (kind.isPresent() && kind.get() != ArchiveKind.ZIP) {
            throw RefusedException.otherArchive(name, kind.get().format());
        }
        return ZipTree.open(folderOrZip, name);
    }

    private static Archive archiveOf(Group group, Path folderOrZip) throws IOException {
        return Files.isDirectory(folderOrZip) ? Archive.none() : Archive.part(folderOrZip, group.items());
    }

    private static List<Sentence> notes(Group group, List<Group> groups) {
        Owner owner = group.owner();
        List<Sentence> notes = new ArrayList<>();
        if (owner.late()) {
            notes.add(Notes.late());
        }
        long times = groups.stream()
                .filter(other -> other.owner().id().equals(owner.id()))
                .count();
        if (times > 1) {
            notes.add(Notes.oneOfSeveral(owner.id(), times, owner.file()));
        }
        return notes;
    }
}

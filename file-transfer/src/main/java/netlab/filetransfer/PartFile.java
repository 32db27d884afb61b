package netlab.filetransfer;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;

/**
 * A file that is being received. Until {@link #commit} it is called {@code name.part}, and then, in one step,
 * {@code name}: whatever interrupts a download, nothing that looks finished is left. Unless committed, closing deletes
 * it; what a killed process left is replaced by the next download.
 */
final class PartFile implements AutoCloseable {
    private static final Set<String> WINDOWS_DEVICES = Set.of("con", "prn", "aux", "nul");

    private final Path target;
    private final Path part;
    private final FileChannel channel;

    private PartFile(Path target, Path part, FileChannel channel) {
        this.target = target;
        this.part = part;
        this.channel = channel;
    }

    /**
     * Returns where a file that the server calls {@code remoteName} goes: into {@code folder} itself, under the last
     * part of its name, whatever folders the rest speaks of.
     *
     * @throws FileSystemException if that part cannot be the name of a file here
     */
    static Path targetIn(Path folder, String remoteName) throws FileSystemException {
        String name = remoteName.substring(Math.max(remoteName.lastIndexOf('/'), remoteName.lastIndexOf('\\')) + 1);
        if (name.isBlank() || name.equals(".") || name.equals("..")) {
            throw unusable(remoteName, "it names no file");
        }
        if (remoteName.chars().anyMatch(Character::isISOControl)
                || remoteName.getBytes(StandardCharsets.UTF_8).length > FileTransferCodec.MAX_NAME_BYTES) {
            throw unusable(remoteName, "a name has no control characters, and at most 1,024 bytes");
        }
        if (File.separatorChar == '\\' && isSpecialOnWindows(name)) {
            throw unusable(remoteName, "it stands for a device or a stream here");
        }
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw unusable(remoteName, "no file of this system can have it: " + e.getReason());
        }
    }

    private static boolean isSpecialOnWindows(String name) {
        String stem = name.split("[. ]", 2)[0].toLowerCase(Locale.ROOT);
        return WINDOWS_DEVICES.contains(stem) || stem.matches("(com|lpt)\\d") || name.indexOf(':') >= 0;
    }

    private static FileSystemException unusable(String remoteName, String reason) {
        return new FileSystemException("'" + remoteName + "'", null, reason);
    }

    /**
     * Creates {@code name.part} beside {@code target}.
     *
     * @throws FileSystemException if that is not possible, or another download is writing it
     */
    static PartFile create(Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        createFolder(target.toAbsolutePath().getParent());
        try {
            FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            try {
                lock(channel, part);
                channel.truncate(0);
                return new PartFile(target, part, channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (AccessDeniedException e) {
            throw failure(part, "permission denied", e);
        }
    }

    private static void createFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw failure(Path.of(e.getFile()), "it is not a folder", e);
        } catch (AccessDeniedException e) {
            throw failure(folder, "permission denied", e);
        }
    }

    /** Two downloads of one name would write into each other's file. */
    private static void lock(FileChannel channel, Path part) throws IOException {
        boolean locked;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) { // by this very process
            locked = false;
        }
        // A download that has just committed had this file under the same name: it is not ours to empty.
        if (!locked || Files.notExists(part)) {
            throw new FileSystemException(part.toString(), null, "another download is writing it");
        }
    }

    /** Appends what remains in {@code content}. */
    void write(ByteBuffer content) throws FileSystemException {
        try {
            while (content.hasRemaining()) {
                channel.write(content);
            }
        } catch (IOException e) { // a full disk
            throw failure(part, e.getMessage(), e);
        }
    }

    /**
     * Gives the file its name.
     *
     * @param overwrite whether it may replace one that exists
     * @throws FileAlreadyExistsException if it may not, and there is one
     */
    void commit(boolean overwrite) throws IOException {
        if (overwrite) {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.move(part, target);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Files.delete(part);
        } catch (NoSuchFileException committed) {
            return;
        } finally {
            channel.close();
        }
    }

    private static FileSystemException failure(Path file, String reason, IOException cause) {
        FileSystemException failure = new FileSystemException(file.toString(), null, reason);
        failure.initCause(cause);
        return failure;
    }
}

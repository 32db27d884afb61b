package netlab.tools.handout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files that belong to the repository: in a git checkout those that git tracks, elsewhere (an unpacked hand-out) all
 * but what building leaves behind.
 */
final class SourceTree {
    private static final Set<String> LEFT_BEHIND = Set.of("target", ".git", ".idea", "__pycache__");

    private final Path root;
    private final TreeSet<String> paths;

    private SourceTree(Path root, TreeSet<String> paths) {
        this.root = root;
        this.paths = paths;
    }

    /** Lists the files below {@code root}, the folder with the root pom. */
    static SourceTree of(Path root) throws IOException {
        if (!Files.isRegularFile(root.resolve("pom.xml"))) {
            throw new HandoutException(Problem.of(
                    "pom.xml",
                    "not in " + root.toAbsolutePath()
                            + "; start in the root folder of netlab, or name it with --root"));
        }
        return new SourceTree(root, isCheckout(root) ? listed(root, "--cached") : walked(root));
    }

    private static boolean isCheckout(Path root) {
        return Files.exists(root.resolve(".git"));
    }

    private static TreeSet<String> listed(Path root, String... which) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString(), "ls-files", "-z"));
        command.addAll(List.of(which));
        Process git = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        git.getOutputStream().close();
        String listed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (git.waitFor() != 0) {
                throw new IOException("git ls-files failed in " + root + "; is git able to read this checkout?");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git listed the files", e);
        }
        TreeSet<String> paths = new TreeSet<>(Arrays.asList(listed.split("\0")));
        paths.remove("");
        return paths;
    }

    private static TreeSet<String> walked(Path root) throws IOException {
        TreeSet<String> paths = new TreeSet<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean skipped = !folder.equals(root)
                        && LEFT_BEHIND.contains(folder.getFileName().toString());
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                paths.add(root.relativize(file).toString().replace('\\', '/'));
                return FileVisitResult.CONTINUE;
            }
        });
        return paths;
    }

    /** Returns the paths below {@code folder}, with slashes and relative to the root, in order. */
    List<String> below(String folder) {
        return List.copyOf(paths.subSet(folder + "/", folder + "0")); // '0' follows '/'
    }

    /** Returns the files that git neither tracks nor ignores: written, and not yet added. */
    Set<String> notInGit() throws IOException {
        return isCheckout(root) ? listed(root, "--others", "--exclude-standard") : Set.of();
    }

    boolean contains(String path) {
        return paths.contains(path);
    }

    byte[] read(String path) throws IOException {
        Path file = root.resolve(path);
        if (!Files.isRegularFile(file)) {
            throw new HandoutException(Problem.of(path, "tracked by git, but not there; restore it, or git rm it"));
        }
        return Files.readAllBytes(file);
    }
}

package netlab.tools.submissions;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The files below a folder; links are told of, and not followed. */
final class FolderTree implements FileTree {
    private final Path root;

    FolderTree(Path root) {
        this.root = root;
    }

    @Override
    public List<Item> items() throws IOException {
        List<Item> items = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (!folder.equals(root)) {
                    items.add(new Item(nameOf(folder), Item.Kind.FOLDER, 0, () -> Files.newInputStream(folder)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                items.add(
                        new Item(nameOf(file), kind(attributes), attributes.size(), () -> Files.newInputStream(file)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                items.add(new Item(nameOf(file), Item.Kind.FILE, 0, () -> {
                    throw e;
                }));
                return FileVisitResult.CONTINUE;
            }
        });
        items.sort(Comparator.comparing(Item::path));
        return items;
    }

    private String nameOf(Path file) {
        return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
    }

    private static Item.Kind kind(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return Item.Kind.LINK;
        }
        return attributes.isRegularFile() ? Item.Kind.FILE : Item.Kind.SPECIAL;
    }

    @Override
    public void close() {
        // files are opened one by one, and closed by their readers
    }
}

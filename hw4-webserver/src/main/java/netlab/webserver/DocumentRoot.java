package netlab.webserver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The files below one directory, and nothing else.
 *
 * <p>A path is followed in three steps, each of which may end in "not found": the names must keep {@link PathRules};
 * what they lead to, symbolic links followed, must lie below the root and have no hidden name; and it must be a regular
 * file that can be read. A path that ends in a slash names the directory's {@code index.html}; there are no listings.
 * Why something is not served is not said: a file that is out of bounds looks like one that does not exist.
 */
final class DocumentRoot implements Site {
    private static final String INDEX = "index.html";

    private final Path root;
    private final SmallFileCache smallFiles;

    /**
     * Serves the files below {@code directory}.
     *
     * @throws IOException if it is not a directory
     */
    DocumentRoot(Path directory) throws IOException {
        this(directory, new SmallFileCache());
    }

    /** Does the same, with a cache of the caller's. */
    DocumentRoot(Path directory, SmallFileCache smallFiles) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new NotDirectoryException("cannot serve " + directory + ": not a directory");
        }
        this.root = directory.toRealPath();
        this.smallFiles = smallFiles;
    }

    @Override
    public Optional<Resource> find(String path) throws IOException {
        Optional<Resource> justLookedAt = smallFiles.justLookedAt(path);
        if (justLookedAt.isPresent()) {
            return justLookedAt;
        }
        Optional<Path> known = smallFiles.file(path);
        if (known.isPresent()) {
            Optional<BasicFileAttributes> attributes = look(known.get());
            Optional<Resource> unchanged = attributes.flatMap(now -> smallFiles.content(path, etag(now)));
            if (unchanged.isPresent()) {
                return unchanged;
            }
        }
        // What is read anew is found anew: one of its folders may have become a link that leads outside.
        Optional<Path> file = resolve(path);
        return file.isEmpty() ? Optional.empty() : load(path, file.get());
    }

    @Override
    public boolean isDirectory(String path) throws IOException {
        return !path.endsWith("/") && resolve(path + "/").isPresent();
    }

    private Optional<Path> resolve(String path) throws IOException {
        // BEGIN SOLUTION
        Optional<List<String>> segments = RequestTarget.segments(path);
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        Path file = root;
        int last = segments.get().size() - 1;
        for (int i = 0; i <= last; i++) {
            String segment = segments.get().get(i);
            String name = i == last && segment.isEmpty() ? INDEX : segment;
            if (!PathRules.isServable(name)) {
                return Optional.empty();
            }
            try {
                file = file.resolve(name);
            } catch (InvalidPathException e) {
                return Optional.empty(); // a name that this system cannot have
            }
        }
        return withinRoot(file);
        // END SOLUTION
        // STUB: throw new UnsupportedOperationException("TODO 5: find the file below the root, and no other");
    }

    // BEGIN SOLUTION
    /** Follows symbolic links, and checks where they led: the name's spelling says nothing about that. */
    private Optional<Path> withinRoot(Path file) {
        Path real;
        try {
            real = file.toRealPath();
        } catch (IOException e) {
            return Optional.empty(); // no such file, a loop of links, a directory that may not be entered
        }
        if (!real.startsWith(root)) {
            return Optional.empty();
        }
        for (Path name : root.relativize(real)) {
            if (!PathRules.isServable(name.toString())) {
                return Optional.empty();
            }
        }
        return Files.isReadable(real) ? Optional.of(real) : Optional.empty();
    }
    // END SOLUTION

    /** Returns nothing if the file is gone since it was resolved. */
    private static Optional<BasicFileAttributes> look(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (FileSystemException e) {
            return Optional.empty();
        }
    }

    private Optional<Resource> load(String path, Path file) throws IOException {
        Optional<BasicFileAttributes> found = look(file);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        BasicFileAttributes attributes = found.get();
        // A named pipe or a device would block, and a directory has no content.
        if (!attributes.isRegularFile()) {
            return Optional.empty();
        }
        String etag = etag(attributes);
        if (attributes.size() > SmallFileCache.MAX_FILE_BYTES) {
            Content content = new Content.OnDisk(file, attributes.size());
            return Optional.of(
                    resource(file, content, attributes.lastModifiedTime().toInstant(), etag));
        }
        Optional<Resource> unchanged = smallFiles.content(path, etag);
        if (unchanged.isPresent()) {
            return unchanged;
        }
        byte[] bytes = read(file, (int) attributes.size());
        Resource resource =
                resource(file, Content.of(bytes), attributes.lastModifiedTime().toInstant(), etag);
        // A file that was written to while it was read is sent as it was read, and read again next time.
        BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (bytes.length == attributes.size() && etag(after).equals(etag)) {
            smallFiles.put(path, file, resource);
        }
        return Optional.of(resource);
    }

    private static byte[] read(Path file, int size) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(size);
        }
    }

    private static Resource resource(Path file, Content content, Instant lastModified, String etag) {
        // A clock that was set back must not make a file newer than the response about it (RFC 9110, 8.8.2.1).
        Instant now = Instant.now();
        return Resource.of(
                MediaTypes.of(file.getFileName().toString()),
                content,
                lastModified.isAfter(now) ? now : lastModified,
                etag);
    }

    private static String etag(BasicFileAttributes attributes) {
        return "\"" + Long.toHexString(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)) + "-"
                + Long.toHexString(attributes.size()) + "\"";
    }
}

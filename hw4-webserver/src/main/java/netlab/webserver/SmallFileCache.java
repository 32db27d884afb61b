package netlab.webserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The content of small files, by request path, so that one that is asked for often is not opened for every request, nor
 * its path followed link by link. It is looked at, though: its entity tag, which is made of its size and time of change,
 * must still be the same. Who has looked spares the others that come within {@link #LOOK}, which is less than it takes to
 * change a file and to ask for it. After {@link #FRESH} an entry is forgotten, since a link may lead elsewhere by then,
 * and two changes within one tick of the file system's clock have the same tag.
 *
 * <p>At most {@link #MAX_FILES} × {@link #MAX_FILE_BYTES} = 32 MiB. When it is full it starts over: the files that are
 * asked for come back at once, and nothing has to be counted.
 */
final class SmallFileCache {
    /** Larger files go from disk to socket directly, which costs them nothing to speak of. */
    static final int MAX_FILE_BYTES = 64 * 1024;

    static final int MAX_FILES = 512;

    /** How late a change of a file's content may be noticed. */
    static final Duration LOOK = Duration.ofNanos(100_000);

    /** How late a change of where a path leads may be noticed. */
    static final Duration FRESH = Duration.ofSeconds(1);

    private final long lookNanos;
    private final long freshNanos;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    SmallFileCache() {
        this(LOOK, FRESH);
    }

    /** Has other times than {@link #LOOK} and {@link #FRESH}. */
    SmallFileCache(Duration look, Duration fresh) {
        this.lookNanos = look.toNanos();
        this.freshNanos = fresh.toNanos();
    }

    private static final class Entry {
        final Path file;
        final Resource resource;
        final long readNanos = System.nanoTime();
        volatile long lookedNanos = readNanos;

        Entry(Path file, Resource resource) {
            this.file = file;
            this.resource = resource;
        }
    }

    /** Returns what somebody has read, or looked at, just now. */
    Optional<Resource> justLookedAt(String path) {
        Entry entry = entries.get(path);
        boolean justNow = entry != null && System.nanoTime() - entry.lookedNanos < lookNanos;
        return justNow ? Optional.of(entry.resource) : Optional.empty();
    }

    /** Returns the file that {@code path} led to a moment ago. */
    Optional<Path> file(String path) {
        Entry entry = entries.get(path);
        if (entry == null) {
            return Optional.empty();
        }
        if (System.nanoTime() - entry.readNanos >= freshNanos) {
            entries.remove(path, entry);
            return Optional.empty();
        }
        return Optional.of(entry.file);
    }

    /** Returns what was read, if it still is the version {@code etag}, which somebody has just looked at. */
    Optional<Resource> content(String path, String etag) {
        Entry entry = entries.get(path);
        if (entry == null || !entry.resource.etag().equals(etag)) {
            return Optional.empty();
        }
        entry.lookedNanos = System.nanoTime();
        return Optional.of(entry.resource);
    }

    void put(String path, Path file, Resource resource) {
        if (entries.size() >= MAX_FILES) {
            entries.clear();
        }
        entries.put(path, new Entry(file, resource));
    }
}

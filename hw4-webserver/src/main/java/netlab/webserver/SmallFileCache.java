package netlab.webserver;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The content of small files, by request path, so that one that is asked for often is neither opened nor even looked at
 * for every request. An entry is believed for {@link #FRESH}; after that the file's entity tag, which is made of its
 * size and time of change, must still be the same.
 *
 * <p>At most {@link #MAX_FILES} × {@link #MAX_FILE_BYTES} = 32 MiB. When it is full it starts over: the files that are
 * asked for come back at once, and nothing has to be counted.
 */
final class SmallFileCache {
    /** Larger files go from disk to socket directly, which costs them nothing to speak of. */
    static final int MAX_FILE_BYTES = 64 * 1024;

    static final int MAX_FILES = 512;

    /** How late a change of a file may be noticed. */
    static final Duration FRESH = Duration.ofSeconds(1);

    private final Duration fresh;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** Believes its entries for {@code fresh} after each check. */
    SmallFileCache(Duration fresh) {
        this.fresh = fresh;
    }

    private static final class Entry {
        final Resource resource;
        volatile long checkedNanos = System.nanoTime();

        Entry(Resource resource) {
            this.resource = resource;
        }

        boolean isFresh(Duration fresh) {
            return System.nanoTime() - checkedNanos < fresh.toNanos();
        }
    }

    /** Returns what was read or checked just now. */
    Optional<Resource> fresh(String path) {
        Entry entry = entries.get(path);
        return entry != null && entry.isFresh(fresh) ? Optional.of(entry.resource) : Optional.empty();
    }

    /** Returns the cached content, and believes it anew, if it still is the version {@code etag}. */
    Optional<Resource> revalidate(String path, String etag) {
        Entry entry = entries.get(path);
        if (entry == null || !entry.resource.etag().equals(etag)) {
            return Optional.empty();
        }
        entry.checkedNanos = System.nanoTime();
        return Optional.of(entry.resource);
    }

    void put(String path, Resource resource) {
        if (entries.size() >= MAX_FILES) {
            entries.clear();
        }
        entries.put(path, new Entry(resource));
    }
}

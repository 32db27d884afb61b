package netlab.ai.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cache of models on this machine, in the layout of Python's {@code huggingface_hub}:
 *
 * <pre>
 *   models--OWNER--MODEL/
 *     refs/main                   the commit that "main" was when it was fetched
 *     blobs/ETAG                  the contents, named by their hash
 *     snapshots/COMMIT/FILE       links to the blobs
 * </pre>
 */
public final class HubCache {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][\\w.-]{0,95}(/[A-Za-z0-9][\\w.-]{0,95})?");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    /** An ETag becomes a file name, so it must look like one of the hub's. */
    private static final Pattern ETAG = Pattern.compile("[A-Za-z0-9_-]{16,128}");

    private final Path root;

    /** The cache in the directory {@code root}, which need not exist. */
    public HubCache(Path root) {
        this.root = root;
    }

    /** Returns the cache that HF_HUB_CACHE, HF_HOME or XDG_CACHE_HOME name, or the one in the home directory. */
    public static HubCache ofEnvironment(Map<String, String> environment) {
        if (environment.containsKey("HF_HUB_CACHE")) {
            return new HubCache(Path.of(environment.get("HF_HUB_CACHE")));
        }
        Path caches = environment.containsKey("XDG_CACHE_HOME")
                ? Path.of(environment.get("XDG_CACHE_HOME"))
                : Path.of(System.getProperty("user.home"), ".cache");
        Path home = environment.containsKey("HF_HOME")
                ? Path.of(environment.get("HF_HOME"))
                : caches.resolve("huggingface");
        return new HubCache(home.resolve("hub"));
    }

    /** Returns where it is. */
    public Path root() {
        return root;
    }

    /** Tells whether {@code name} looks like a model's: {@code MODEL} or {@code OWNER/MODEL}. */
    public static boolean isModelName(String name) {
        return NAME.matcher(name).matches() && !name.contains("..") && !name.contains("--");
    }

    /** Returns the directory of the model's files, if it was fetched. */
    public Optional<Path> snapshot(String name) throws IOException {
        if (!isModelName(name) || !Files.exists(main(name))) {
            return Optional.empty();
        }
        String commit = Files.readString(main(name)).strip();
        Path snapshot = model(name).resolve("snapshots").resolve(requireCommit(commit));
        return Files.exists(snapshot.resolve("config.json")) ? Optional.of(snapshot) : Optional.empty();
    }

    private Path model(String name) {
        return root.resolve("models--" + name.replace("/", "--"));
    }

    private Path main(String name) {
        return model(name).resolve("refs").resolve("main");
    }

    /** Returns where the content with that ETag belongs. */
    Path blob(String name, String etag) throws IOException {
        if (!ETAG.matcher(etag).matches()) {
            throw new IOException("the hub gave an ETag that is none: '" + etag + "'");
        }
        return Files.createDirectories(model(name).resolve("blobs")).resolve(etag);
    }

    /** Makes {@code file} of the commit's snapshot a link to {@code blob}; a copy where there are no links. */
    void link(String name, String commit, String file, Path blob) throws IOException {
        Path snapshot = Files.createDirectories(model(name).resolve("snapshots").resolve(requireCommit(commit)));
        Path link = snapshot.resolve(file);
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(link);
        }
        try {
            Files.createSymbolicLink(link, snapshot.relativize(blob));
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(blob, link); // Windows lets only administrators make links
        }
    }

    /** Says that {@code commit} is what "main" is, now that all its files are there. */
    void setMain(String name, String commit) throws IOException {
        Files.createDirectories(main(name).getParent());
        Files.writeString(main(name), requireCommit(commit));
    }

    private static String requireCommit(String commit) throws IOException {
        if (!COMMIT.matcher(commit).matches()) {
            throw new IOException("expected a commit of 40 hexadecimal digits, got '" + commit + "'");
        }
        return commit;
    }
}

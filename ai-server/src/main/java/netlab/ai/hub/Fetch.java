package netlab.ai.hub;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Downloads a model: what is there already is kept, what was cut off is resumed, and a file counts only when its content
 * hashes to what the hub said.
 */
public final class Fetch {
    /** Files that are taken if the model has them. */
    private static final List<String> SMALL_FILES = List.of(
            "config.json",
            "generation_config.json",
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "vocab.txt",
            "vocab.json",
            "merges.txt");

    /** The first of these that the model has is taken. */
    private static final List<String> WEIGHTS = List.of("model.safetensors", "pytorch_model.bin");

    /** Attempts in a row that bring no byte. */
    private static final int MAX_FRUITLESS_ATTEMPTS = 3;

    private static final int BUFFER = 64 * 1024;

    private final Hub hub;
    private final HubCache cache;
    private final PrintStream progress;

    /** Fetches from and into where {@code environment} says; tells {@code progress} how far it is. */
    public Fetch(Map<String, String> environment, PrintStream progress) {
        this(new Hub(environment), HubCache.ofEnvironment(environment), progress);
    }

    Fetch(Map<String, String> environment, PrintStream progress, Duration readTimeout) {
        this(new Hub(environment, readTimeout), HubCache.ofEnvironment(environment), progress);
    }

    private Fetch(Hub hub, HubCache cache, PrintStream progress) {
        this.hub = hub;
        this.cache = cache;
        this.progress = progress;
    }

    /**
     * Fetches the model {@code name}, {@code MODEL} or {@code OWNER/MODEL}, and returns the directory it is in.
     *
     * @throws FileNotFoundException if there is no such model, or it has no weights that could be used
     */
    public Path model(String name) throws IOException {
        if (!HubCache.isModelName(name)) {
            throw new FileNotFoundException("'" + name + "' is no name of a model: expected MODEL or OWNER/MODEL");
        }
        Hub.Commit commit = hub.newest(name);
        for (String file : choose(name, commit)) {
            Hub.RemoteFile remote = hub.file(name, commit.id(), file);
            Path blob = cache.blob(name, remote.etag());
            if (!Files.exists(blob)) {
                download(file, remote, blob);
            }
            cache.link(name, commit.id(), file, blob);
        }
        cache.setMain(name, commit.id());
        return cache.snapshot(name).orElseThrow();
    }

    private static List<String> choose(String name, Hub.Commit commit) throws IOException {
        List<String> files = new ArrayList<>(SMALL_FILES);
        files.retainAll(commit.files());
        String weights = WEIGHTS.stream()
                .filter(commit.files()::contains)
                .findFirst()
                .orElseThrow(() -> new FileNotFoundException(name + " has none of " + WEIGHTS));
        if (!files.contains("config.json")) {
            throw new FileNotFoundException(name + " has no config.json");
        }
        files.add(weights);
        return files;
    }

    private void download(String file, Hub.RemoteFile remote, Path blob) throws IOException {
        Path incomplete = blob.resolveSibling(blob.getFileName() + ".incomplete");
        int fruitless = 0;
        while (true) {
            long before = Files.exists(incomplete) ? Files.size(incomplete) : 0;
            try {
                if (append(file, remote, incomplete, before)) {
                    break;
                }
            } catch (FileNotFoundException e) {
                throw e;
            } catch (IOException e) {
                if (++fruitless == MAX_FRUITLESS_ATTEMPTS) {
                    throw new IOException(file + ": " + e.getMessage() + "; the same command goes on from here", e);
                }
            }
            boolean moved = Files.exists(incomplete) && Files.size(incomplete) > before;
            fruitless = moved ? 0 : fruitless;
        }
        requireHash(file, remote.etag(), incomplete);
        try {
            Files.move(incomplete, blob, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(incomplete, blob);
        }
    }

    /** Reads what is missing; false if the connection ended before the file did. */
    private boolean append(String file, Hub.RemoteFile remote, Path incomplete, long have) throws IOException {
        if (remote.size() >= 0 && have == remote.size() && have > 0) {
            return true;
        }
        HttpURLConnection response = hub.download(remote.location(), have);
        try {
            if (response.getResponseCode() == 416) { // what we have is longer than the file
                Files.delete(incomplete);
                return false;
            }
            boolean resumed = response.getResponseCode() == HttpURLConnection.HTTP_PARTIAL;
            long total = resumed ? have : 0;
            Progress shown = new Progress(file, remote.size(), progress);
            try (InputStream in = response.getInputStream();
                    OutputStream out = Files.newOutputStream(
                            incomplete,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            resumed ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING)) {
                byte[] buffer = new byte[BUFFER];
                int n = in.read(buffer);
                while (n >= 0) {
                    out.write(buffer, 0, n);
                    total += n;
                    shown.at(total);
                    n = in.read(buffer);
                }
            }
            if (remote.size() >= 0 && total < remote.size()) {
                throw new IOException("the connection ended after " + total + " of " + remote.size() + " bytes");
            }
            return true;
        } finally {
            response.disconnect();
        }
    }

    /** A hash of 64 digits is the content's SHA-256; of 40 git's, which hashes the length first. */
    private static void requireHash(String file, String expected, Path content) throws IOException {
        if (!expected.matches("[0-9a-f]{64}|[0-9a-f]{40}")) {
            return; // some other server's ETag, which says nothing about the content
        }
        try {
            boolean isGit = expected.length() == 40;
            MessageDigest digest = MessageDigest.getInstance(isGit ? "SHA-1" : "SHA-256");
            if (isGit) {
                digest.update(("blob " + Files.size(content) + "\0").getBytes(StandardCharsets.US_ASCII));
            }
            try (InputStream in = Files.newInputStream(content)) {
                byte[] buffer = new byte[BUFFER];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                }
            }
            String actual = HexFormat.of().formatHex(digest.digest());
            if (!actual.equals(expected)) {
                Files.delete(content);
                throw new IOException(file + " arrived damaged: its hash is " + actual + ", not " + expected
                        + "; what came was deleted, try again");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1 and SHA-256", e);
        }
    }
}

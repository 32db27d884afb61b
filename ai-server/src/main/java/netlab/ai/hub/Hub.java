package netlab.ai.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The hub's side of {@link Fetch}: requests, redirects, and what the answers mean. */
final class Hub {
    private static final String DEFAULT_ENDPOINT = "https://huggingface.co";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
    /** Silence in the middle of a download; it is resumed then. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_JSON_BYTES = 16 << 20;

    private final URI endpoint;
    private final String token;
    private final Duration readTimeout;

    /**
     * A file of a commit.
     *
     * @param etag the hash of its content: SHA-256 for a large file, git's SHA-1 for a small one
     * @param size in bytes, or -1 if the hub does not say
     */
    record RemoteFile(String etag, long size, URI location) {}

    /** A model's commit, and the names of its files. */
    record Commit(String id, Set<String> files) {}

    /** The hub that HF_ENDPOINT names, with the access that HF_TOKEN gives. */
    Hub(Map<String, String> environment) {
        this(environment, READ_TIMEOUT);
    }

    Hub(Map<String, String> environment, Duration readTimeout) {
        this.endpoint = endpoint(environment.getOrDefault("HF_ENDPOINT", "").strip());
        this.token = environment.get("HF_TOKEN");
        this.readTimeout = readTimeout;
    }

    private static URI endpoint(String named) {
        if (named.isEmpty()) {
            return URI.create(DEFAULT_ENDPOINT);
        }
        try {
            URI uri = new URI(named.replaceFirst("/+$", ""));
            if (isHttp(uri) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // the sentence below says it for all
        }
        throw new IllegalArgumentException("HF_ENDPOINT is no http:// or https:// address: " + named);
    }

    /** Asks which commit of {@code name} is the newest. */
    Commit newest(String name) throws IOException {
        HttpURLConnection response;
        try {
            response = follow("GET", uri("/api/models/" + name + "/revision/main"));
        } catch (ConnectException | UnknownHostException | SocketTimeoutException e) {
            throw new IOException("cannot reach " + endpoint + ": " + e.getMessage(), e);
        }
        requireOk(response, name);
        try (InputStream body = response.getInputStream()) {
            JsonNode json = new ObjectMapper().readTree(body.readNBytes(MAX_JSON_BYTES));
            Set<String> files = new HashSet<>();
            json.path("siblings")
                    .forEach(sibling -> files.add(sibling.path("rfilename").asText()));
            return new Commit(json.path("sha").asText(), files);
        } catch (JsonProcessingException e) {
            throw new IOException(endpoint + " does not answer as the hub does: no JSON about " + name, e);
        }
    }

    /** Asks for hash, size and place of a file. */
    RemoteFile file(String name, String commit, String file) throws IOException {
        HttpURLConnection response = follow("HEAD", uri("/" + name + "/resolve/" + commit + "/" + file));
        String linkedEtag = response.getHeaderField("X-Linked-Etag");
        String linkedSize = response.getHeaderField("X-Linked-Size");
        if (isRedirect(response)) {
            // A large file, kept by another host.
            return new RemoteFile(plain(linkedEtag, file), size(linkedSize), location(response));
        }
        requireOk(response, name + "/" + file);
        return new RemoteFile(
                plain(linkedEtag != null ? linkedEtag : response.getHeaderField("ETag"), file),
                linkedSize != null ? size(linkedSize) : response.getContentLengthLong(),
                URI.create(response.getURL().toString()));
    }

    /** Begins the download of {@code location} from byte {@code from} on; the status is 200, 206 or 416. */
    HttpURLConnection download(URI location, long from) throws IOException {
        URI at = location;
        for (int i = 0; i < MAX_REDIRECTS; i++) {
            HttpURLConnection response = open("GET", at);
            if (from > 0) {
                response.setRequestProperty("Range", "bytes=" + from + "-");
            }
            if (!isRedirect(response)) {
                int status = response.getResponseCode();
                if (status != HttpURLConnection.HTTP_PARTIAL && status != 416) {
                    requireOk(response, location.getPath());
                }
                return response;
            }
            at = location(response);
        }
        throw new IOException("more than " + MAX_REDIRECTS + " redirects from " + location);
    }

    /** Follows redirects within the hub, as for a model that was renamed; one to another host is an answer. */
    private HttpURLConnection follow(String method, URI uri) throws IOException {
        URI at = uri;
        for (int i = 0; i < MAX_REDIRECTS; i++) {
            HttpURLConnection response = open(method, at);
            if (!isRedirect(response) || !isHub(location(response))) {
                return response;
            }
            at = location(response);
        }
        throw new IOException("more than " + MAX_REDIRECTS + " redirects from " + uri);
    }

    private HttpURLConnection open(String method, URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
        connection.setReadTimeout((int) readTimeout.toMillis());
        connection.setRequestProperty("User-Agent", "netlab-ai-server");
        connection.setRequestProperty("Accept-Encoding", "identity");
        if (token != null && !token.isBlank() && isHub(uri)) { // never to the host that keeps the files
            connection.setRequestProperty("Authorization", "Bearer " + token.strip());
        }
        return connection;
    }

    private URI uri(String path) {
        return URI.create(endpoint + path);
    }

    private boolean isHub(URI uri) {
        return endpoint.getScheme().equals(uri.getScheme())
                && endpoint.getHost().equalsIgnoreCase(uri.getHost())
                && endpoint.getPort() == uri.getPort();
    }

    private static boolean isHttp(URI uri) {
        return "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    }

    private static boolean isRedirect(HttpURLConnection response) throws IOException {
        int status = response.getResponseCode();
        return status >= 301 && status <= 308 && status != 304 && response.getHeaderField("Location") != null;
    }

    private static URI location(HttpURLConnection response) throws IOException {
        URI location = URI.create(response.getURL().toString()).resolve(response.getHeaderField("Location"));
        if (!isHttp(location)) {
            throw new IOException("the hub redirects to " + location);
        }
        return location;
    }

    private void requireOk(HttpURLConnection response, String what) throws IOException {
        int status = response.getResponseCode();
        switch (status) {
            case HttpURLConnection.HTTP_OK -> {}
            case HttpURLConnection.HTTP_NOT_FOUND -> throw new FileNotFoundException(endpoint + " has no " + what);
            case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN ->
                throw new AccessDeniedException(
                        what,
                        null,
                        endpoint
                                + " has no such model, or shows it to some only: set HF_TOKEN to a token that may read it");
            default -> throw new IOException(endpoint + " answers " + status + " when asked for " + what);
        }
    }

    private static String plain(String etag, String file) throws IOException {
        if (etag == null) {
            throw new IOException("the hub gives no ETag for " + file);
        }
        return etag.replaceFirst("^W/", "").replace("\"", "").toLowerCase(Locale.ROOT);
    }

    private static long size(String header) {
        return header == null ? -1 : Long.parseLong(header.strip());
    }
}

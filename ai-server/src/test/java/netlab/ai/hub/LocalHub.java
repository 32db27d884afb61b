package netlab.ai.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Behaves as huggingface.co does towards {@code huggingface_hub}: small files directly, with git's hash as ETag; large ones
 * by a redirect to another host, which serves ranges.
 */
final class LocalHub implements AutoCloseable {
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private final HttpServer hub = listen();
    /** On another port, which makes it another host: it must never be sent the token. */
    private final HttpServer storage = listen();

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    /** The model's present name; requests for another are redirected, as for a model that moved. */
    private final String name;

    private volatile String requiredToken;
    private volatile int cutOffs;
    private volatile boolean corrupt;

    LocalHub(String name) {
        this.name = name;
        hub.createContext("/api/models/", this::answerApi);
        hub.createContext("/", this::answerResolve);
        storage.createContext("/", this::answerStorage);
        hub.start();
        storage.start();
    }

    private static HttpServer listen() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool());
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String url() {
        return url(hub);
    }

    LocalHub put(String file, byte[] content) {
        files.put(file, content);
        return this;
    }

    LocalHub requireToken(String token) {
        requiredToken = token;
        return this;
    }

    /** The next so many downloads of large files end after a third of what was asked for. */
    LocalHub cutOff(int downloads) {
        cutOffs = downloads;
        return this;
    }

    LocalHub corrupt(boolean corrupt) {
        this.corrupt = corrupt;
        return this;
    }

    /** Requests so far: method, path, and the range if one was asked for. */
    List<String> log() {
        return List.copyOf(log);
    }

    private void answerApi(HttpExchange exchange) throws IOException {
        record("", exchange);
        String asked = exchange.getRequestURI().getPath().replaceFirst("/api/models/", "");
        if (!isAllowed(exchange)) {
            respond(exchange, 401, new byte[0]);
        } else if (asked.equals(name + "/revision/main")) {
            String siblings = files.keySet().stream()
                    .map(file -> "{\"rfilename\":\"" + file + "\"}")
                    .collect(Collectors.joining(","));
            String json = "{\"id\":\"" + name + "\",\"sha\":\"" + COMMIT + "\",\"siblings\":[" + siblings + "]}";
            respond(exchange, 200, json.getBytes(StandardCharsets.UTF_8));
        } else if (asked.equals("old-name/revision/main")) {
            redirect(exchange, 307, "/api/models/" + name + "/revision/main");
        } else {
            respond(exchange, 404, new byte[0]);
        }
    }

    private void answerResolve(HttpExchange exchange) throws IOException {
        record("", exchange);
        String path = exchange.getRequestURI().getPath();
        String file = path.substring(path.lastIndexOf('/') + 1);
        byte[] content = files.get(file);
        if (!isAllowed(exchange)) {
            respond(exchange, 401, new byte[0]);
        } else if (path.startsWith("/old-name/")) {
            redirect(exchange, 307, path.replace("/old-name/", "/" + name + "/"));
        } else if (content == null || !path.equals("/" + name + "/resolve/" + COMMIT + "/" + file)) {
            respond(exchange, 404, new byte[0]);
        } else if (isLarge(file)) {
            exchange.getResponseHeaders().set("X-Linked-Etag", "\"" + hash("SHA-256", content) + "\"");
            exchange.getResponseHeaders().set("X-Linked-Size", Integer.toString(content.length));
            redirect(exchange, 302, url(storage) + "/" + file + "?signature=x");
        } else {
            String header = "blob " + content.length + "\0";
            byte[] git =
                    (header + new String(content, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
            exchange.getResponseHeaders().set("ETag", "W/\"" + hash("SHA-1", git) + "\"");
            respond(exchange, 200, content);
        }
    }

    private static boolean isLarge(String file) {
        return file.endsWith(".safetensors") || file.endsWith(".bin");
    }

    private void answerStorage(HttpExchange exchange) throws IOException {
        record("storage ", exchange);
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            log.add("the token was given away");
        }
        byte[] content =
                files.get(exchange.getRequestURI().getPath().substring(1)).clone();
        if (corrupt) {
            content[content.length / 2] ^= 1;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (from >= content.length) {
            respond(exchange, 416, new byte[0]);
            return;
        }
        int length = content.length - from;
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, length);
        boolean cut = cutOffs > 0;
        cutOffs -= cut ? 1 : 0;
        exchange.getResponseBody().write(content, from, cut ? length / 3 : length);
        exchange.close(); // before all is written: the connection is cut
    }

    private boolean isAllowed(HttpExchange exchange) {
        return requiredToken == null
                || ("Bearer " + requiredToken)
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private void record(String host, HttpExchange exchange) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        log.add(host + exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath() + (range == null ? "" : " " + range));
    }

    private static void redirect(HttpExchange exchange, int status, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        respond(exchange, status, new byte[0]);
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        }
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    static String hash(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        hub.stop(0);
        storage.stop(0);
    }
}

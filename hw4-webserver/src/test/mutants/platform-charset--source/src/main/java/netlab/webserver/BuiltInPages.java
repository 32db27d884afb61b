package netlab.webserver;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** The pages of the homework, from the class path: {@code /index.html}, {@code /iot.png}, {@code /favicon.ico}. */
final class BuiltInPages implements Site {
    /** What the homework asks the page to be sent in. In the source it is UTF-8, as all sources are. */
    static final Charset PAGE_CHARSET = Charset.forName("EUC-KR");

    private final Map<String, Resource> resources;

    BuiltInPages() throws IOException {
        Resource index = page("index.html");
        this.resources = Map.of(
                "/",
                index,
                "/index.html",
                index,
                "/iot.png",
                picture("iot.png"),
                "/favicon.ico",
                picture("favicon.ico"));
    }

    @Override
    public Optional<Resource> find(String path) throws HttpException {
        Resource exact = resources.get(path);
        if (exact != null) {
            return Optional.of(exact);
        }
        return RequestTarget.segments(path).map(segments -> resources.get("/" + String.join("/", segments)));
    }

    private static Resource page(String name) throws IOException {
        URLConnection source = open(name);
        try (InputStream in = source.getInputStream()) {
            return resource("text/html; charset=euc-kr", encode(in.readAllBytes()), source.getLastModified());
        }
    }

    private static Resource picture(String name) throws IOException {
        URLConnection source = open(name);
        try (InputStream in = source.getInputStream()) {
            return resource(MediaTypes.of(name), in.readAllBytes(), source.getLastModified());
        }
    }

    private static URLConnection open(String name) throws IOException {
        var url = BuiltInPages.class.getResource(name);
        if (url == null) {
            throw new FileNotFoundException("not on the class path: netlab/webserver/" + name);
        }
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection;
    }

    private static Resource resource(String type, byte[] bytes, long lastModifiedMillis) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        String etag = "\"" + Long.toHexString(crc.getValue()) + "-" + Integer.toHexString(bytes.length) + "\"";
        return Resource.of(type, Content.of(bytes), Instant.ofEpochMilli(lastModifiedMillis), etag);
    }

    /** From UTF-8 to {@link #PAGE_CHARSET}; a character it does not have is an error, not a question mark. */
    private static byte[] encode(byte[] utf8) {
        return new String(utf8).getBytes(PAGE_CHARSET);
    }
}

package netlab.tools.submissions;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/** Names as this system can store them: a JVM in the C locale has no Korean ones. */
final class FileNames {
    private static final Charset STORED = stored(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private FileNames() {}

    private static Charset stored(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    /** Returns a path of which each character that cannot be stored is spelled by its number: {@code _ae40}. */
    static String storable(String path) {
        return encodable(path, STORED);
    }

    static String encodable(String path, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(path)) {
            return path;
        }
        StringBuilder storable = new StringBuilder();
        path.codePoints().forEach(c -> {
            String character = Character.toString(c);
            storable.append(encoder.canEncode(character) ? character : "_" + Integer.toHexString(c));
        });
        return storable.toString();
    }
}

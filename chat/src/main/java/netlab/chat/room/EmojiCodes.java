package netlab.chat.room;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code :smile:} → 😄, by the table in {@code emoji.properties}; what is not in it stays as it is. */
public final class EmojiCodes {
    private static final Pattern CODE = Pattern.compile(":([a-z0-9_+-]{1,30}):");
    private static final Map<String, String> TABLE = load();

    private EmojiCodes() {}

    /** Returns {@code text} with its short codes replaced. */
    public static String expand(String text) {
        if (text.indexOf(':') < 0) {
            return text;
        }
        Matcher code = CODE.matcher(text);
        StringBuilder expanded = new StringBuilder();
        int from = 0;
        // One colon can end a code that is none and begin one that is: "a:b:smile:".
        while (code.find(from)) {
            String emoji = TABLE.get(code.group(1));
            int end = emoji == null ? code.end() - 1 : code.end();
            expanded.append(text, from, code.start()).append(emoji == null ? text.substring(code.start(), end) : emoji);
            from = end;
        }
        return expanded.append(text, from, text.length()).toString();
    }

    /** Returns the table: short code without colons → emoji, sorted by code. */
    public static Map<String, String> table() {
        return TABLE;
    }

    private static Map<String, String> load() {
        Properties properties = new Properties();
        try (InputStream in = EmojiCodes.class.getResourceAsStream("emoji.properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> table = new TreeMap<>();
        properties.forEach((code, emoji) -> table.put((String) code, (String) emoji));
        return Collections.unmodifiableMap(table);
    }
}

package netlab.webserver;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From the target of a request to the path it names (RFC 9112, 3.2; RFC 3986). */
final class RequestTarget {
    private RequestTarget() {}

    /**
     * Returns the absolute path, still percent-encoded and without the query.
     *
     * @throws HttpException (400) unless {@code target} is {@code /path?query}, or {@code http://host/path?query} as
     *     sent to a proxy
     */
    static String path(String target) throws HttpException {
        int start = target.startsWith("/") ? 0 : endOfAuthority(target);
        if (target.indexOf('#') >= 0) {
            throw HttpException.badRequest("a fragment is not for the server to see");
        }
        int query = target.indexOf('?', start);
        String path = target.substring(start, query < 0 ? target.length() : query);
        return path.isEmpty() ? "/" : path;
    }

    private static int endOfAuthority(String target) throws HttpException {
        int start = startOfAuthority(target);
        int end = start;
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        if (end == start || !Syntax.isHost(target.substring(start, end))) {
            throw HttpException.badRequest("malformed host in the target");
        }
        return end;
    }

    private static int startOfAuthority(String target) throws HttpException {
        for (String scheme : List.of("http://", "https://")) {
            if (target.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return scheme.length();
            }
        }
        throw HttpException.badRequest("expected a target that begins with a slash");
    }

    /**
     * Splits at the slashes, <em>then</em> decodes each segment: an encoded slash is part of a name, never a separator.
     * {@code /a%20b/} → {@code "a b", ""}.
     *
     * @return empty if a segment is not UTF-8, so that no file can have that name
     * @throws HttpException (400) if a percent sign is not followed by two hexadecimal digits
     */
    static Optional<List<String>> segments(String path) throws HttpException {
        List<String> segments = new ArrayList<>();
        int start = 1; // after the first slash
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            Optional<String> segment = decode(path.substring(start, end));
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            segments.add(segment.get());
            start = end + 1;
        }
        return Optional.of(segments);
    }

    private static Optional<String> decode(String encoded) throws HttpException {
        if (encoded.indexOf('%') < 0) {
            return Optional.of(encoded);
        }
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes.put((byte) (hexDigit(encoded, i + 1) << 4 | hexDigit(encoded, i + 2)));
                i += 2;
            } else {
                bytes.put((byte) c);
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static int hexDigit(String text, int index) throws HttpException {
        int digit = index < text.length() ? Character.digit(text.charAt(index), 16) : -1;
        if (digit < 0) {
            throw HttpException.badRequest("percent sign without two hexadecimal digits");
        }
        return digit;
    }
}

package netlab.webserver;

import java.io.IOException;
import netlab.webserver.HttpInput.LineEnd;

/**
 * Reads the head of a request.
 *
 * <pre>
 *   request-line = method SP request-target SP HTTP-version CRLF
 *   head         = request-line *( field-line CRLF ) CRLF
 * </pre>
 *
 * <p>Whatever two readers could understand differently is refused, not guessed at: a proxy in front of this server and
 * the server must agree where each request ends, or one client's bytes become another's request (request smuggling).
 *
 * @see RequestBody where a request ends
 */
final class RequestParser {
    private RequestParser() {}

    /** Reads a head; {@code in} has its first byte. Empty lines before it are skipped (RFC 9112, 2.2). */
    static RequestHead read(HttpInput in) throws IOException {
        String line = readRequestLine(in);
        while (line.isEmpty()) {
            line = readRequestLine(in);
        }
        RequestHead requestLine = parseRequestLine(line);
        Fields fields = Fields.read(in, LineEnd.CRLF);
        requireHost(fields, requestLine.minorVersion());
        return new RequestHead(requestLine.method(), requestLine.target(), requestLine.minorVersion(), fields);
    }

    private static String readRequestLine(HttpInput in) throws IOException {
        try {
            return in.readLine(Limits.REQUEST_LINE_BYTES, LineEnd.CRLF);
        } catch (HttpInput.LineTooLongException e) {
            throw new HttpException(
                    Status.URI_TOO_LONG, "request line of more than " + Limits.REQUEST_LINE_BYTES + " bytes");
        }
    }

    /** Parses a request line without its end into a head without fields. */
    static RequestHead parseRequestLine(String line) throws HttpException {
        int methodEnd = line.indexOf(' ');
        int targetEnd = line.lastIndexOf(' ');
        if (methodEnd < 0 || targetEnd <= methodEnd + 1) {
            throw HttpException.badRequest("expected a method, a target and a version");
        }
        if (!Syntax.isToken(line, 0, methodEnd)) {
            throw HttpException.badRequest("malformed method");
        }
        if (!Syntax.isVisible(line, methodEnd + 1, targetEnd)) {
            throw HttpException.badRequest("blank, control or non-ASCII character in the target");
        }
        int minorVersion = parseVersion(line.substring(targetEnd + 1));
        return new RequestHead(
                method(line, methodEnd), line.substring(methodEnd + 1, targetEnd), minorVersion, Fields.NONE);
    }

    private static String method(String line, int end) {
        return end == 3 && line.startsWith("GET") ? "GET" : line.substring(0, end);
    }

    /** {@code HTTP/1.1} → 1. A later 1.x must be readable as 1.1 (RFC 9110, 2.5). */
    private static int parseVersion(String version) throws HttpException {
        if (version.equals("HTTP/1.1")) {
            return 1;
        }
        boolean wellFormed = version.length() == 8
                && version.startsWith("HTTP/")
                && Syntax.isDigits(version.substring(5, 6))
                && version.charAt(6) == '.'
                && Syntax.isDigits(version.substring(7));
        if (!wellFormed) {
            throw HttpException.badRequest("malformed HTTP version");
        }
        if (version.charAt(5) != '1') {
            throw new HttpException(Status.VERSION_NOT_SUPPORTED, "this server speaks HTTP/1.1");
        }
        return version.charAt(7) == '0' ? 0 : 1;
    }

    /** RFC 9112, 3.2: exactly one Host in HTTP/1.1, and never two. */
    private static void requireHost(Fields fields, int minorVersion) throws HttpException {
        int count = fields.count("Host");
        if (count > 1 || count == 0 && minorVersion >= 1) {
            throw HttpException.badRequest("expected one Host field, got " + count);
        }
        if (count == 1 && !Syntax.isHost(fields.value("Host").orElseThrow())) {
            throw HttpException.badRequest("malformed Host");
        }
    }
}

package netlab.webserver;

/**
 * Everything before the body of a request.
 *
 * @param method case-sensitive: {@code GET} is a method, {@code get} is not
 * @param target as it was sent: {@code /iot.png?x=1}, or {@code http://host/iot.png} to a proxy
 * @param minorVersion 0 for HTTP/1.0, 1 for HTTP/1.1 and its compatible successors
 */
record RequestHead(String method, String target, int minorVersion, Fields fields) {
    boolean isGet() {
        return method.equals("GET");
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    /** Tells whether the client wants to send another request: the default since HTTP/1.1 (RFC 9112, 9.3). */
    boolean keepsConnection() {
        if (fields.listContains("Connection", "close")) {
            return false;
        }
        return minorVersion >= 1 || fields.listContains("Connection", "keep-alive");
    }

    /** The request line, for a log. */
    String line() {
        return method + " " + target + " HTTP/1." + minorVersion;
    }
}

package netlab.webserver;

/**
 * An answer, before it is bytes.
 *
 * @param fields the field lines that belong to this answer, each with its CRLF; Date, Content-Length and Connection are
 *     the {@link ResponseWriter}'s business
 * @param from offset in {@code content} of the first byte to send
 * @param count how many bytes to send
 */
record Response(Status status, String fields, Content content, long from, long count) {
    private static final Content NOTHING = Content.ofText("");

    static Response whole(Resource resource) {
        return new Response(Status.OK, resource.fields(), resource.content(), 0, resource.size());
    }

    static Response part(Resource resource, ByteRange range) {
        if (range.equals(ByteRange.UNSATISFIABLE)) {
            return page(Status.RANGE_NOT_SATISFIABLE, "Content-Range: bytes */" + resource.size() + "\r\n");
        }
        String contentRange =
                "Content-Range: bytes " + range.first() + "-" + range.last() + "/" + resource.size() + "\r\n";
        return new Response(
                Status.PARTIAL_CONTENT,
                resource.fields() + contentRange,
                resource.content(),
                range.first(),
                range.count());
    }

    static Response notModified(Resource resource) {
        return new Response(Status.NOT_MODIFIED, resource.fields(), NOTHING, 0, 0);
    }

    /** A status alone, with a small page that says its name. */
    static Response page(Status status) {
        return page(status, "");
    }

    static Response page(Status status, String fields) {
        String reason = status.reason();
        Content page = Content.ofText("<!doctype html>\n<html lang=\"en\">\n<head><title>" + reason
                + "</title></head>\n<body><h1>" + reason + "</h1></body>\n</html>\n");
        return new Response(status, fields + "Content-Type: text/html; charset=utf-8\r\n", page, 0, page.size());
    }
}

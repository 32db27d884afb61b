package netlab.webserver;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Where a request ends (RFC 9112, 6.3), and reading up to there. No resource here takes a body, so it is dropped; it
 * must be read all the same, since the next request begins behind it.
 */
enum RequestBody {
    NONE,
    COUNTED,
    CHUNKED;

    /**
     * Tells how the body of a request is framed.
     *
     * @throws HttpException 400 if two readers could disagree about it, 413 if it is announced too large, 501 if it has
     *     a transfer coding that is not known here
     */
    static RequestBody of(RequestHead head) throws HttpException {
        Fields fields = head.fields();
        int lengths = fields.count("Content-Length");
        if (fields.count("Transfer-Encoding") > 0) {
            if (lengths > 0) {
                throw HttpException.badRequest("both Content-Length and Transfer-Encoding");
            }
            if (head.minorVersion() == 0) {
                throw HttpException.badRequest("Transfer-Encoding in HTTP/1.0, which has none");
            }
            requireChunked(fields.value("Transfer-Encoding").orElseThrow());
            return CHUNKED;
        }
        if (lengths > 1) {
            throw HttpException.badRequest("Content-Length more than once");
        }
        return lengths == 1 && length(fields) > 0 ? COUNTED : NONE;
    }

    private static void requireChunked(String codings) throws HttpException {
        if (codings.equalsIgnoreCase("chunked")) {
            return;
        }
        String last = codings.substring(codings.lastIndexOf(',') + 1).strip();
        String first = codings.substring(0, Math.max(0, codings.indexOf(','))).strip();
        if (last.equalsIgnoreCase("chunked") && !first.equalsIgnoreCase("chunked")) {
            throw new HttpException(Status.NOT_IMPLEMENTED, "transfer coding that is not known here");
        }
        throw HttpException.badRequest("Transfer-Encoding that does not say where the body ends");
    }

    private static long length(Fields fields) throws HttpException {
        String length = fields.value("Content-Length").orElseThrow();
        if (!Syntax.isDigits(length)) {
            throw HttpException.badRequest("malformed Content-Length");
        }
        // 18 digits always fit a long; with more, only leading zeros could make it small.
        if (length.length() > 18 || Long.parseLong(length) > Limits.BODY_BYTES) {
            throw new HttpException(
                    Status.CONTENT_TOO_LARGE, "body of " + length + " bytes, over " + Limits.BODY_BYTES);
        }
        return Long.parseLong(length);
    }

    /** Reads and drops the body, and its trailer section if it has one. */
    void drain(RequestHead head, HttpInput in) throws IOException {
        switch (this) {
            case NONE -> {}
            case COUNTED -> in.copy(length(head.fields()), OutputStream.nullOutputStream());
            case CHUNKED -> ChunkedBody.copy(in, OutputStream.nullOutputStream(), Limits.BODY_BYTES);
        }
    }
}

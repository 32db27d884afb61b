package netlab.webserver;

import java.io.IOException;
import java.io.OutputStream;
import netlab.webserver.HttpInput.LineEnd;

/**
 * A body of unknown length, in pieces that each say how long they are (RFC 9112, 7.1).
 *
 * <pre>
 *   5 CRLF          size in hexadecimal, and perhaps ";extension"
 *   hello CRLF
 *   0 CRLF          the last chunk
 *   CRLF            trailer fields, none here, and the empty line
 * </pre>
 */
final class ChunkedBody {
    private static final int MAX_SIZE_DIGITS = 15;

    private ChunkedBody() {}

    /**
     * Reads a whole body and its trailer section.
     *
     * @param maxBytes the most data accepted, inclusive, chunk sizes not counted
     * @throws HttpException 400 for malformed chunks, 413 for more than {@code maxBytes}
     */
    static void copy(HttpInput in, OutputStream sink, long maxBytes) throws IOException {
        long left = maxBytes;
        long size = readSize(in);
        while (size > 0) {
            if (size > left) {
                throw new HttpException(Status.CONTENT_TOO_LARGE, "body of more than " + maxBytes + " bytes");
            }
            left -= size;
            in.copy(size, sink);
            if (!readLine(in).isEmpty()) {
                throw HttpException.badRequest("chunk longer than its size");
            }
            size = readSize(in);
        }
        Fields.read(in, LineEnd.CRLF);
    }

    private static long readSize(HttpInput in) throws IOException {
        String line = readLine(in);
        int extension = line.indexOf(';');
        String size = extension < 0 ? line : Syntax.trimBlanks(line, 0, extension);
        if (size.isEmpty() || size.length() > MAX_SIZE_DIGITS) {
            throw HttpException.badRequest("malformed chunk size");
        }
        long value = 0;
        for (int i = 0; i < size.length(); i++) {
            int digit = size.charAt(i) < 128 ? Character.digit(size.charAt(i), 16) : -1;
            if (digit < 0) {
                throw HttpException.badRequest("malformed chunk size");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static String readLine(HttpInput in) throws IOException {
        try {
            return in.readLine(Limits.CHUNK_LINE_BYTES, LineEnd.CRLF);
        } catch (HttpInput.LineTooLongException e) {
            throw HttpException.badRequest("chunk line of more than " + Limits.CHUNK_LINE_BYTES + " bytes");
        }
    }
}

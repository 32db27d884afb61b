package netlab.webserver;

import java.io.Flushable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import netlab.net.TimedOutputStream;

/**
 * Turns responses into bytes.
 *
 * <pre>
 *   HTTP/1.1 200 OK CRLF
 *   Date: … CRLF
 *   field: value CRLF …
 *   Content-Length: 5 CRLF
 *   CRLF
 *   hello
 * </pre>
 *
 * <p>Heads and small bodies gather in a buffer until {@link #flush}. A larger body in memory leaves together with what is
 * in the buffer, in one system call; a file goes from the disk's cache to the socket without passing through here.
 */
final class ResponseWriter implements Flushable {
    private static final int BUFFER_BYTES = 8 * 1024;

    private final TimedOutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int length;

    /** What the response says about the connection. */
    enum Connection {
        /** Nothing: HTTP/1.1 keeps it open. */
        KEEP(""),
        /** HTTP/1.0 closes it unless both sides say otherwise. */
        KEEP_1_0("Connection: keep-alive\r\n"),
        CLOSE("Connection: close\r\n");

        private final String field;

        Connection(String field) {
            this.field = field;
        }
    }

    ResponseWriter(TimedOutputStream out) {
        this.out = out;
    }

    /** Writes a response; with {@code headOnly}, all but the body, as HEAD asks. */
    void write(Response response, boolean headOnly, Connection connection) throws IOException {
        // BEGIN SOLUTION
        append(response.status().line());
        append("Date: ");
        append(HttpDates.now());
        append("\r\n");
        append(response.fields());
        if (response.status() != Status.NOT_MODIFIED) {
            append("Content-Length: ");
            append(Long.toString(response.count()));
            append("\r\n");
        }
        append(connection.field);
        append("\r\n");
        if (!headOnly) {
            writeBody(response);
        }
        // END SOLUTION
        // STUB: throw new UnsupportedOperationException("TODO 3: write status line, fields, empty line and body");
    }

    /** Tells a client that asked first that its body is welcome (RFC 9110, 10.1.1), at once. */
    void writeContinue() throws IOException {
        append(Status.CONTINUE.line());
        append("\r\n");
        flush();
    }

    private void writeBody(Response response) throws IOException {
        if (response.content() instanceof Content.OnDisk disk) {
            writeFile(disk, response.from(), response.count());
        } else if (response.content() instanceof Content.InMemory memory) {
            writeMemory(memory.bytes().slice((int) response.from(), (int) response.count()));
        }
    }

    private void writeMemory(ByteBuffer body) throws IOException {
        int count = body.remaining();
        if (count <= buffer.length - length) {
            body.get(buffer, length, count);
            length += count;
        } else {
            out.write(ByteBuffer.wrap(buffer, 0, length), body);
            length = 0;
        }
    }

    private void writeFile(Content.OnDisk disk, long from, long count) throws IOException {
        try (FileChannel file = FileChannel.open(disk.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            flush();
            out.transferFrom(file, from, count);
        }
    }

    private void append(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            if (length == buffer.length) {
                flush();
            }
            buffer[length++] = (byte) text.charAt(i);
        }
    }

    @Override
    public void flush() throws IOException {
        if (length > 0) {
            out.write(buffer, 0, length);
            length = 0;
        }
    }
}

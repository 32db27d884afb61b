package netlab.webserver;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import netlab.net.Addresses;
import netlab.net.TcpClient;
import netlab.webserver.Fields.Field;
import netlab.webserver.HttpInput.LineEnd;

/** A small HTTP/1.1 client: sends GET, and shows all of the answer. One connection serves as long as the server keeps it. */
public final class WebClient implements AutoCloseable {
    /** The largest body that is taken into memory. */
    static final int MAX_BODY_BYTES = 64 * 1024 * 1024;

    private static final int MAX_STATUS_LINE_BYTES = 8 * 1024;

    private final InetSocketAddress address;
    private final Duration timeout;
    private Socket socket;
    private HttpInput in;

    /**
     * An answer.
     *
     * @param statusLine {@code HTTP/1.1 200 OK}
     * @param fieldLines {@code Content-Type: image/png}, …, in their order
     * @param contentType the Content-Type field, if there is one
     */
    public record Reply(String statusLine, List<String> fieldLines, Optional<String> contentType, byte[] body) {
        /** The body as text, in the charset that Content-Type names (UTF-8 if none); empty if it is not text. */
        public Optional<String> text() {
            String type = contentType.orElse("");
            return type.startsWith("text/") ? Optional.of(new String(body, charset(type))) : Optional.empty();
        }

        private static Charset charset(String type) {
            int parameter = type.indexOf("charset=");
            if (parameter < 0) {
                return StandardCharsets.UTF_8;
            }
            String name = type.substring(parameter + "charset=".length()).replace("\"", "");
            try {
                return Charset.forName(name.split(";")[0].strip());
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                return StandardCharsets.ISO_8859_1; // loses nothing
            }
        }
    }

    private WebClient(InetSocketAddress address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
    }

    /** Connects; {@code timeout} is for this, and for each answer as a whole. */
    public static WebClient connect(InetSocketAddress address, Duration timeout) throws IOException {
        WebClient client = new WebClient(address, timeout);
        client.connect();
        return client;
    }

    /**
     * Gets {@code path}, which is sent as it is, but for characters that a request line cannot hold.
     *
     * @throws ProtocolException if the answer is not HTTP/1.x, or its body is over 64 MiB
     */
    public Reply get(String path) throws IOException {
        if (socket.isClosed()) {
            connect();
            return request(path);
        }
        try {
            return request(path);
        } catch (EOFException | SocketException e) {
            // A server may close an idle connection at any time; asking again does no harm (RFC 9110, 9.2.2).
            connect();
            return request(path);
        }
    }

    private void connect() throws IOException {
        close();
        socket = TcpClient.connect(address, timeout);
        in = new HttpInput(socket, () -> {}, timeout);
    }

    private Reply request(String path) throws IOException {
        OutputStream out = socket.getOutputStream();
        String host = Addresses.format(address);
        String request = "GET " + printable(path) + " HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: netlab\r\n\r\n";
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        in.startDeadline(timeout);
        return readReply();
    }

    private Reply readReply() throws IOException {
        String statusLine = readStatusLine();
        Fields fields = Fields.read(in, LineEnd.CRLF_OR_LF);
        while (statusLine.startsWith(" 1", "HTTP/1.1".length())) { // an interim answer; the real one follows
            statusLine = readStatusLine();
            fields = Fields.read(in, LineEnd.CRLF_OR_LF);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean keep = readBody(statusLine, fields, body);
        if (!keep || fields.listContains("Connection", "close")) {
            close();
        }
        List<String> lines = fields.lines().stream().map(WebClient::format).toList();
        return new Reply(statusLine, lines, fields.value("Content-Type"), body.toByteArray());
    }

    private static String format(Field field) {
        return field.name() + ": " + field.value();
    }

    private String readStatusLine() throws IOException {
        String line = in.readLine(MAX_STATUS_LINE_BYTES, LineEnd.CRLF_OR_LF);
        if (!line.startsWith("HTTP/1.") || line.length() < "HTTP/1.1 200".length()) {
            throw new ProtocolException("expected a status line, got '" + line + "': is this a web server?");
        }
        return line;
    }

    /** Reads the body (RFC 9112, 6.3); returns false if only the end of the connection ended it. */
    private boolean readBody(String statusLine, Fields fields, OutputStream body) throws IOException {
        if (statusLine.startsWith(" 204", "HTTP/1.1".length()) || statusLine.startsWith(" 304", "HTTP/1.1".length())) {
            return true;
        }
        if (fields.listContains("Transfer-Encoding", "chunked")) {
            ChunkedBody.copy(in, body, MAX_BODY_BYTES);
            return true;
        }
        String length = fields.value("Content-Length").orElse("");
        if (length.isEmpty()) {
            in.copyToEnd(MAX_BODY_BYTES, body);
            return false;
        }
        if (!Syntax.isDigits(length) || length.length() > 9 || Integer.parseInt(length) > MAX_BODY_BYTES) {
            throw new ProtocolException("expected a body of at most " + MAX_BODY_BYTES + " bytes, got " + length);
        }
        in.copy(Integer.parseInt(length), body);
        return true;
    }

    /** Percent-encodes blanks, control characters and everything outside ASCII, so that {@code /한글.html} can be typed. */
    private static String printable(String path) {
        StringBuilder encoded = new StringBuilder(path.startsWith("/") ? "" : "/");
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b <= '~') {
                encoded.append((char) b);
            } else {
                encoded.append(String.format("%%%02X", b));
            }
        }
        return encoded.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
    }
}

package netlab.basics;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A browser is a socket and some text: sends a GET (RFC 9112), prints status line, headers and the start of the body.
 *
 * <pre>
 *   GET /index.html HTTP/1.1␍␊         HTTP/1.1 200 OK␍␊
 *   Host: 127.0.0.1:8080␍␊             Content-Type: text/html; charset=utf-8␍␊
 *   Connection: close␍␊                Content-Length: 137␍␊
 *   ␍␊                                  ␍␊
 *                                        137 bytes of body
 * </pre>
 *
 * <p>Alone: {@code java MiniBrowser.java HOST [PATH] [-p PORT]}. TCP lecture, port 80.
 *
 * <p>Left out on purpose: https, redirects, pictures; see {@link java.net.http.HttpClient}.
 */
public final class MiniBrowser {
    private static final int TIMEOUT_MS = 10_000;
    private static final int MAX_LINE_BYTES = 8 * 1024;
    private static final int MAX_HEADERS = 100;
    private static final int SHOWN_BODY_BYTES = 1024;

    private MiniBrowser() {}

    static void run(String host, int port, String path) throws IOException {
        if (!path.matches("/[!-~]*")) { // a blank or a line end would make another request of it
            throw new ProtocolException("a path begins with / and has visible ASCII only: '" + path + "'");
        }
        Console console = System.console(); // null when nobody watches: then in UTF-8
        PrintStream screen = new PrintStream(System.out, true, console == null ? UTF_8 : console.charset());
        try (Socket server = new Socket(InetAddress.getByName(host), port)) {
            server.setSoTimeout(TIMEOUT_MS);
            String authority = port == 80 ? host : host + ":" + port;
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + authority + "\r\nConnection: close\r\n\r\n";
            server.getOutputStream().write(request.getBytes(US_ASCII));

            InputStream in = new BufferedInputStream(server.getInputStream());
            String status = readLine(in);
            if (!status.startsWith("HTTP/")) {
                throw new ProtocolException("expected HTTP/1.1 and a status, got '" + status + "'");
            }
            screen.println(status);
            Map<String, String> headers = readHeaders(in, screen);
            screen.println();
            showBody(in, headers, screen);
        }
    }

    private static Map<String, String> readHeaders(InputStream in, PrintStream screen) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int count = 0; count <= MAX_HEADERS; count++) {
            String line = readLine(in);
            if (line.isEmpty()) {
                return headers;
            }
            screen.println(line);
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("expected NAME: VALUE, got '" + line + "'");
            }
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        throw new ProtocolException("expected at most " + MAX_HEADERS + " headers");
    }

    private static void showBody(InputStream in, Map<String, String> headers, PrintStream screen) throws IOException {
        byte[] body;
        if (headers.getOrDefault("Transfer-Encoding", "").equalsIgnoreCase("chunked")) {
            body = readChunks(in);
        } else if (headers.containsKey("Content-Length")) {
            body = readExactly(in, Math.min(number(headers.get("Content-Length"), 10), SHOWN_BODY_BYTES));
        } else {
            body = in.readNBytes(SHOWN_BODY_BYTES); // without a length the stream's end is the body's
        }
        String type = headers.getOrDefault("Content-Type", "text/plain");
        if (type.startsWith("text/") || type.contains("json") || type.contains("xml")) {
            screen.println(new String(body, charset(type)));
        } else {
            screen.println("(" + type + ": not text, not shown)");
        }
        if (body.length == SHOWN_BODY_BYTES) {
            screen.println("(the first " + SHOWN_BODY_BYTES + " bytes)");
        }
    }

    /** A chunk is its length in hexadecimal, a line end, as many bytes, a line end; a chunk of 0 bytes is the last. */
    private static byte[] readChunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long size = chunkSize(in);
        while (size > 0 && body.size() < SHOWN_BODY_BYTES) {
            body.writeBytes(readExactly(in, Math.min(size, SHOWN_BODY_BYTES - body.size())));
            if (body.size() < SHOWN_BODY_BYTES) {
                readLine(in);
                size = chunkSize(in);
            }
        }
        return body.toByteArray();
    }

    private static long chunkSize(InputStream in) throws IOException {
        return number(readLine(in).split(";", 2)[0].strip(), 16); // behind a semicolon: extensions that nobody uses
    }

    private static byte[] readExactly(InputStream in, long length) throws IOException {
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw new EOFException("connection closed after " + bytes.length + " of " + length + " bytes of the body");
        }
        return bytes;
    }

    private static long number(String text, int radix) throws ProtocolException {
        String digits = radix == 16 ? "[0-9a-fA-F]{1,15}" : "[0-9]{1,18}";
        if (!text.matches(digits)) {
            throw new ProtocolException("expected a length, got '" + text + "'");
        }
        return Long.parseLong(text, radix);
    }

    private static Charset charset(String contentType) {
        int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (at < 0) {
            return UTF_8;
        }
        try {
            return Charset.forName(contentType
                    .substring(at + 8)
                    .split(";", 2)[0]
                    .replace("\"", "")
                    .strip());
        } catch (IllegalArgumentException e) {
            return UTF_8; // a name that this machine does not know
        }
    }

    private static String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("connection closed inside the head of the reply");
            }
            if (line.size() == MAX_LINE_BYTES) {
                throw new ProtocolException("expected a line end within " + MAX_LINE_BYTES + " bytes");
            }
            line.write(b);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    public static void main(String[] args) {
        if (args.length == 0) {
            System.err.println("usage: java MiniBrowser.java HOST [PATH] [-p PORT]");
            System.exit(2);
        }
        String path = args.length > 1 && args[1].startsWith("/") ? args[1] : "/";
        int port = Integer.parseInt(option(args, "-p", "--port", "80"));
        try {
            run(args[0], port, path);
        } catch (IOException e) {
            System.err.println("cannot browse " + args[0] + ":" + port + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private static String option(String[] args, String shortName, String longName, String otherwise) {
        for (int i = 0; i < args.length - 1; i++) {
            if (args[i].equals(shortName) || args[i].equals(longName)) {
                return args[i + 1];
            }
        }
        return otherwise;
    }
}

package netlab.webserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import netlab.testkit.Hexdump;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Subject;

/**
 * An answer as graded tests see it: made of its bytes alone, since every class of the homework may be wrong.
 *
 * @param lines the status line and the field lines, each with the line end it came with
 * @param fields names in any case
 */
record WireAnswer(List<String> lines, Map<String, String> fields, byte[] body) {
    private static final int MAX_HEAD_BYTES = 64 * 1024;

    /** Returns a request after which the server is to close the connection. */
    static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    /** Returns a request after which another may follow. */
    static String getAndStay(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    /** Returns a command line that sends {@link #get}. */
    static String curl(String target) {
        return "curl -v --path-as-is 'http://{host}:{port}" + target + "'";
    }

    /** Reads the next answer; a body without Content-Length ends with the connection. */
    static WireAnswer read(Subject subject, RawPeer peer) throws IOException {
        requireHead(subject, peer);
        List<String> lines = new ArrayList<>();
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        lines.add("HTTP/1." + rawLine(peer));
        String line = rawLine(peer);
        while (!line.isBlank()) {
            lines.add(line);
            assertThat(line)
                    .as("a field line, or the empty line before the body")
                    .contains(":");
            fields.put(
                    line.substring(0, line.indexOf(':')).strip(),
                    line.substring(line.indexOf(':') + 1).strip());
            line = rawLine(peer);
        }
        lines.add(line);
        return new WireAnswer(lines, fields, readBody(subject, peer, fields.get("Content-Length")));
    }

    private static void requireHead(Subject subject, RawPeer peer) throws IOException {
        byte[] first = peer.readFully(1);
        subject.blame(Misconception.HEADERLESS_HTTP, curl("/iot.png"), () -> {
            if (first[0] != 'H') {
                throw new AssertionError("expected an answer that begins with \"HTTP/1.\"; its first byte is "
                        + Hexdump.describe(first[0]));
            }
            peer.expect("TTP/1.");
        });
    }

    private static byte[] readBody(Subject subject, RawPeer peer, String contentLength) throws IOException {
        if (contentLength != null) {
            assertThat(contentLength).as("Content-Length").matches("\\d{1,9}");
            return peer.readFully(Integer.parseInt(contentLength));
        }
        byte[][] body = new byte[1][];
        subject.blame(Misconception.NEVER_CLOSED, curl("/iot.png"), () -> body[0] = peer.readToEnd());
        return body[0];
    }

    /** Returns the next line with its line end. */
    private static String rawLine(RawPeer peer) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] one;
        do {
            one = peer.readFully(1);
            line.writeBytes(one);
            assertThat(line.size()).as("bytes of a line").isLessThan(MAX_HEAD_BYTES);
        } while (one[0] != '\n');
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Asks for {@code target} on a connection of its own. */
    static WireAnswer to(Subject subject, RawPeer peer, String target) throws IOException {
        try (peer) {
            peer.send(get(target));
            return read(subject, peer);
        }
    }

    /** Expects a status; the message quotes the status line. */
    void expectStatus(int expected) {
        if (status() != expected) {
            throw new AssertionError("expected the status " + expected + "; got \""
                    + lines.get(0).strip() + "\"");
        }
    }

    int status() {
        assertThat(lines.get(0)).as("status line").matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?\\R");
        return Integer.parseInt(lines.get(0).substring(9, 12));
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }
}

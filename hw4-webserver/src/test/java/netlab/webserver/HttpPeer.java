package netlab.webserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import netlab.testkit.RawPeer;

/** A client that sends exactly the bytes it is told to, and reads answers as HTTP frames them. */
final class HttpPeer implements AutoCloseable {
    private final RawPeer peer;

    /** An answer; names of fields in any case. */
    record Reply(int status, Map<String, String> fields, byte[] body) {
        String field(String name) {
            return fields.get(name);
        }

        boolean closes() {
            return "close".equals(fields.get("Connection"));
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private HttpPeer(RawPeer peer) {
        this.peer = peer;
    }

    static HttpPeer connect(WebServer server) throws IOException {
        return new HttpPeer(RawPeer.connect(server.port()));
    }

    /** Sends {@code lines}, each with CRLF, and the empty line that ends a head. */
    void sendHead(String... lines) throws IOException {
        peer.send(head(lines));
    }

    static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    void send(String bytes) throws IOException {
        peer.send(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads an answer that has the body its Content-Length says. */
    Reply readReply() throws IOException {
        Reply head = readHead();
        int length = Integer.parseInt(head.fields().getOrDefault("Content-Length", "0"));
        return new Reply(head.status(), head.fields(), peer.readFully(length));
    }

    /** Reads an answer that ends with its head: to HEAD, or with 304 or 100. */
    Reply readHead() throws IOException {
        String[] statusLine = peer.readLine().split(" ", 3);
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String line = peer.readLine();
        while (!line.isEmpty()) {
            int colon = line.indexOf(": ");
            fields.put(line.substring(0, colon), line.substring(colon + 2));
            line = peer.readLine();
        }
        return new Reply(Integer.parseInt(statusLine[1]), fields, new byte[0]);
    }

    /** Sends a head on a connection of its own and reads the answer. */
    static Reply ask(WebServer server, String... lines) throws IOException {
        try (HttpPeer peer = connect(server)) {
            peer.sendHead(lines);
            return lines[0].startsWith("HEAD") ? peer.readHead() : peer.readReply();
        }
    }

    RawPeer raw() {
        return peer;
    }

    @Override
    public void close() {
        peer.close();
    }
}

// HIDDEN FILE
package netlab.webserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import netlab.testkit.LabProcess;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own. */
@ExtendWith(TranscriptOnFailure.class)
class MainIT {
    private static final String REQUEST = "GET /index.html HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void saysWhereItListensAndEndsOnRequest() throws IOException {
        try (LabProcess server =
                        LabProcess.java(Main.class, "server", "--port", "0").start();
                RawPeer peer = RawPeer.connect(server.port())) {
            String url = "Open in a browser: http://127.0.0.1:" + server.port() + "/index.html\n";
            String output = server.awaitStdout(url);
            assertThat(output).isEqualTo("hw4-webserver listening on 127.0.0.1:" + server.port() + "\n" + url);
            peer.send(REQUEST);
            assertThat(peer.readLine()).isEqualTo("HTTP/1.1 200 OK");
            server.terminate();
            assertThat(server.awaitExit().exitCode()).isZero();
            assertThat(server.stderr()).isEmpty();
        }
    }

    @Test
    void servesADirectoryAndLogsWhenToldTo(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("hello.txt"), "hello");
        try (LabProcess server = LabProcess.java(
                                Main.class, "server", "-p", "0", "--verbose", "--root", root.toString())
                        .start();
                RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("GET /hello.txt HTTP/1.0\r\n\r\n");
            assertThat(new String(peer.readToEnd())).endsWith("\r\n\r\nhello");
            server.awaitStderr("\"GET /hello.txt HTTP/1.0\" 200 5");
        }
    }

    /** Where port 80 is taken, or not to be had by this user, it is 8080; where that is taken too, an explained end. */
    @Test
    void takesAnotherPortWhereTheSystemRefusesTheDefault() throws IOException {
        try (ServerSocket taken = new ServerSocket()) {
            boolean refused = !bind(taken, WebServer.DEFAULT_PORT);
            try (LabProcess server = LabProcess.java(Main.class, "server").start()) {
                server.awaitReady();
                if (server.stdout().isEmpty()) {
                    assertThat(server.awaitExit().exitCode()).isEqualTo(1);
                    assertThat(server.stderr()).startsWith("cannot listen on 127.0.0.1:8080");
                } else {
                    assertThat(server.port()).as("port 80 refused: " + refused).isEqualTo(WebServer.FALLBACK_PORT);
                    server.awaitStdout("http://127.0.0.1:8080/index.html");
                }
            }
        }
    }

    private static boolean bind(ServerSocket socket, int port) {
        try {
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void demoWorksThroughAPipe() throws IOException {
        try (LabProcess demo = LabProcess.java(Main.class).start()) {
            demo.writeLine("/index.html");
            demo.closeStdin();
            assertThat(demo.awaitExit().exitCode()).isZero();
            assertThat(demo.stdout()).contains("HTTP/1.1 200 OK", "사물인터넷");
        }
    }

    @Test
    void agreesWithCurl() throws IOException {
        Assumptions.assumeTrue(isInstalled("curl"), "curl is not installed");
        try (LabProcess server =
                LabProcess.java(Main.class, "server", "--port", "0").start()) {
            String base = "http://127.0.0.1:" + server.port();
            assertThat(curl("-sv", base + "/index.html")).contains("< HTTP/1.1 200 OK", "charset=euc-kr");
            assertThat(curl("-sI", base + "/iot.png")).contains("HTTP/1.1 200 OK", "Content-Type: image/png");
            String two = curl("-sv", "-o", "/dev/null", "-o", "/dev/null", base + "/iot.png", base + "/favicon.ico");
            assertThat(two).containsIgnoringCase("re-using existing connection");
            assertThat(curl("-s", "-r", "1-3", base + "/iot.png")).startsWith("PNG");
            assertThat(curl("-sv", "-0", base + "/aaaaa")).contains("< HTTP/1.1 404 Not Found", "Not Found");
            assertThat(curl("-sv", "--path-as-is", base + "/../../etc/passwd")).contains("404 Not Found");
            assertThat(curl("-sv", "-d", "a=b", base + "/")).contains("405 Method Not Allowed", "Allow: GET, HEAD");
            assertThat(curl("-sv", "-T", "-", "-H", "Expect: 100-continue", base + "/"))
                    .contains("405 Method Not Allowed");
            assertThat(curl("-sv", "-X", "GET", "-H", "Transfer-Encoding: chunked", "-d", "a=b", base + "/iot.png"))
                    .contains("< HTTP/1.1 200 OK");
            assertThat(curl("-sv", "-x", base, "http://example.org/index.html")).contains("< HTTP/1.1 200 OK");
        }
    }

    /** Runs curl and returns what it printed, the traffic included. */
    private static String curl(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 3];
        command[0] = "curl";
        command[1] = "--max-time";
        command[2] = "20";
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        try (LabProcess curl = LabProcess.command(command).start()) {
            curl.closeStdin();
            assertThat(curl.awaitExit().exitCode())
                    .as(String.join(" ", command))
                    .isZero();
            return curl.stderr() + curl.stdout();
        }
    }

    private static boolean isInstalled(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}

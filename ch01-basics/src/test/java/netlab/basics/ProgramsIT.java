package netlab.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program as its user meets it: a process of its own, started through {@link Main}. */
@ExtendWith(TranscriptOnFailure.class)
class ProgramsIT {
    private static final String HOST = "127.0.0.1";

    /** In a locale and with a default encoding that know no Korean: the programs must not depend on either. */
    private static LabProcess start(String... arguments) throws Exception {
        return LabProcess.java(Main.class, arguments)
                .jvmArguments("-Dfile.encoding=ISO-8859-1")
                .environment("LC_ALL", "C")
                .start();
    }

    /** Returns what the program prints, after it has ended well. */
    private static String output(LabProcess program, String input) {
        input.lines().forEach(program::writeLine);
        program.closeStdin();
        assertThat(program.awaitExit()).isEqualTo(new Outcome.Exited(0));
        assertThat(program.stderr()).isEmpty();
        return program.stdout().replace(System.lineSeparator(), "\n");
    }

    private static void terminate(LabProcess server) {
        server.terminate();
        int exitCode = server.awaitExit().exitCode();
        if (!OS.WINDOWS.isCurrentOs()) { // which has no signal that a program could answer
            assertThat(exitCode).isZero();
        }
    }

    static Stream<Arguments> pairs() {
        String lecture = "sent 5 bytes\nhello\nsent 6 bytes\n안녕\n";
        return Stream.of(
                arguments("echo", "hello\n안녕", "hello\n안녕\n"),
                arguments("hello", "", "Hello 127\\.0\\.0\\.1\n"),
                arguments("echo-one", "hello\n안녕", lecture),
                arguments("echo-errors", "hello\n안녕", lecture),
                arguments("echo-threads", "hello\n안녕", lecture),
                arguments("echo-selector", "hello\n안녕", lecture),
                arguments("echo-reusable", "hello\n안녕", lecture),
                arguments("echo-tcpserver", "hello\n안녕", lecture),
                arguments("echo-convenience", "hello\n안녕\nQUIT\nnot sent", lecture),
                arguments("echo-arguments", "hello\n안녕", lecture),
                arguments("time", "", "[A-Z][a-z]{2} [A-Z][a-z]{2} [ 123]\\d \\d\\d:\\d\\d:\\d\\d 20\\d\\d\n"),
                arguments("number", "3\n10\n11\nq\n5", "three\nten\nTry again\n"),
                arguments("partial-read", "", "(?s).*\\['This', ' is ', 'IoT ', 'worl', 'd!!!']\n"),
                arguments("half-close", "one\ntwo", "sent 2 lines, done sending\nanswer: 2 lines, 8 bytes\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void serverAndClientTalkAndEndWell(String name, String input, String expected) throws Exception {
        try (LabProcess server = start(name, "server", "--port", "0")) {
            int port = server.port();
            assertThat(server.stdout().lines().findFirst()).contains(name + " listening on 127.0.0.1:" + port);
            try (LabProcess client = start(name, "client", "-s", HOST, "-p", port + "")) {
                assertThat(output(client, input)).matches(expected);
            }
            terminate(server);
            assertThat(server.stderr()).isEmpty();
            try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
                assertThat(again.isBound()).as("the port is free again").isTrue();
            }
        }
    }

    @Test
    void terminatingAServerDoesNotWaitForItsClient() throws Exception {
        try (LabProcess server = start("dead-peer", "server", "-p", "0");
                RawPeer client = RawPeer.connect(server.port())) {
            assertThat(client.socket().isConnected()).isTrue();
            terminate(server);
        }
    }

    @Test
    void serverAndClientWithoutANameAreTheFirstEcho() throws Exception {
        try (LabProcess server = start("server", "--port", "0");
                LabProcess client = start("client", "--port", server.port() + "")) {
            assertThat(server.stdout()).startsWith("echo listening on ");
            assertThat(output(client, "hello")).isEqualTo("hello\n");
        }
    }

    @Test
    void withoutArgumentsATourOfThree() throws Exception {
        try (LabProcess tour = start()) {
            assertThat(output(tour, "안녕\nquit\n").replaceAll("1:\\d+", "1:PORT"))
                    .isEqualTo("""
                            --- hello: the server greets and closes (127.0.0.1:PORT)
                            Hello 127.0.0.1
                            --- partial-read: 20 bytes in pieces of at most 4 (127.0.0.1:PORT)
                            ['This']
                            ['This', ' is ']
                            ['This', ' is ', 'IoT ']
                            ['This', ' is ', 'IoT ', 'worl']
                            ['This', ' is ', 'IoT ', 'worl', 'd!!!']
                            --- echo: bytes come back unchanged; quit ends it (127.0.0.1:PORT)
                            Server and client in one process. In two terminals: mvn -pl ch01-basics exec:java@server, then mvn -pl ch01-basics exec:java@client
                            안녕
                            """);
        }
    }

    @Test
    void listNamesThemAll() throws Exception {
        String names = "echo hello echo-one echo-errors echo-threads echo-selector echo-reusable echo-tcpserver"
                + " echo-convenience time number partial-read echo-arguments half-close dead-peer browser integers"
                + " messages addresses list";
        try (LabProcess list = start("list")) {
            assertThat(output(list, "").lines().map(line -> line.split(" ")[0])).containsExactly(names.split(" "));
        }
    }

    @Test
    void messagesAreShownFourWays() throws Exception {
        try (LabProcess messages = start("messages")) {
            assertThat(output(messages, "")).isEqualTo("""
                            fixed length, 8 bytes each
                              'kim     '
                              'lee     '
                              'choi    '
                            delimited by a newline
                              'hello'
                              ''
                              'a longer message'
                            length-prefixed, 4 bytes big-endian
                              'hello', 5 bytes
                              'two\\nlines', 9 bytes
                              '', 0 bytes
                            typed, the first byte tells
                              temperature -4.5
                              door open
                              alarm
                            """);
        }
    }

    @Test
    void halfCloseAloneShowsBothSides() throws Exception {
        try (LabProcess both = start("half-close")) {
            assertThat(output(both, "")).isEqualTo("sent 3 lines, done sending\nanswer: 3 lines, 14 bytes\n");
        }
    }

    @Test
    void integersTakesItsNumberFromTheCommandLine() throws Exception {
        try (LabProcess integers = start("integers", "-2")) {
            assertThat(output(integers, "")).contains("4 bytes, big-endian    ff ff ff fe");
        }
    }

    @Test
    void browserGetsAPageFromARealServer() throws Exception {
        HttpServer web = HttpServer.create(new InetSocketAddress(HOST, 0), 0);
        web.createContext("/", exchange -> {
            byte[] page = "<p>안녕</p>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            boolean chunked = exchange.getRequestURI().getPath().equals("/chunked");
            exchange.sendResponseHeaders(200, chunked ? 0 : page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        web.start();
        String port = web.getAddress().getPort() + "";
        try (LabProcess plain = start("browser", HOST, "-p", port);
                LabProcess chunked = start("browser", HOST, "/chunked", "-p", port)) {
            assertThat(output(plain, ""))
                    .startsWith("HTTP/1.1 200 OK\n")
                    .containsIgnoringCase("content-length: 13\n")
                    .endsWith("\n\n<p>안녕</p>\n");
            assertThat(output(chunked, ""))
                    .containsIgnoringCase("transfer-encoding: chunked\n")
                    .endsWith("\n\n<p>안녕</p>\n");
        } finally {
            web.stop(0);
        }
    }

    @Test
    void verboseServerTellsWhatHappensOnItsConnections() throws Exception {
        try (LabProcess server = start("echo-errors", "server", "-p", "0", "--verbose")) {
            RawPeer.connect(server.port()).close();
            server.awaitStderr("closed the connection");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "echo client -p 1, 1, cannot talk to 127.0.0.1:1: Connection refused",
        "browser 127.0.0.1 -p 1, 1, cannot browse 127.0.0.1:1: Connection refused",
        "integers 4294967296, 1, '4 bytes hold -2147483648 to 4294967295, not 4294967296'",
        "echo server -s 203.0.113.1 -p 0, 1, 'cannot listen on 203.0.113.1:0: '",
        "echo-arguments server 65536, 2, expected a port of 0 to 65535",
        "time server -p -1, 2, expected a port of 0 to 65535",
        "echo, 2, Missing required parameter",
        "echo both, 2, 'expected server or client, got'",
        "nonsense, 2, nonsense"
    })
    void saysInOneSentenceWhatIsWrong(String commandLine, int exitCode, String sentence) throws Exception {
        try (LabProcess program = start(commandLine.split(" "))) {
            assertThat(program.awaitExit()).isEqualTo(new Outcome.Exited(exitCode));
            assertThat(program.stderr()).contains(sentence).doesNotContain("\tat ");
            assertThat(program.stdout()).isEmpty();
        }
    }
}

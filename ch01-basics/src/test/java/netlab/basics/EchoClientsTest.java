package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import netlab.testkit.TranscriptOnFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(TranscriptOnFailure.class)
class EchoClientsTest {
    private static final String HOST = "127.0.0.1";
    private static final Duration LONG_ENOUGH_FOR_A_READ = Duration.ofMillis(100);

    interface Run {
        void run(String host, int port) throws IOException;
    }

    /** The echo clients of the lecture; the first, of chapter 1, does not tell how much it sent. */
    enum Client {
        CHAPTER_1(EchoClient::run),
        ONE(EchoOneClient::run),
        ERRORS(EchoErrorsClient::run),
        CONVENIENCE(EchoConvenienceClient::run),
        ARGUMENTS(EchoArgumentsClient::run);

        final Run run;

        Client(Run run) {
            this.run = run;
        }

        String answer(String input, int port) throws IOException {
            return Captured.run(input, () -> run.run(HOST, port));
        }

        String expected(String echo, int bytes) {
            return (this == CHAPTER_1 ? "" : "sent " + bytes + " bytes\n") + echo + "\n";
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsLinesBareAndPrintsTheEcho(Client client) throws Exception {
        try (Played server = Played.server(peer -> {
            peer.expect("hello");
            peer.send("hello");
            peer.expect("안녕");
            peer.send("안녕");
            peer.expectEndOfStream();
        })) {
            assertThat(client.answer("hello\n안녕\n", server.port()))
                    .isEqualTo(client.expected("hello", 5) + client.expected("안녕", 6));
            server.awaitEnd();
        }
    }

    @ParameterizedTest
    @EnumSource
    void putsAnEchoTogetherThatComesBackInPieces(Client client) throws Exception {
        try (Played server = Played.server(peer -> {
            peer.expect("안녕하세요");
            byte[] echo = "안녕하세요".getBytes(UTF_8);
            peer.send(Arrays.copyOf(echo, 4)); // in the middle of a character
            peer.expectSilence(LONG_ENOUGH_FOR_A_READ);
            peer.send(Arrays.copyOfRange(echo, 4, echo.length));
            peer.expectEndOfStream();
        })) {
            assertThat(client.answer("안녕하세요\n", server.port())).isEqualTo(client.expected("안녕하세요", 15));
            server.awaitEnd();
        }
    }

    @ParameterizedTest
    @EnumSource
    void quitsInAnyCaseWithoutSendingIt(Client client) throws Exception {
        try (Played server = Played.server(peer -> {
            peer.expect("hi");
            peer.send("hi");
            peer.expectEndOfStream();
        })) {
            assertThat(client.answer("hi\nQuIt\nnever sent\n", server.port())).isEqualTo(client.expected("hi", 2));
            server.awaitEnd();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsNothingForAnEmptyLineAndWaitsForNothing(Client client) throws Exception {
        try (Played server = Played.server(peer -> {
            peer.expect("x");
            peer.send("x");
            peer.expectEndOfStream();
        })) {
            assertThat(client.answer("\nx\n", server.port()))
                    .isEqualTo(client.expected("", 0) + client.expected("x", 1));
            server.awaitEnd();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CHAPTER_1")
    void saysWhenTheServerHasClosed(Client client) throws Exception {
        try (Played server = Played.server(peer -> {
            peer.expect("hello");
            peer.send("he");
        })) {
            assertThat(client.answer("hello\n", server.port())).isEqualTo("sent 5 bytes\nconnection closed\n");
            server.awaitEnd();
        }
    }

    @Test
    void chapter1FailsWhenTheServerHasClosed() throws Exception {
        try (Played server = Played.server(peer -> {
            peer.expect("hello");
            peer.send("he");
        })) {
            assertThatThrownBy(() -> Client.CHAPTER_1.answer("hello\n", server.port()))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("connection closed after 2 of 5 bytes");
        }
    }

    @Test
    void saysConnectionClosedAfterAReset() throws Exception {
        try (Played server = Played.server(peer -> {
            peer.expect("hello");
            peer.reset();
        })) {
            assertThat(Client.ERRORS.answer("hello\nhello again\n", server.port()))
                    .isEqualTo("sent 5 bytes\nconnection closed\n");
            server.awaitEnd();
        }
    }

    @Test
    void longLineDoesNotFillTheBuffersOfBothSides() throws Exception {
        String line = "0123456789abcdef".repeat(1024 * 1024);
        try (RunningServer server = RunningServer.of(EchoServer::serve)) {
            assertThat(Client.ERRORS.answer(line + "\n", server.port()))
                    .isEqualTo("sent " + line.length() + " bytes\n" + line + "\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsWhereNobodyListens(Client client) throws Exception {
        int port;
        try (ServerSocket closedAtOnce = new ServerSocket(0)) {
            port = closedAtOnce.getLocalPort();
        }
        assertThatThrownBy(() -> client.answer("hello\n", port))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Connection refused");
    }
}

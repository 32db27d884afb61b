package netlab.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import netlab.testkit.LabProcess;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hello, time and partial read: the server speaks first, and closes. */
@ExtendWith(TranscriptOnFailure.class)
class GreetersTest {
    private static final String HOST = "127.0.0.1";

    private interface Start {
        RunningServer start() throws IOException;
    }

    enum Greeter {
        HELLO(() -> RunningServer.of(HelloServer::serve), "Hello 127\\.0\\.0\\.1"),
        TIME(
                () -> RunningServer.of(TimeServer::serve),
                "(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ 123]\\d \\d\\d:\\d\\d:\\d\\d 20\\d\\d"),
        PARTIAL_READ(() -> RunningServer.of(PartialReadServer::serve), "This is IoT world!!!");

        private final Start start;
        private final String pattern;

        Greeter(Start start, String pattern) {
            this.start = start;
            this.pattern = pattern;
        }
    }

    @ParameterizedTest
    @EnumSource
    void speaksAndCloses(Greeter greeter) throws Exception {
        try (RunningServer server = greeter.start.start();
                RawPeer peer = RawPeer.connect(server.port())) {
            assertThat(new String(peer.readToEnd(), StandardCharsets.US_ASCII)).matches(greeter.pattern);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNotHeldUpByThoseWhoDoNotListen(Greeter greeter) throws Exception {
        try (RunningServer server = greeter.start.start();
                RawPeer silent = RawPeer.connect(server.port());
                RawPeer rude = RawPeer.connect(server.port());
                RawPeer talkative = RawPeer.connect(server.port())) {
            assertThat(silent.socket().isConnected()).isTrue();
            rude.reset();
            talkative.send("GET / HTTP/1.1\r\n\r\n");
            try (RawPeer peer = RawPeer.connect(server.port())) {
                assertThat(new String(peer.readToEnd(), StandardCharsets.US_ASCII))
                        .matches(greeter.pattern);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void speaksToManyAtOnce(Greeter greeter) throws Exception {
        List<RawPeer> peers = new ArrayList<>();
        try (RunningServer server = greeter.start.start()) {
            for (int i = 0; i < 50; i++) {
                peers.add(RawPeer.connect(server.port()));
            }
            for (RawPeer peer : peers) {
                assertThat(new String(peer.readToEnd(), StandardCharsets.US_ASCII))
                        .matches(greeter.pattern);
            }
        } finally {
            peers.forEach(RawPeer::close);
        }
    }

    @Test
    void timeIsWrittenAsCtimeWritesIt() {
        assertThat(TimeServer.ctime(LocalDateTime.of(2021, 3, 4, 9, 43, 7))).isEqualTo("Thu Mar  4 09:43:07 2021");
        assertThat(TimeServer.ctime(LocalDateTime.of(1999, 12, 31, 23, 59, 59))).isEqualTo("Fri Dec 31 23:59:59 1999");
    }

    @Test
    void timeHasEnglishNamesOfThreeLetters() {
        String[] months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        for (int month = 1; month <= 12; month++) {
            assertThat(TimeServer.ctime(LocalDateTime.of(2021, month, 1, 0, 0)))
                    .hasSize(24)
                    .containsSubsequence(months[month - 1], "  1 00:00:00 2021");
        }
    }

    @Test
    void timeIsEnglishOnAMachineThatSpeaksKorean() throws Exception {
        try (LabProcess server = LabProcess.java(TimeServer.class, "--port", "0")
                        .jvmArguments("-Duser.language=ko", "-Duser.country=KR")
                        .start();
                RawPeer peer = RawPeer.connect(server.port())) {
            assertThat(new String(peer.readToEnd(), StandardCharsets.UTF_8)).matches(Greeter.TIME.pattern);
        }
    }

    @Test
    void clientsPrintAGreetingThatComesOneByteAtATime() throws Exception {
        try (Played server = Played.server(peer -> peer.sendOneByteAtATime("Hello 192.0.2.7"))) {
            assertThat(Captured.run(() -> HelloClient.run(HOST, server.port()))).isEqualTo("Hello 192.0.2.7\n");
        }
        try (Played server = Played.server(peer -> peer.sendOneByteAtATime("Thu Mar  4 09:43:07 2021"))) {
            assertThat(Captured.run(() -> TimeClient.run(HOST, server.port()))).isEqualTo("Thu Mar  4 09:43:07 2021\n");
        }
    }

    @Test
    void clientsFailWhenTheServerClosesWithoutAWord() throws Exception {
        try (Played server = Played.server(peer -> {})) {
            assertThatThrownBy(() -> HelloClient.run(HOST, server.port())).isInstanceOf(EOFException.class);
        }
        try (Played server = Played.server(peer -> {})) {
            assertThatThrownBy(() -> TimeClient.run(HOST, server.port())).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void clientsStopListeningToAServerThatTalksForEver() throws Exception {
        try (Played server = Played.server(peer -> {
            peer.send("x".repeat(4096));
            peer.socket().getInputStream().read(); // keeps the connection until the client has left
        })) {
            assertThat(Captured.run(() -> HelloClient.run(HOST, server.port()))).isEqualTo("x".repeat(1024) + "\n");
        }
    }

    @Test
    void partialReadShowsTheListGrow() throws Exception {
        try (RunningServer server = RunningServer.of(PartialReadServer::serve)) {
            assertThat(Captured.run(() -> PartialReadClient.run(HOST, server.port())))
                    .isEqualTo("""
                            ['This']
                            ['This', ' is ']
                            ['This', ' is ', 'IoT ']
                            ['This', ' is ', 'IoT ', 'worl']
                            ['This', ' is ', 'IoT ', 'worl', 'd!!!']
                            """);
        }
    }

    @Test
    void partialReadTakesSmallerPiecesAndNotMoreThanTheMessage() throws Exception {
        try (Played server = Played.server(peer -> {
            peer.send("Thi");
            peer.expectSilence(Duration.ofMillis(100));
            peer.send("s is IoT world!!!");
            peer.send("that is another message");
        })) {
            String lastLine = Captured.run(() -> PartialReadClient.run(HOST, server.port()))
                    .lines()
                    .reduce("", (before, line) -> line);
            assertThat(lastLine.replaceAll("', '|\\['|'\\]", "")).isEqualTo("This is IoT world!!!");
        }
    }

    @Test
    void partialReadTellsWhereTheMessageWasCut() throws Exception {
        try (Played server = Played.server(peer -> peer.send("This is"))) {
            assertThatThrownBy(() -> Captured.run(() -> PartialReadClient.run(HOST, server.port())))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("connection closed after 7 of 20 bytes");
        }
    }
}

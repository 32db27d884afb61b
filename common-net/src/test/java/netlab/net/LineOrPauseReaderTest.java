package netlab.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import netlab.net.LineOrPauseReader.Message;
import netlab.net.LineOrPauseReader.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineOrPauseReaderTest {
    private static final int MAX_BYTES = 10;
    private static final long SEED = 2_500;

    private static void assertLine(LineOrPauseReader reader, String text) throws IOException {
        assertMessage(reader, text, true);
    }

    private static void assertBare(LineOrPauseReader reader, String text) throws IOException {
        assertMessage(reader, text, false);
    }

    private static void assertMessage(LineOrPauseReader reader, String text, boolean endedInNewline)
            throws IOException {
        Message message = reader.read().orElseThrow();
        assertThat(message.text()).isEqualTo(text);
        assertThat(message.endedInNewline()).isEqualTo(endedInNewline);
        assertThat(message.isTooLong()).isFalse();
    }

    private static void assertTooLong(LineOrPauseReader reader, String head, int length, boolean endedInNewline)
            throws IOException {
        Message message = reader.read().orElseThrow();
        assertThat(message.isTooLong()).isTrue();
        assertThat(new String(message.bytes(), UTF_8)).isEqualTo(head);
        assertThat(message.length()).isEqualTo(length);
        assertThat(message.endedInNewline()).isEqualTo(endedInNewline);
        assertThatThrownBy(message::text)
                .isInstanceOf(ProtocolException.class)
                .hasMessage("expected a message of at most 10 bytes, got " + length);
    }

    @Test
    void aMessageEndsAtLfAndACrBeforeItIsDropped() throws IOException {
        ScriptedSocket socket =
                new ScriptedSocket().arrives("20 + 17\n").arrives("3--5\r\n").arrives("\n\r\n");
        LineOrPauseReader reader = new LineOrPauseReader(socket, MAX_BYTES);
        assertLine(reader, "20 + 17");
        assertLine(reader, "3--5");
        assertLine(reader, "");
        assertLine(reader, "");
        assertThat(reader.read()).isEmpty();
    }

    @Test
    void crLfMayArriveInTwoSegments() throws IOException {
        LineOrPauseReader reader =
                new LineOrPauseReader(new ScriptedSocket().arrives("1+1\r").arrives("\n2+2\n"), MAX_BYTES);
        assertLine(reader, "1+1");
        assertLine(reader, "2+2");
    }

    @Test
    void onlyTheCrOfTheLineEndIsDropped() throws IOException {
        LineOrPauseReader reader = new LineOrPauseReader(
                new ScriptedSocket().arrives("a\rb\r\r\nc\r").isSilent(), MAX_BYTES);
        assertLine(reader, "a\rb\r");
        assertBare(reader, "c\r");
    }

    @Test
    void patienceDecidesAtAPauseWhetherTheMessageMayGoOn() throws IOException {
        ScriptedSocket socket = new ScriptedSocket()
                .arrives("a")
                .isSilent()
                .arrives(".t")
                .isSilent()
                .arrives("xt")
                .isSilent()
                .arrives("b");
        List<String> asked = new ArrayList<>();
        LineOrPauseReader reader = new LineOrPauseReader(socket, MAX_BYTES);
        Message message = reader.read(soFar -> {
                    asked.add(new String(soFar, UTF_8));
                    return soFar.length < 5 ? Duration.ofSeconds(1) : Duration.ZERO;
                })
                .orElseThrow();
        assertThat(message.text()).isEqualTo("a.txt");
        assertThat(message.endedInNewline()).isFalse();
        assertThat(asked).containsExactly("a", "a.t", "a.txt");
        assertBare(reader, "b");
    }

    @Test
    void patienceIsNotAskedAboutALineOrAMessageThatIsTooLong() throws IOException {
        ScriptedSocket socket = new ScriptedSocket()
                .arrives("1+")
                .arrives("1\n")
                .arrives("x".repeat(20))
                .isSilent();
        LineOrPauseReader reader = new LineOrPauseReader(socket, MAX_BYTES);
        for (int i = 0; i < 2; i++) {
            reader.read(soFar -> {
                throw new AssertionError("asked about " + new String(soFar, UTF_8));
            });
        }
    }

    @Test
    void patienceForWordsWaitsForTheRestOfAWordOnly() throws IOException {
        Patience patience = Patience.forWords(Duration.ofSeconds(1), "Request", "quit");
        assertThat(patience.furtherWait("Requ".getBytes(UTF_8))).hasSeconds(1);
        assertThat(patience.furtherWait("q".getBytes(UTF_8))).hasSeconds(1);
        assertThat(patience.furtherWait("Request".getBytes(UTF_8))).isZero();
        assertThat(patience.furtherWait("quitter".getBytes(UTF_8))).isZero();
        assertThat(patience.furtherWait("requ".getBytes(UTF_8))).isZero();
    }

    @Test
    void aPauseEndsAMessageWithoutNewline() throws IOException {
        ScriptedSocket socket = new ScriptedSocket()
                .arrives("20 ")
                .arrives("+ 17")
                .isSilent()
                .arrives("1+1")
                .isSilent();
        LineOrPauseReader reader = new LineOrPauseReader(socket, MAX_BYTES);
        assertBare(reader, "20 + 17");
        assertBare(reader, "1+1");
    }

    @Test
    void theEndOfTheStreamEndsAMessageWithoutNewline() throws IOException {
        LineOrPauseReader reader = new LineOrPauseReader(new ScriptedSocket().arrives("1+1"), MAX_BYTES);
        assertBare(reader, "1+1");
        assertThat(reader.read()).isEmpty();
        assertThat(reader.read()).as("and stays at the end").isEmpty();
    }

    @Test
    void twoMessagesInOneSegmentAreTwo() throws IOException {
        LineOrPauseReader reader = new LineOrPauseReader(new ScriptedSocket().arrives("1+1\n2+2\n"), MAX_BYTES);
        assertThat(reader.hasBufferedLine()).isFalse();
        assertLine(reader, "1+1");
        assertThat(reader.hasBufferedLine()).isTrue();
        assertLine(reader, "2+2");
        assertThat(reader.hasBufferedLine()).isFalse();
    }

    @Test
    void aLineAndABareMessageInOneSegmentAreTwo() throws IOException {
        LineOrPauseReader reader = new LineOrPauseReader(
                new ScriptedSocket().arrives("1+1\n2+2").isSilent().arrives("3+3\n"), MAX_BYTES);
        assertLine(reader, "1+1");
        assertThat(reader.hasBufferedLine()).isFalse();
        assertBare(reader, "2+2");
        assertLine(reader, "3+3");
    }

    @Test
    void messagesMayArriveOneByteAtATime() throws IOException {
        ScriptedSocket socket = new ScriptedSocket();
        for (byte b : "한글\r\n12345678901234\r\n20 + 17".getBytes(UTF_8)) {
            socket.arrives(new byte[] {b});
        }
        socket.isSilent();
        LineOrPauseReader reader = new LineOrPauseReader(socket, MAX_BYTES);
        assertLine(reader, "한글");
        assertTooLong(reader, "1234567890", 14, true);
        assertBare(reader, "20 + 17");
        assertThat(reader.read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890\n", "1234567890\r\n"})
    void aMessageAtTheLimitIsNotTooLongWhateverItsLineEnd(String line) throws IOException {
        LineOrPauseReader reader = new LineOrPauseReader(
                new ScriptedSocket().arrives(line + line).arrives("1234567890").isSilent(), MAX_BYTES);
        assertLine(reader, "1234567890");
        assertLine(reader, "1234567890");
        assertBare(reader, "1234567890");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5_000, 100_000})
    void aMessageThatIsTooLongIsReadToItsEndAndTheNextOneIsFine(int beyond) throws IOException {
        String tooLong = "1234567890" + "x".repeat(beyond);
        LineOrPauseReader reader = new LineOrPauseReader(
                new ScriptedSocket()
                        .arrives(tooLong + "\nnext\n" + tooLong + "\r\nnext\n" + tooLong)
                        .isSilent()
                        .arrives("next\n"),
                MAX_BYTES);
        assertTooLong(reader, "1234567890", 10 + beyond, true);
        assertLine(reader, "next");
        assertTooLong(reader, "1234567890", 10 + beyond, true);
        assertLine(reader, "next");
        assertTooLong(reader, "1234567890", 10 + beyond, false);
        assertLine(reader, "next");
    }

    @Test
    void findsTheSameMessagesHoweverTheBytesAreCut() throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            List<String> sent = new ArrayList<>();
            StringBuilder bytes = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                String message = "m".repeat(random.nextInt(random.nextInt(10) == 0 ? 3 * 4096 : 30));
                sent.add(message.length() > MAX_BYTES ? "too long: " + message.length() : message);
                bytes.append(message).append(random.nextBoolean() ? "\r\n" : "\n");
            }
            ScriptedSocket socket = new ScriptedSocket();
            for (int from = 0; from < bytes.length(); ) {
                int to = Math.min(bytes.length(), from + 1 + random.nextInt(random.nextBoolean() ? 3 : 5000));
                socket.arrives(bytes.substring(from, to));
                from = to;
            }
            LineOrPauseReader reader = new LineOrPauseReader(socket, MAX_BYTES);
            List<String> received = new ArrayList<>();
            for (var message = reader.read(); message.isPresent(); message = reader.read()) {
                Message m = message.get();
                received.add(m.isTooLong() ? "too long: " + m.length() : m.text());
            }
            assertThat(received).as("seed %d, round %d", SEED, round).isEqualTo(sent);
        }
    }

    @Test
    void theAnswerGoesBackInKind() {
        assertThat(new Message("q".getBytes(UTF_8), 1, true).reply("답")).isEqualTo("답\n".getBytes(UTF_8));
        assertThat(new Message("q".getBytes(UTF_8), 1, false).reply("답")).isEqualTo("답".getBytes(UTF_8));
    }

    @Test
    void aMessageThatIsNotUtf8IsAProtocolError() throws IOException {
        LineOrPauseReader reader = new LineOrPauseReader(
                new ScriptedSocket().arrives(new byte[] {(byte) 0xB0, (byte) 0xA1, '\n'}), MAX_BYTES);
        Message message = reader.read().orElseThrow();
        assertThatThrownBy(message::text).isInstanceOf(ProtocolException.class);
    }

    @Test
    void silenceBeforeAMessageIsATimeoutAndAMessageMayStillCome() throws IOException {
        ScriptedSocket socket = new ScriptedSocket().isSilent().arrives("1+1\n");
        socket.setSoTimeout(1234);
        LineOrPauseReader reader = new LineOrPauseReader(socket, MAX_BYTES);
        assertThatThrownBy(reader::read)
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("silent for 1234 ms");
        assertLine(reader, "1+1");
    }

    @Test
    void theSocketsOwnTimeoutIsBackAfterEveryMessage() throws IOException {
        ScriptedSocket socket =
                new ScriptedSocket().arrives("1+").arrives("1\n").arrives("2+2").isSilent();
        LineOrPauseReader reader = new LineOrPauseReader(socket, MAX_BYTES);
        for (int i = 0; i < 2; i++) {
            socket.setSoTimeout(4321);
            reader.read().orElseThrow();
            assertThat(socket.getSoTimeout()).isEqualTo(4321);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aLimitIsPositive(int maxBytes) {
        assertThatThrownBy(() -> new LineOrPauseReader(new ScriptedSocket(), maxBytes))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPeerIsWaitedForLongerAsLongAsItSpeaksInLines() throws IOException {
        ScriptedSocket socket = new ScriptedSocket()
                .arrives("1")
                .isSilent()
                .arrives("2\n")
                .arrives("3")
                .isSilent()
                .arrives("4")
                .isSilent();
        LineOrPauseReader reader = new LineOrPauseReader(socket, MAX_BYTES);
        assertBare(reader, "1");
        assertThat(socket.lastWaitMillis()).isEqualTo(LineOrPauseReader.PAUSE.toMillis());
        assertLine(reader, "2");
        assertBare(reader, "3");
        assertThat(socket.lastWaitMillis()).isEqualTo(LineOrPauseReader.PAUSE_INSIDE_LINE.toMillis());
        assertBare(reader, "4");
        assertThat(socket.lastWaitMillis()).isEqualTo(LineOrPauseReader.PAUSE.toMillis());
    }

    @Test
    void aPeerThatIsExpectedToSpeakInLinesIsWaitedForLongerFromTheStart() throws IOException {
        ScriptedSocket socket = new ScriptedSocket().arrives("1").isSilent();
        assertBare(LineOrPauseReader.expectingLines(socket, MAX_BYTES), "1");
        assertThat(socket.lastWaitMillis()).isEqualTo(LineOrPauseReader.PAUSE_INSIDE_LINE.toMillis());
    }

    @Test
    void patienceOfLessThanAMillisecondIsNotForEver() throws IOException {
        ScriptedSocket socket = new ScriptedSocket().arrives("1").isSilent().isSilent();
        LineOrPauseReader reader = new LineOrPauseReader(socket, MAX_BYTES);
        assertThat(reader.read(soFar -> Duration.ofNanos(1)).orElseThrow().text())
                .isEqualTo("1");
        assertThat(socket.lastWaitMillis()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX_BYTES, 1_000_000})
    void anEndlessLineIsCutOffByItsDeadline(int maxBytes) throws IOException {
        Duration budget = Duration.ofMillis(50);
        ScriptedSocket socket = new ScriptedSocket().arrives("x").forEver();
        LineOrPauseReader reader = new LineOrPauseReader(socket, socket.getInputStream(), maxBytes, budget);
        long start = System.nanoTime();
        assertThatThrownBy(reader::read)
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("not done within 50 ms");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(budget.toNanos());
    }

    // The same over TCP, where time is real

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void overTcpAPauseIsTwentyMillisecondsOfSilence(boolean channels) throws IOException {
        try (SocketPair pair = channels ? SocketPair.ofChannels() : SocketPair.open()) {
            LineOrPauseReader reader = new LineOrPauseReader(pair.ours(), MAX_BYTES);
            pair.peers().getOutputStream().write("1+1".getBytes(UTF_8));
            long sent = System.nanoTime();
            assertBare(reader, "1+1");
            assertThat(System.nanoTime() - sent).isGreaterThan(LineOrPauseReader.PAUSE.toNanos() / 2);
            pair.peers().getOutputStream().write("2+2\n3+3\r\n4+4".getBytes(UTF_8));
            pair.peers().shutdownOutput();
            assertLine(reader, "2+2");
            assertLine(reader, "3+3");
            assertBare(reader, "4+4");
            assertThat(reader.read()).isEmpty();
        }
    }

    @Test
    void overTcpAMessageWithNewlineNeverWaitsForThePause() throws IOException {
        try (SocketPair pair = SocketPair.open()) {
            LineOrPauseReader reader = new LineOrPauseReader(pair.ours(), MAX_BYTES);
            int messages = 500;
            long start = System.nanoTime();
            for (int i = 0; i < messages; i++) {
                pair.peers().getOutputStream().write("1+1\n".getBytes(UTF_8));
                assertLine(reader, "1+1");
            }
            Duration withPauses = LineOrPauseReader.PAUSE.multipliedBy(messages);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(withPauses.dividedBy(2));
        }
    }

    @Test
    void overTcpSilenceIsATimeout() throws IOException {
        try (SocketPair pair = SocketPair.ofChannels()) {
            pair.ours().setSoTimeout(50);
            LineOrPauseReader reader = new LineOrPauseReader(pair.ours(), MAX_BYTES);
            assertThatThrownBy(reader::read).isInstanceOf(SocketTimeoutException.class);
            assertThat(pair.ours().getSoTimeout()).isEqualTo(50);
        }
    }

    @Test
    void overTcpAClientThatBeginsNoMessageIsGivenUpAfterTheIdleTimeout() throws IOException {
        try (SocketPair pair = SocketPair.ofChannels()) {
            LineOrPauseReader reader = new LineOrPauseReader(pair.ours(), MAX_BYTES, Duration.ofMillis(50));
            pair.peers().getOutputStream().write("1+1\n2+2".getBytes(UTF_8));
            assertLine(reader, "1+1");
            assertThat(reader.read().orElseThrow().text()).isEqualTo("2+2");
            assertThatThrownBy(reader::read).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void overTcpTheEndOfTheTimeIsNotTakenForAPause() throws IOException {
        try (SocketPair pair = SocketPair.ofChannels()) {
            Duration budget = LineOrPauseReader.PAUSE.dividedBy(4);
            LineOrPauseReader reader =
                    new LineOrPauseReader(pair.ours(), pair.ours().getInputStream(), MAX_BYTES, budget);
            pair.peers().getOutputStream().write("half a mess".getBytes(UTF_8));
            assertThatThrownBy(reader::read).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void overTcpAResetIsAnError() throws IOException {
        try (SocketPair pair = SocketPair.open()) {
            LineOrPauseReader reader = new LineOrPauseReader(pair.ours(), MAX_BYTES);
            TcpOptions.reset(pair.peers());
            assertThatThrownBy(reader::read).isInstanceOf(SocketException.class);
        }
    }

    /** A thread that is woken late finds its time to be over, and what has come meanwhile. */
    @Test
    void whatIsThereWhenTheTimeIsOverIsNoPause() throws IOException {
        InputStream late = new FilterInputStream(new ByteArrayInputStream("20 + 17\n".getBytes(UTF_8))) {
            private int reads;

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (++reads == 2) {
                    throw new SocketTimeoutException();
                }
                return super.read(bytes, offset, Math.min(length, 4));
            }
        };
        try (Socket socket = new Socket() {
            @Override
            public InputStream getInputStream() {
                return late;
            }
        }) {
            assertLine(new LineOrPauseReader(socket, MAX_BYTES), "20 + 17");
        }
    }
}

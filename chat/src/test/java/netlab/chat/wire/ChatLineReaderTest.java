package netlab.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Checkpoint(1)
class ChatLineReaderTest {
    private ServerSocket listener;
    private RawPeer peer;
    private Socket socket;
    private ChatLineReader reader;

    @BeforeEach
    void connect() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        peer = RawPeer.connect(new InetSocketAddress("127.0.0.1", listener.getLocalPort()), Duration.ofSeconds(10));
        socket = listener.accept();
        reader = new ChatLineReader(socket);
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
        socket.close();
        listener.close();
    }

    @Test
    void readsLinesOfAllKinds() throws Exception {
        peer.send("unix\nwindows\r\ntelnet\r\0\n안녕\n");
        assertThat(read()).isEqualTo("unix");
        assertThat(read()).isEqualTo("windows");
        assertThat(read()).isEqualTo("telnet");
        assertThat(read()).isEmpty();
        assertThat(read()).isEqualTo("안녕");
    }

    @Test
    void aPauseEndsABareMessage() throws Exception {
        peer.send("alice");
        assertThat(read()).isEqualTo("alice");
        peer.send("안녕하세요 여러분");
        assertThat(read()).isEqualTo("안녕하세요 여러분");
    }

    @Test
    void aSingleBareCharacterIsAMessageAfterAWhile() throws Exception {
        peer.send("가");
        assertThat(read()).isEqualTo("가");
        peer.send("hello");
        assertThat(read()).isEqualTo("hello");
    }

    @Test
    void keysTypedOneByOneAreOneLineHoweverLongItTakes() throws Exception {
        CompletableFuture<String> line = readAsync();
        type("h");
        type("i");
        type(" ");
        assertThat(line).as("no pause ends it").isNotDone();
        type("y");
        peer.send("\r\n");
        assertThat(line.get(10, TimeUnit.SECONDS)).isEqualTo("hi y");
    }

    @Test
    void aPeerThatHasEndedALineSpeaksInLines() throws Exception {
        peer.send("first\nsec");
        assertThat(read()).isEqualTo("first");
        CompletableFuture<String> second = readAsync();
        waitLongerThanAPause();
        peer.send("ond\n");
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("second");
    }

    @Test
    void aLineOneByteAtATimeIsOneLine() throws Exception {
        peer.sendOneByteAtATime("alice 안녕 😄\n");
        assertThat(read()).isEqualTo("alice 안녕 😄");
    }

    @Test
    void aLineAtTheLimitIsReadAndALongerOneIsMarked() throws Exception {
        int max = ChatLineReader.MAX_LINE_BYTES;
        for (String lineEnd : new String[] {"\n", "\r\n"}) {
            peer.send("a".repeat(max) + lineEnd);
            assertThat(read()).hasSize(max);
            for (int length : new int[] {max + 1, max + 2, 3 * max, 10 * max}) {
                peer.send("b".repeat(length) + lineEnd);
                var message = reader.read().orElseThrow();
                assertThat(message.isTooLong()).isTrue();
                assertThat(message.length()).isEqualTo(length);
            }
            peer.send("after" + lineEnd);
            assertThat(read()).isEqualTo("after");
        }
    }

    @Test
    void theEndOfTheStreamEndsALine() throws Exception {
        peer.send("one\nlast");
        peer.halfClose();
        assertThat(read()).isEqualTo("one");
        assertThat(read()).isEqualTo("last");
        assertThat(reader.read()).isEmpty();
    }

    @Test
    void silenceIsATimeoutOnlyWhereOneIsSet() {
        reader.idleTimeout(Duration.ofMillis(50));
        assertThatThrownBy(() -> reader.read()).isInstanceOf(SocketTimeoutException.class);
    }

    /** Sends a key, and when it has been read nothing for longer than ends a bare message. */
    private void type(String key) throws IOException {
        peer.sendOneByteAtATime(key);
        waitLongerThanAPause();
    }

    private void waitLongerThanAPause() throws IOException {
        peer.expectSilence(Duration.ofMillis(60));
    }

    private String read() throws IOException {
        return reader.read().orElseThrow().text();
    }

    private CompletableFuture<String> readAsync() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return read();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}

package netlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RawPeerTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration MAX_OVERRUN = Duration.ofSeconds(10);

    private RawListener listener;
    private RawPeer client;
    private RawPeer server;

    @BeforeEach
    void connect() throws IOException {
        listener = RawListener.open();
        client = RawPeer.connect(listener.port());
        server = listener.accept();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        listener.close();
    }

    @Test
    void exchangesExactBytes() throws Exception {
        byte[] bytes = {0, (byte) 0xff, 10, 13};
        client.send(bytes);
        server.expect(bytes);
        server.sendOneByteAtATime("가나다\r\n");
        client.expect("가나다\r\n");
        client.halfClose();
        server.expectEndOfStream();
        server.send("after the half-close");
        server.close();
        assertThat(client.readToEnd()).asString().isEqualTo("after the half-close");
        client.expectEndOfStream();
    }

    @Test
    void sendsInPieces() throws Exception {
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sendInPieces("abcdefgh", 3));
        server.expect("abcdefgh");
        sent.join();
        assertThat(client.transcript().events())
                .filteredOn(event -> event.size() > 0)
                .extracting(event -> new String(event.bytes(), StandardCharsets.US_ASCII))
                .containsExactly("abc", "def", "gh");
        assertThat(client.longestGap()).isPositive();
    }

    private void sendInPieces(String text, int n) {
        try {
            client.sendInPieces(text, n);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void readsInTheUnitsAskedForWhateverOneReadOfTheSocketGave() throws Exception {
        server.send("line\nCRLF line\r\n12345678rest");
        assertThat(client.readLine()).isEqualTo("line");
        assertThat(client.readLine()).isEqualTo("CRLF line");
        assertThat(client.readFully(4)).asString().isEqualTo("1234");
        assertThat(client.readSome(2)).asString().isEqualTo("56");
        client.expect("78");
        client.expect("rest");
        client.expectSilence(Duration.ofMillis(50));
    }

    @Test
    void skipsLineEndsUpToWhatFollowsThem() throws Exception {
        server.send("\r\n\n37");
        client.skipLineEnds("37");
        client.expect("37");
        server.send("\n");
        server.halfClose();
        client.skipLineEnds("the end of the stream");
        client.expectEndOfStream();
    }

    @Test
    void readsWhatComesInTimeOrNothing() throws Exception {
        assertThat(client.readWithin(SHORT)).isEmpty();
        server.send("37");
        assertThat(client.readWithin(SHORT)).asString().isEqualTo("37");
        server.halfClose();
        fails(() -> client.readWithin(SHORT), "expected that the connection stays open; the stream ended");
    }

    @Test
    void aWrongByteIsShownWithACaret() throws Exception {
        server.send("20 + 17 = 38\n");
        assertThatThrownBy(() -> client.expect("20 + 17 = 37\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("""
                        expected 13 bytes; byte 11 should be 37 '7' and is 38 '8'
                        expected  00000000  32 30 20 2b 20 31 37 20  3d 20 33 37 0a           |20 + 17 = 37.|
                        actual    00000000  32 30 20 2b 20 31 37 20  3d 20 33 38 0a           |20 + 17 = 38.|
                                                                              ^^                          ^
                        """)
                .hasMessageContaining("connect");
    }

    @Test
    void missingBytesAreATimeout() throws Exception {
        try (RawPeer hasty = hasty();
                RawPeer silent = listener.accept()) {
            fails(() -> hasty.expect("37\n"), "expected 3 bytes; only 0 came within 100 ms");
            fails(() -> hasty.readFully(1), "expected 1 bytes; it did not come within 100 ms");
            fails(() -> hasty.readSome(1), "expected some bytes");
            fails(() -> hasty.readLine(), "expected a line");
            fails(() -> hasty.skipLineEnds("an answer"), "expected an answer; it did not come within 100 ms");
            fails(() -> hasty.readToEnd(), "expected the end of the stream");
            fails(() -> hasty.expectEndOfStream(), "expected the end of the stream");
            fails(() -> hasty.expectReset(), "the connection was still open after 100 ms");
            silent.expectSilence(SHORT);
        }
    }

    private RawPeer hasty() throws IOException {
        return RawPeer.connect(new InetSocketAddress("127.0.0.1", listener.port()), SHORT);
    }

    @Test
    void oneByteNowAndThenDoesNotProlongAWait() throws Exception {
        try (FaultProxy slow = FaultProxy.to(listener.port())
                        .towardsClient(Fault.trickle(1, Duration.ofMillis(30)))
                        .start();
                RawPeer patient = RawPeer.connect(new InetSocketAddress("127.0.0.1", slow.port()), SHORT);
                RawPeer sender = listener.accept()) {
            sender.send("a line of more than a hundred milliseconds\n");
            fails(patient::readLine, "expected a line; it did not come within 100 ms");
        }
    }

    @Test
    void anEarlyEndIsNotWhatWasExpected() throws Exception {
        server.send("37");
        server.halfClose();
        fails(() -> client.expect("37\n"), "expected 3 bytes; the stream ended after 2");
        fails(() -> client.readFully(1), "expected 1 bytes; the stream ended after 0");
        fails(() -> client.readSome(1), "the stream ended");
        fails(() -> client.readLine(), "expected a line; the stream ended after 0 bytes");
        fails(() -> client.expectReset(), "expected a reset; the stream ended in order");
        fails(() -> client.expectSilence(SHORT), "the stream ended");
    }

    @Test
    void aResetIsNotAnEnd() throws Exception {
        server.reset();
        client.expectReset();
        fails(() -> client.expectEndOfStream(), "expected the end of the stream; got:");
        fails(() -> client.expect("x"), "expected 1 bytes; after 0:");
    }

    @Test
    void moreThanExpectedIsNotAnEndNorSilence() throws Exception {
        server.send("37\n38");
        client.expect("37\n");
        fails(() -> client.expectSilence(SHORT), "expected silence for 100 ms; got\n00000000  33 38");
        server.send("x");
        fails(() -> client.expectEndOfStream(), "expected the end of the stream; got\n00000000  78");
    }

    @Test
    void aPeerThatDoesNotReadIsATimeout() throws Exception {
        byte[] muchMoreThanTheBuffersHold = new byte[64 * 1024 * 1024];
        long start = System.nanoTime();
        try (RawPeer hasty = hasty()) {
            assertThatThrownBy(() -> hasty.send(muchMoreThanTheBuffersHold)).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, SHORT.plus(MAX_OVERRUN));
    }

    @Test
    void textMustBeUtf8() throws Exception {
        server.send(new byte[] {(byte) 0xb0, (byte) 0xa1, '\n'});
        fails(() -> client.readLine(), "expected a line of UTF-8; got\n00000000  b0 a1");
    }

    @Test
    void nobodyConnectingIsATimeout() throws Exception {
        try (RawListener lonely = RawListener.open(SHORT)) {
            fails(lonely::accept, "no client connected to port " + lonely.port() + " within 100 ms");
        }
    }

    @Test
    void theTranscriptHasEveryReadAndWrite() throws Exception {
        client.send("one");
        server.expect("one");
        server.send("two");
        client.expect("two");
        assertThat(server.transcript().bytes("client", "server")).isEqualTo("one".getBytes(StandardCharsets.US_ASCII));
        assertThat(client.transcript().diagram())
                .containsSubsequence("--- connect", "--- 3 \"one\" ---", "<-- 3 \"two\" ---");
        assertThat(client.transcript().hexdump())
                .containsSubsequence("client -> server, connection 1, 3 bytes", "6f 6e 65", "|one|", "74 77 6f");
    }

    private static void fails(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }
}

package netlab.webserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import netlab.testkit.TranscriptOnFailure;
import netlab.testkit.grading.Checkpoint;
import netlab.webserver.HttpPeer.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long a client is waited for; with limits short enough for a test. */
@ExtendWith(TranscriptOnFailure.class)
class TimeLimitTest {
    private static final Duration SHORT = Duration.ofMillis(400);

    @Test
    void hasTheTimesOfTheHomework() {
        Limits limits = Limits.STANDARD;
        assertThat(limits.headTime()).isEqualTo(Duration.ofSeconds(10));
        assertThat(limits.idleTime()).isEqualTo(Duration.ofSeconds(15));
        assertThat(limits.requestsPerConnection()).isEqualTo(1_000);
    }

    @Test
    @Checkpoint(2)
    void cutsOffAHeadThatComesTooSlowly() throws IOException {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (WebServer server = Servers.with(Servers.headTime(SHORT));
                HttpPeer peer = HttpPeer.connect(server)) {
            long start = System.nanoTime();
            peer.send("GET /index.html HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
            // Each byte comes well within the time, and would start it anew if it were a timeout of one read.
            clock.scheduleAtFixedRate(() -> sendByte(peer), 50, 50, TimeUnit.MILLISECONDS);
            Reply reply = peer.readReply();
            assertThat(reply.status()).isEqualTo(408);
            assertThat(reply.closes()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT);
        } finally {
            clock.shutdownNow();
        }
    }

    private static void sendByte(HttpPeer peer) {
        try {
            peer.send("x");
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the server has closed; this ends the schedule
        }
    }

    @Test
    @Checkpoint(2)
    void countsEmptyLinesBeforeARequest() throws IOException {
        try (WebServer server = Servers.with(Servers.headTime(SHORT));
                HttpPeer peer = HttpPeer.connect(server)) {
            peer.send("\r\n");
            assertThat(peer.readReply().status()).isEqualTo(408);
        }
    }

    @Test
    @Checkpoint(2)
    void cutsOffABodyThatDoesNotCome() throws IOException {
        try (WebServer server = Servers.with(Servers.bodyTime(SHORT));
                HttpPeer peer = HttpPeer.connect(server)) {
            peer.sendHead("GET / HTTP/1.1", "Host: a", "Content-Length: 5");
            peer.send("hel");
            assertThat(peer.readReply().status()).isEqualTo(408);
            peer.raw().expectEndOfStream();
        }
    }

    @Test
    @Checkpoint(2)
    void closesAnIdleConnectionWithoutAWord() throws IOException {
        try (WebServer server = Servers.with(Servers.idleTime(SHORT));
                HttpPeer silent = HttpPeer.connect(server)) {
            silent.raw().expectEndOfStream();
        }
        try (WebServer server = Servers.with(Servers.idleTime(SHORT));
                HttpPeer peer = HttpPeer.connect(server)) {
            peer.sendHead("GET /aaaaa HTTP/1.1", "Host: a");
            assertThat(peer.readReply().status()).isEqualTo(404);
            long start = System.nanoTime();
            peer.raw().expectEndOfStream();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(SHORT.dividedBy(2));
        }
    }

    @Test
    @Checkpoint(2)
    void givesUpAClientThatDoesNotRead() throws Exception {
        Limits s = Limits.STANDARD;
        Limits limits = new Limits(s.headTime(), s.bodyTime(), s.idleTime(), SHORT, s.requestsPerConnection());
        CountDownLatch answered = new CountDownLatch(1);
        AccessLog log = (client, line, status, bytes) -> answered.countDown();
        try (WebServer server = WebServer.start(Servers.freePort(), new BuiltInPages(), log, limits);
                HttpPeer peer = HttpPeer.connect(server)) {
            // 900 pictures, 36 MB, are more than the buffers between the two hold.
            peer.send(HttpPeer.head("GET /iot.png HTTP/1.1", "Host: a").repeat(900));
            assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
            awaitNoConnection(server);
            peer.raw().expectReset();
        }
    }

    private static void awaitNoConnection(WebServer server) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (server.connectionCount() > 0) {
            assertThat(System.nanoTime()).as("time").isLessThan(giveUp);
            Thread.onSpinWait();
        }
    }
}

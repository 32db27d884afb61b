package netlab.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import netlab.testkit.RawPeer;
import org.junit.jupiter.api.Test;
import org.opencv.core.Mat;

class VideoServerTest {
    @Test
    void framesArriveInOrderAndUndamaged() throws Exception {
        try (VideoServer server = Films.serve(60);
                VideoClient client = Films.client(server.port())) {
            List<byte[]> received = Films.receiveAll(client);
            List<byte[]> sent = Films.encoded(60);
            assertThat(received).hasSize(60);
            for (int i = 0; i < 60; i++) {
                assertThat(received.get(i)).as("frame %d", i).isEqualTo(sent.get(i));
                assertThat(Films.number(received.get(i))).isEqualTo(i);
            }
        }
    }

    @Test
    void takesWordsWithAndWithoutLineEnd() throws Exception {
        try (VideoServer server = Films.serve(4);
                RawPeer peer = RawPeer.connect(server.port())) {
            assertThat(Films.number(Films.ask(peer, "start", "image"))).isZero();
            assertThat(Films.number(Films.ask(peer, "start\n", "image\n"))).isEqualTo(1);
            assertThat(Films.number(Films.ask(peer, "start\r\n", "image\r\n"))).isEqualTo(2);
            assertThat(Films.number(Films.ask(peer, "start", "image\n"))).isEqualTo(3);
            peer.send("start\n");
            peer.expectEndOfStream();
        }
    }

    @Test
    void closesInsteadOfALengthAtTheEnd() throws Exception {
        try (VideoServer server = Films.serve(1);
                VideoClient client = Films.client(server.port())) {
            assertThat(client.nextFrame()).isPresent();
            assertThat(client.nextFrame()).isEmpty();
        }
    }

    @Test
    void eachClientHasItsOwnPosition() throws Exception {
        try (VideoServer server = Films.serve(10);
                VideoClient first = Films.client(server.port());
                VideoClient second = Films.client(server.port())) {
            for (int i = 0; i < 5; i++) {
                assertThat(Films.number(first.nextFrame().orElseThrow())).isEqualTo(i);
            }
            assertThat(Films.number(second.nextFrame().orElseThrow())).isZero();
            assertThat(Films.number(first.nextFrame().orElseThrow())).isEqualTo(5);
        }
    }

    @Test
    void servesManyClientsAtOnce() throws Exception {
        int clients = 20;
        List<byte[]> sent = Films.encoded(10);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try (VideoServer server = Films.serve(10)) {
            List<Future<List<byte[]>>> films = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                films.add(threads.submit(() -> {
                    try (VideoClient client = Films.client(server.port())) {
                        return Films.receiveAll(client);
                    }
                }));
            }
            for (Future<List<byte[]>> film : films) {
                List<byte[]> received = film.get();
                assertThat(received).hasSameSizeAs(sent);
                for (int i = 0; i < sent.size(); i++) {
                    assertThat(received.get(i)).isEqualTo(sent.get(i));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void keepsTheFilmsOwnPaceUnlessToldOtherwise() throws Exception {
        assertThat(secondsFor(16, OptionalDouble.empty())).isGreaterThan(15.0 / 30);
        assertThat(secondsFor(6, OptionalDouble.of(10))).isGreaterThan(5.0 / 10);
    }

    /** From the first word to the last frame; the film begins in between. */
    private static double secondsFor(int frames, OptionalDouble rate) throws IOException {
        VideoServer.Show show = new VideoServer.Show(() -> new TestFilm(frames), Picture.UNCHANGED, rate, false);
        try (VideoServer server = Films.serve(show);
                VideoClient client = Films.client(server.port())) {
            long start = System.nanoTime();
            for (int i = 0; i < frames; i++) {
                assertThat(client.nextFrame()).isPresent();
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    @Test
    void beginsAgainWhenAskedToLoop() throws Exception {
        VideoServer.Show show = new VideoServer.Show(() -> new TestFilm(3), Picture.UNCHANGED, Films.UNPACED, true);
        try (VideoServer server = Films.serve(show);
                VideoClient client = Films.client(server.port())) {
            for (int i = 0; i < 30; i++) {
                assertThat(Films.number(client.nextFrame().orElseThrow())).isEqualTo(i % 3);
            }
        }
    }

    @Test
    void scalesAndCompressesAsAsked() throws Exception {
        int best = serveOne(new Picture(95, 320, 200)).length;
        int worst = serveOne(new Picture(10, 320, 200)).length;
        assertThat(worst).isLessThan(best / 2);
        BufferedImage picture = Films.decode(serveOne(new Picture(95, 320, 200)));
        assertThat(picture.getWidth()).isEqualTo(320);
        assertThat(picture.getHeight()).isEqualTo(200);
    }

    private static byte[] serveOne(Picture picture) throws IOException {
        VideoServer.Show show = new VideoServer.Show(() -> new TestFilm(1), picture, Films.UNPACED, false);
        try (VideoServer server = Films.serve(show);
                VideoClient client = Films.client(server.port())) {
            return client.nextFrame().orElseThrow();
        }
    }

    @Test
    @SuppressWarnings("try") // it is closed before its time, which is what is tested
    void readsAheadWithinABound() throws Exception {
        Semaphore read = new Semaphore(0);
        AtomicInteger open = new AtomicInteger();
        Film film = () -> new WatchedFilm(new TestFilm(1_000), read, open);
        VideoServer.Show show = new VideoServer.Show(film, Picture.UNCHANGED, Films.UNPACED, false);
        try (VideoServer server = Films.serve(show);
                RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("start");
            peer.readFully(FrameLength.DIGITS);
            // One frame is announced, as many as fit are waiting, and one is waiting to be put to them.
            int bound = FramesAhead.MAX_FRAMES + 2;
            assertThat(read.tryAcquire(bound, 10, TimeUnit.SECONDS)).isTrue();
            assertThat(read.tryAcquire(200, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(open).hasValue(1);
        }
        assertThat(open).hasValue(0);
    }

    /** Tells when frames are read, and whether it is open. */
    private record WatchedFilm(FrameSource film, Semaphore read, AtomicInteger open) implements FrameSource {
        WatchedFilm {
            open.incrementAndGet();
        }

        @Override
        public boolean read(Mat frame) throws IOException {
            read.release();
            return film.read(frame);
        }

        @Override
        public double framesPerSecond() {
            return film.framesPerSecond();
        }

        @Override
        public void close() {
            open.decrementAndGet();
            film.close();
        }
    }

    @Test
    void aFilmThatBreaksOffEndsTheConnectionAndNotTheServer() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        Film film = () -> {
            if (opened.incrementAndGet() == 2) { // the first is the server's own look at it
                throw new IOException("the disk is gone");
            }
            return new TestFilm(2);
        };
        try (VideoServer server = Films.serve(new VideoServer.Show(film, Picture.UNCHANGED, Films.UNPACED, false))) {
            try (VideoClient client = Films.client(server.port())) {
                assertThat(client.nextFrame()).isEmpty();
            }
            try (VideoClient client = Films.client(server.port())) {
                assertThat(Films.receiveAll(client)).hasSize(2);
            }
        }
    }

    @Test
    void aFilmThatCannotBeOpenedStartsNoServer() {
        Film film = () -> {
            throw new IOException("no film");
        };
        assertThatThrownBy(() -> Films.serve(VideoServer.Show.of(film))).hasMessage("no film");
    }
}

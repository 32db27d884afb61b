package netlab.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import netlab.testkit.Fault;
import netlab.testkit.FaultProxy;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever one client does, the next one sees the film; whatever a server does, our client ends with a sentence. */
class VideoMisbehavingPeerTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private VideoServer server;

    @BeforeEach
    void start() throws IOException {
        server = Films.serve(300);
    }

    @AfterEach
    void nextClientIsServed() throws IOException {
        try (RawPeer next = RawPeer.connect(server.port())) {
            assertThat(Films.number(Films.ask(next, "start\n", "image\n"))).isZero();
            assertThat(Films.number(Films.ask(next, "start\n", "image\n"))).isEqualTo(1);
        }
        server.close();
    }

    @Test
    void wordsArriveOneByteAtATime() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.sendOneByteAtATime("start\nimage\nstartimage\r\nstart");
            for (byte[] frame : Films.encoded(2)) {
                peer.expect(FrameLength.encode(frame.length));
                peer.expect(frame);
            }
            peer.readFully(FrameLength.DIGITS);
        }
    }

    @Test
    void wordsArriveTogether() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("start\nimage\n".repeat(3));
            for (byte[] frame : Films.encoded(3)) {
                peer.expect(FrameLength.encode(frame.length));
                peer.expect(frame);
            }
        }
    }

    @Test
    void framesAreSplitOnTheWay() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(server.port())
                        .towardsServer(Fault.split(2))
                        .towardsClient(Fault.splitRandomly(4_000))
                        .start();
                VideoClient client = Films.client(proxy.port())) {
            for (byte[] frame : Films.encoded(5)) {
                assertThat(client.nextFrame()).hasValue(frame);
            }
        }
    }

    @Test
    void wordIsCutInside() throws Exception {
        for (String part : List.of("s", "star", "start\nimag", "start\n\r")) {
            try (RawPeer peer = RawPeer.connect(server.port())) {
                peer.send(part);
                peer.halfClose();
                assertThat(peer.readToEnd()).hasSize(part.startsWith("start") ? FrameLength.DIGITS : 0);
            }
        }
    }

    @Test
    void clientSaysSomethingElse() throws Exception {
        for (String words :
                List.of("image\n", "START\n", "stop\n", "\n\nstart\n", " start", "GET / HTTP/1.1\r\n\r\n", "\0")) {
            try (RawPeer peer = RawPeer.connect(server.port())) {
                peer.send(words);
                peer.expectEndOfStream();
            }
        }
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("start\nstart\n");
            peer.readFully(FrameLength.DIGITS);
            peer.expectEndOfStream();
        }
    }

    @Test
    void clientSendsGarbage() throws Exception {
        byte[] garbage = new byte[100_000];
        new Random(1).nextBytes(garbage);
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send(garbage);
        }
    }

    @Test
    void clientLeavesAtEveryStep() throws Exception {
        for (int step = 0; step < 5; step++) {
            for (boolean reset : new boolean[] {false, true}) {
                try (RawPeer peer = RawPeer.connect(server.port())) {
                    leaveAfter(step, peer);
                    if (reset) {
                        peer.reset();
                    }
                }
            }
        }
    }

    /** 0 connected, 1 in a word, 2 length told, 3 inside the frame, 4 frame received. */
    static void leaveAfter(int step, RawPeer peer) throws IOException {
        if (step == 1) {
            peer.send("sta");
        } else if (step == 4) {
            Films.ask(peer, "start", "image");
        } else if (step > 1) {
            peer.send("start");
            peer.readFully(FrameLength.DIGITS);
            if (step == 3) {
                peer.send("image");
                peer.readFully(1_000);
            }
        }
    }

    @Test
    void idleClientsComeFirst() throws Exception {
        List<RawPeer> idle = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            idle.add(RawPeer.connect(server.port()));
        }
        try (RawPeer peer = RawPeer.connect(server.port())) {
            assertThat(Films.number(Films.ask(peer, "start", "image"))).isZero();
        } finally {
            idle.forEach(RawPeer::close);
        }
    }

    @Test
    void clientAsksAndNeverReads() throws Exception {
        try (RawPeer deaf = RawPeer.connect(server.port());
                RawPeer peer = RawPeer.connect(server.port())) {
            deaf.send("startimage".repeat(300));
            for (int i = 0; i < 20; i++) {
                assertThat(Films.number(Films.ask(peer, "start", "image"))).isEqualTo(i);
            }
            deaf.reset();
        }
    }

    @Test
    void closingEndsAClientThatWaits() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("start");
            peer.readFully(FrameLength.DIGITS);
            server.close();
            peer.expectEndOfStream();
        }
        assertThatThrownBy(() -> RawPeer.connect(server.port())).isInstanceOf(ConnectException.class);
        start();
    }

    // The client against a server that misbehaves

    @Test
    @SuppressWarnings("try") // it is closed before its time, which is what is tested
    void clientAllocatesNothingForAFrameOverTheLimit() throws Exception {
        try (RawListener listener = RawListener.open();
                VideoClient client = Films.client(listener.port());
                RawPeer handler = listener.accept()) {
            handler.send("0033554433");
            assertThatThrownBy(client::nextFrame)
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("expected a frame of at most 33554432 bytes, got 33554433");
            handler.expect("start\n");
            handler.expectSilence(Duration.ofMillis(50));
        }
    }

    @Test
    void clientWantsDigitsForALength() throws Exception {
        try (RawListener listener = RawListener.open();
                VideoClient client = Films.client(listener.port());
                RawPeer handler = listener.accept()) {
            handler.send("no digits!");
            assertThatThrownBy(client::nextFrame).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void clientSaysWhereTheServerLeft() throws Exception {
        assertThatThrownBy(() -> receiveWhenServerSays("00000"))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("5 of 10 bytes");
        assertThatThrownBy(() -> receiveWhenServerSays("0000001000"))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("instead of sending a frame of 1000 bytes");
        assertThatThrownBy(() -> receiveWhenServerSays("0000001000abc"))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("3 of 1000 bytes");
    }

    private static void receiveWhenServerSays(String words) throws IOException {
        try (RawListener listener = RawListener.open();
                VideoClient client = Films.client(listener.port());
                RawPeer handler = listener.accept()) {
            handler.send(words);
            handler.halfClose();
            client.nextFrame();
        }
    }

    @Test
    void clientDoesNotWaitForASilentServer() throws Exception {
        try (RawListener listener = RawListener.open();
                VideoClient client = VideoClient.connect(listener.address(), SHORT, 1_000, false);
                RawPeer handler = listener.accept()) {
            handler.send("0000000010ab");
            assertThatThrownBy(client::nextFrame).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void clientDoesNotWaitForAServerThatSendsDropByDrop() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(server.port())
                        .towardsClient(Fault.trickle(1, Duration.ofMillis(50)))
                        .start();
                VideoClient client = VideoClient.connect(
                        new InetSocketAddress("127.0.0.1", proxy.port()), SHORT.multipliedBy(3), 1_000_000, false)) {
            assertThatThrownBy(client::nextFrame).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void clientSaysThatTheConnectionWasReset() throws Exception {
        try (RawListener listener = RawListener.open();
                VideoClient client = Films.client(listener.port());
                RawPeer handler = listener.accept()) {
            handler.reset();
            assertThatThrownBy(client::nextFrame)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("reset");
        }
    }
}

package netlab.iot;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import netlab.net.LineOrPauseReader;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(TranscriptOnFailure.class)
@Checkpoint(2)
class DeviceServerTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress("127.0.0.1", 0);

    private DeviceServer server;

    @BeforeEach
    void start() throws IOException {
        server = DeviceServer.start(Device.ONE, ANY_PORT, new Random());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersLinesAndBareWordsWithTwelveBytes() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Request");
            assertReading(peer);
            peer.send("Request\n");
            assertReading(peer);
            peer.send("Request\r\n");
            assertReading(peer);
            peer.sendOneByteAtATime("Request\n");
            assertReading(peer);
            peer.send("Request\nRequest\nRequ");
            assertReading(peer);
            assertReading(peer);
            peer.send("est\n");
            assertReading(peer);
            peer.halfClose();
            peer.expectEndOfStream();
        }
    }

    @Test
    void waitsForTheRestOfABareWordAndSkipsALateLineEnd() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("Requ");
            peer.expectSilence(LineOrPauseReader.PAUSE.multipliedBy(5));
            peer.send("est");
            assertReading(peer);
            peer.send("\n");
            peer.send("Request\n");
            assertReading(peer);
        }
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void measuresEveryQuantityFromItsLeastToItsGreatestValue(Device device) throws IOException {
        int count = 40_000;
        List<TreeSet<Integer>> seen = List.of(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        try (DeviceServer measured = DeviceServer.start(device, ANY_PORT, new Random(1));
                RawPeer peer = RawPeer.connect(measured.port())) {
            for (int i = 0; i < count; i += 1_000) {
                peer.send("Request\n".repeat(1_000));
                for (int j = 0; j < 1_000; j++) {
                    Reading reading = Reading.decode(device, peer.readFully(Reading.BYTES));
                    for (int k = 0; k < 3; k++) {
                        seen.get(k).add(reading.values().get(k));
                    }
                }
            }
        }
        for (int k = 0; k < 3; k++) {
            assertThat(seen.get(k).first()).isEqualTo(device.quantities().get(k).min());
            assertThat(seen.get(k).last()).isEqualTo(device.quantities().get(k).max());
        }
    }

    @Test
    void repeatsItselfWithTheSameSeed() throws IOException {
        List<Reading> first = fiveReadings(new Random(7));
        assertThat(fiveReadings(new Random(7))).isEqualTo(first);
        assertThat(fiveReadings(new Random(8))).isNotEqualTo(first);
    }

    private static List<Reading> fiveReadings(Random random) throws IOException {
        List<Reading> readings = new ArrayList<>();
        try (DeviceServer seeded = DeviceServer.start(Device.TWO, ANY_PORT, random);
                RawPeer peer = RawPeer.connect(seeded.port())) {
            for (int i = 0; i < 5; i++) {
                peer.send("Request\n");
                readings.add(Reading.decode(Device.TWO, peer.readFully(Reading.BYTES)));
            }
        }
        return readings;
    }

    @Test
    void quitEndsTheDevice() throws Exception {
        for (String quit : new String[] {"quit", "quit\n"}) {
            try (DeviceServer quitting = DeviceServer.start(Device.ONE, ANY_PORT, new Random());
                    RawPeer idle = RawPeer.connect(quitting.port());
                    RawPeer peer = RawPeer.connect(quitting.port())) {
                peer.send(quit);
                peer.expectEndOfStream();
                quitting.awaitClosed();
                idle.expectEndOfStream();
            }
        }
    }

    @Test
    void closesAConnectionWithAnotherWordAndServesTheOthers() throws IOException {
        try (RawPeer idle = RawPeer.connect(server.port())) {
            byte[] garbage = new byte[50_000];
            new Random(3).nextBytes(garbage);
            for (byte[] word : List.of("request\n".getBytes(US_ASCII), "quitter".getBytes(US_ASCII), garbage)) {
                try (RawPeer peer = RawPeer.connect(server.port())) {
                    peer.send(word);
                    peer.expectEndOfStream();
                }
            }
            idle.send("Request\n");
            assertReading(idle);
        }
    }

    @Test
    void servesTheNextUserAfterAnAbruptReset() throws IOException {
        for (String said : new String[] {"", "Requ", "Request\n"}) {
            try (RawPeer peer = RawPeer.connect(server.port())) {
                peer.send(said);
                peer.reset();
            }
        }
        answersLinesAndBareWordsWithTwelveBytes();
    }

    @Test
    void servesManyUsersInReverseOrder() throws IOException {
        List<RawPeer> peers = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                peers.add(RawPeer.connect(server.port()));
            }
            for (int i = peers.size() - 1; i >= 0; i--) {
                peers.get(i).send("Request\n");
                assertReading(peers.get(i));
            }
        } finally {
            peers.forEach(RawPeer::close);
        }
    }

    private static void assertReading(RawPeer peer) throws IOException {
        try {
            assertThat(Reading.decode(Device.ONE, peer.readFully(Reading.BYTES)).values())
                    .hasSize(3);
        } catch (ProtocolException e) {
            throw new AssertionError("not a reading of device 1", e);
        }
    }
}

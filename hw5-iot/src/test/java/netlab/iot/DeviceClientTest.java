package netlab.iot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import netlab.testkit.Fault;
import netlab.testkit.FaultProxy;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test plays the device, or stands between it and the user. */
@ExtendWith(TranscriptOnFailure.class)
class DeviceClientTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Reading READING = new Reading(Device.ONE, List.of(20, 50, 100));

    private RawListener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = RawListener.open();
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @Test
    @Checkpoint(3)
    void asksInLinesOrBarely() throws IOException {
        for (boolean plain : new boolean[] {false, true}) {
            try (DeviceClient client = client(listener.port(), plain, LONG)) {
                CompletableFuture<Reading> reading = request(client);
                try (RawPeer device = listener.accept()) {
                    assertThat(device.readSome(100)).asString().isEqualTo(plain ? "Request" : "Request\n");
                    device.sendOneByteAtATime(READING.encode());
                    assertThat(reading.join()).isEqualTo(READING);
                    client.quit();
                    device.expect(plain ? "quit" : "quit\n");
                    device.expectEndOfStream();
                }
            }
        }
    }

    @Test
    @Checkpoint(3)
    void givesUpASilentDeviceAndItsLateReading() throws IOException {
        try (DeviceClient client = client(listener.port(), false, SHORT)) {
            CompletableFuture<Reading> reading = request(client);
            try (RawPeer device = listener.accept()) {
                device.expect("Request\n");
                device.send(new byte[5]);
                assertFails(reading, SocketTimeoutException.class, "no reading within 200 ms");
                device.expectEndOfStream();
            }
        }
        try (DeviceClient client = client(listener.port(), false, LONG)) {
            CompletableFuture<Reading> reading = request(client);
            try (RawPeer device = listener.accept()) {
                device.expect("Request\n");
                device.send(READING.encode());
                assertThat(reading.join()).isEqualTo(READING);
            }
        }
    }

    @Test
    @Checkpoint(3)
    void refusesAValueOutOfRange() throws IOException {
        try (DeviceClient client = client(listener.port(), false, LONG)) {
            CompletableFuture<Reading> reading = request(client);
            try (RawPeer device = listener.accept()) {
                device.expect("Request\n");
                device.send(new byte[] {0, 0, 0, 20, 0, 0, 0, 101, 0, 0, 0, 100});
                assertFails(reading, ProtocolException.class, "Humid is 101, outside 0 to 100");
            }
        }
    }

    @Test
    @Checkpoint(3)
    void noticesAReadingThatIsCutOff() throws IOException {
        try (DeviceClient client = client(listener.port(), false, LONG)) {
            CompletableFuture<Reading> reading = request(client);
            try (RawPeer device = listener.accept()) {
                device.expect("Request\n");
                device.send(new byte[11]);
            }
            assertFails(reading, EOFException.class, "11 of 12 bytes");
        }
    }

    @Test
    void tellsADeviceThatIsDown() throws IOException {
        int port = listener.port();
        listener.close();
        try (DeviceClient client = client(port, false, LONG)) {
            assertThatThrownBy(client::request)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }

    @Test
    @Checkpoint(3)
    void connectsAgainWhenTheDeviceIsBack() throws IOException {
        try (DeviceClient client = client(listener.port(), false, LONG)) {
            for (int i = 0; i < 3; i++) {
                CompletableFuture<Reading> reading = request(client);
                RawPeer device = i == 0 ? listener.accept() : null;
                if (device == null) { // the request on the old connection fails, and comes again on a new one
                    device = listener.accept();
                }
                device.expect("Request\n");
                device.send(READING.encode());
                assertThat(reading.join()).isEqualTo(READING);
                device.reset();
                device.close();
            }
        }
    }

    @ParameterizedTest
    @Checkpoint(3)
    @ValueSource(ints = {0, 4, 7, 8})
    void deviceSurvivesAResetAtEveryStep(int bytes) throws IOException {
        try (DeviceServer server = DeviceServer.start(Device.ONE, new InetSocketAddress("127.0.0.1", 0), new Random());
                FaultProxy proxy = FaultProxy.to(server.port())
                        .towardsServer(Fault.resetAfter(bytes))
                        .start();
                DeviceClient through = client(proxy.port(), false, LONG);
                DeviceClient direct = client(server.port(), false, LONG)) {
            try {
                assertThat(through.request().device()).isEqualTo(Device.ONE); // where the reset came last
            } catch (IOException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
            assertThat(direct.request().device()).isEqualTo(Device.ONE);
        }
    }

    @Test
    @Checkpoint(3)
    void readsInSegmentsOfOneByte() throws IOException {
        try (DeviceServer server = DeviceServer.start(Device.ONE, new InetSocketAddress("127.0.0.1", 0), new Random());
                FaultProxy proxy = FaultProxy.to(server.port())
                        .towardsServer(Fault.coalesce(2), Fault.split(3))
                        .towardsClient(Fault.split(1))
                        .start();
                DeviceClient client = client(proxy.port(), false, LONG)) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.request().device()).isEqualTo(Device.ONE);
            }
        }
    }

    private static DeviceClient client(int port, boolean plain, Duration timeout) {
        return new DeviceClient(Device.ONE, new DeviceClient.Address("127.0.0.1", port), plain, timeout);
    }

    private static CompletableFuture<Reading> request(DeviceClient client) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return client.request();
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                task -> new Thread(task, "user").start());
    }

    private static void assertFails(CompletableFuture<?> reading, Class<? extends IOException> type, String part) {
        assertThatThrownBy(reading::join).cause().isInstanceOf(type).hasMessageContaining(part);
    }
}

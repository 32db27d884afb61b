package netlab.iot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import netlab.iot.WireReading.Kind;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Role;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.Test;

/** What the devices of homework 5 are graded by. */
@Graded(main = "netlab.iot.Main")
class DeviceGradedTest {
    static final Role DEVICE_1 = Role.of("server", "device 1 --port {port}", 9101);
    static final Role DEVICE_2 = Role.of("server2", "device 2 --port {port}", 9102);

    private static final String ASK_SLOWLY = "(printf 'Requ'; sleep 0.01; printf 'est\\n') | nc -N {host} {port} | xxd";

    // A device, and one user

    @Test
    @Checkpoint(1)
    @Points(7)
    void deviceOneAnswersARequest(Subject subject) throws IOException {
        expectNothingWithoutRequest(subject, DEVICE_1);
        expectReadings(subject, DEVICE_1, Kind.DEVICE_1, 2);
    }

    @Test
    @Checkpoint(1)
    @Points(5)
    @Requires("deviceOneAnswersARequest")
    void deviceTwoAnswersARequest(Subject subject) throws IOException {
        expectReadings(subject, DEVICE_2, Kind.DEVICE_2, 2);
    }

    static void expectNothingWithoutRequest(Subject subject, Role device) throws IOException {
        try (RawPeer peer = subject.connect(device)) {
            peer.halfClose();
            byte[] answer = whatFollows(peer);
            subject.blame(
                    Misconception.REPLY_BEFORE_REQUEST,
                    "nc -N {host} {port} < /dev/null | xxd",
                    () -> assertThat(answer).as("what came without a request").isEmpty());
        }
    }

    /** Returns what comes before the stream ends; nothing if it does not end, which another test is for. */
    private static byte[] whatFollows(RawPeer peer) throws IOException {
        try {
            return peer.readToEnd();
        } catch (AssertionError stillOpen) {
            return new byte[0];
        }
    }

    /** Asks on one connection {@code count} times, and returns the different readings. */
    static Set<WireReading> expectReadings(Subject subject, Role device, Kind kind, int count) throws IOException {
        Set<WireReading> readings = new HashSet<>();
        try (RawPeer peer = subject.connect(device)) {
            for (int i = 0; i < count; i++) {
                peer.send("Request\n");
                readings.add(WireReading.read(subject, peer, kind));
            }
        }
        return readings;
    }

    @Test
    @Checkpoint(1)
    @Points(4)
    @Requires("deviceOneAnswersARequest")
    void deviceMeasuresAnewForEachRequest(Subject subject) throws IOException {
        assertThat(expectReadings(subject, DEVICE_1, Kind.DEVICE_1, 20))
                .as("different readings of 20")
                .hasSizeGreaterThan(1);
    }

    @Test
    @Checkpoint(1)
    @Points(4)
    @Requires("deviceOneAnswersARequest")
    void deviceUnderstandsAWordHoweverItEnds(Subject subject) throws IOException {
        for (String word : List.of("Request\r\n", "Request")) {
            try (RawPeer peer = subject.connect(DEVICE_1)) {
                peer.send(word);
                subject.blame(
                        Misconception.LINE_ENDS,
                        "(printf 'Request'; sleep 1; printf 'Request\\r\\n') | nc -N {host} {port} | xxd",
                        () -> WireReading.read(subject, peer, Kind.DEVICE_1));
            }
        }
    }

    @Test
    @Checkpoint(1)
    @Points(4)
    @Requires("deviceOneAnswersARequest")
    void deviceListensOnThePortItIsTold(Subject subject) throws IOException {
        LabProcess device = subject.startOnGivenPort(DEVICE_1);
        try (RawPeer peer = subject.connect(device)) {
            peer.send("Request\n");
            WireReading.read(subject, peer, Kind.DEVICE_1);
        }
    }

    // A device, and all sorts of users

    @Test
    @Checkpoint(2)
    @Points(6)
    @Requires("deviceOneAnswersARequest")
    void deviceJoinsThePiecesOfAWord(Subject subject) throws IOException {
        for (int size : new int[] {1, 3, 7}) {
            joinsPieces(subject, size);
        }
    }

    static void joinsPieces(Subject subject, int size) throws IOException {
        subject.blameInPieces(Misconception.ONE_READ, ASK_SLOWLY, DEVICE_1, peer -> {
            peer.sendInPieces("Request\n", size);
            WireReading.read(subject, peer, Kind.DEVICE_1);
        });
    }

    @Test
    @Checkpoint(2)
    @Points(6)
    @Requires("deviceOneAnswersARequest")
    void deviceAnswersTwoRequestsOfOneSegment(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(DEVICE_1)) {
            peer.send("Request\nRequest\n");
            subject.blame(Misconception.ONE_READ, "printf 'Request\\nRequest\\n' | nc -N {host} {port} | xxd", () -> {
                WireReading.read(subject, peer, Kind.DEVICE_1);
                WireReading.read(subject, peer, Kind.DEVICE_1);
            });
        }
    }

    @Test
    @Checkpoint(2)
    @Points(4)
    @Requires("deviceOneAnswersARequest")
    void deviceNoticesThatTheUserHasLeft(Subject subject) throws IOException {
        expectEnds(subject, 1);
    }

    static void expectEnds(Subject subject, int connections) throws IOException {
        LabProcess device = subject.shared(DEVICE_1);
        for (int i = 0; i < connections; i++) {
            try (RawPeer peer = subject.connect(DEVICE_1)) {
                peer.send("Request\n");
                WireReading.read(subject, peer, Kind.DEVICE_1);
                peer.halfClose();
                subject.expectEnd(peer, device, "printf 'Request\\n' | nc -N {host} {port} | xxd");
            }
        }
    }

    @Test
    @Checkpoint(2)
    @Points(4)
    @Requires("deviceOneAnswersARequest")
    void deviceServesOthersWhileTheFirstIsSilent(Subject subject) throws IOException {
        try (RawPeer first = subject.connect(DEVICE_1);
                RawPeer second = subject.connect(DEVICE_1);
                RawPeer third = subject.connect(DEVICE_1)) {
            for (RawPeer peer : List.of(third, second, first)) {
                peer.send("Request\n");
                subject.blame(
                        Misconception.ONE_CLIENT_AT_A_TIME,
                        "nc {host} {port} & printf 'Request\\n' | nc -N -w 5 {host} {port} | xxd",
                        () -> WireReading.read(subject, peer, Kind.DEVICE_1));
            }
        }
    }

    @Test
    @Checkpoint(2)
    @Points(4)
    @Requires("deviceOneAnswersARequest")
    void quitEndsTheDevice(Subject subject) throws IOException {
        LabProcess device = subject.start(DEVICE_2);
        try (RawPeer peer = subject.connect(device)) {
            peer.send("quit\n");
            assertThat(device.awaitExit()).isEqualTo(new Outcome.Exited(0));
        }
    }
}

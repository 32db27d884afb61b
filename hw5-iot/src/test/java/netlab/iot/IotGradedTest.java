package netlab.iot;

import static netlab.iot.PlayedDevices.expectWord;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import netlab.iot.WireReading.Kind;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Role;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What homework 5 is graded by. */
@Graded(main = "netlab.iot.Main")
class IotGradedTest {
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

    // The user

    @Test
    @Checkpoint(3)
    @Points(10)
    void userPrintsAndKeepsAReading(Subject subject, @TempDir Path folder) throws IOException {
        Random random = subject.random();
        WireReading reading = Kind.DEVICE_1.choose(random);
        String line = Kind.DEVICE_1.line(reading);
        Path file = Files.createDirectory(folder.resolve("right"));
        String printed = collect(subject, file, reading.encode(ByteOrder.BIG_ENDIAN));
        if (!printed.contains(line)) {
            Path other = Files.createDirectory(folder.resolve("swapped"));
            String swapped = collect(subject, other, reading.encode(ByteOrder.LITTLE_ENDIAN));
            if (swapped.contains(line)) {
                subject.blame(
                        Misconception.BYTE_ORDER,
                        "",
                        () -> assertThat(printed)
                                .as("what the user prints of " + reading + ", sent with the highest byte first")
                                .contains(line));
            }
        }
        assertThat(printed).contains(line);
        if (subject.isJava()) {
            assertThat(Files.readString(file.resolve("data.txt"))).endsWith(": " + line + "\n");
        }
    }

    /** Lets the user ask device 1 once, and returns what it printed. */
    private static String collect(Subject subject, Path folder, byte[] answer) throws IOException {
        PlayedDevices.open(folder.getParent());
        try (PlayedDevices devices = new PlayedDevices(subject, folder)) {
            devices.user().writeLine("1");
            devices.user().closeStdin();
            try (RawPeer device = devices.acceptFirst()) {
                expectWord(device, "Request");
                device.send(answer);
                devices.user().awaitExit();
            }
            return devices.user().stdout();
        }
    }

    @Test
    @Checkpoint(3)
    @Points(6)
    @Requires("userPrintsAndKeepsAReading")
    void userAsksBothDevicesAndPassesOnQuit(Subject subject, @TempDir Path folder) throws IOException {
        Random random = subject.random();
        WireReading first = Kind.DEVICE_1.choose(random);
        WireReading second = Kind.DEVICE_2.choose(random);
        try (PlayedDevices devices = new PlayedDevices(subject, folder)) {
            devices.user().writeLine("1");
            try (RawPeer one = devices.acceptFirst()) {
                expectWord(one, "Request");
                one.send(first.encode(ByteOrder.BIG_ENDIAN));
                devices.user().awaitStdout(Kind.DEVICE_1.line(first));
                devices.user().writeLine("2");
                try (RawPeer two = devices.acceptSecond()) {
                    expectWord(two, "Request");
                    two.send(second.encode(ByteOrder.BIG_ENDIAN));
                    devices.user().awaitStdout(Kind.DEVICE_2.line(second));
                    devices.user().writeLine("quit");
                    expectWord(one, "quit");
                    expectWord(two, "quit");
                    devices.expectEnd();
                }
            }
        }
    }

    // The user, and all sorts of devices

    @Test
    @Checkpoint(4)
    @Points(5)
    @Requires("userPrintsAndKeepsAReading")
    void userJoinsThePiecesOfAReading(Subject subject, @TempDir Path folder) throws IOException {
        joinsPiecesOfReadings(subject, folder, 1, 5, 11);
    }

    static void joinsPiecesOfReadings(Subject subject, Path folder, int... sizes) throws IOException {
        Random random = subject.random();
        Path file = PlayedDevices.open(folder).resolve("data.txt");
        try (RawListener second = RawListener.open()) {
            Role user = PlayedDevices.role(second, file);
            subject.blameClientInPieces(
                    Misconception.ONE_READ, "", user, "1\n".repeat(sizes.length), (device, client) -> {
                        for (int size : sizes) {
                            WireReading reading = Kind.DEVICE_1.choose(random);
                            expectWord(device, "Request");
                            device.sendInPieces(reading.encode(ByteOrder.BIG_ENDIAN), size);
                            client.awaitStdout(Kind.DEVICE_1.line(reading));
                        }
                    });
        }
    }

    @Test
    @Checkpoint(4)
    @Points(7)
    @Requires("userPrintsAndKeepsAReading")
    void userGivesUpASilentDeviceAndItsLateReading(Subject subject, @TempDir Path folder) throws IOException {
        Random random = subject.random();
        WireReading late = Kind.DEVICE_1.choose(random);
        WireReading fresh = Kind.DEVICE_1.choose(random);
        while (fresh.equals(late)) {
            fresh = Kind.DEVICE_1.choose(random);
        }
        try (PlayedDevices devices = new PlayedDevices(subject, folder)) {
            devices.user().writeLine("1");
            try (RawPeer one = devices.acceptFirst()) {
                expectWord(one, "Request");
                devices.user().writeLine("2");
                expectSecondIsAsked(subject, Misconception.NO_TIMEOUT, devices);
                sendIfOpen(one, late);
                devices.user().writeLine("1");
                answerAgain(devices, one, fresh);
            }
            devices.user().closeStdin();
            devices.user().awaitExit();
            assertThat(devices.user().stdout())
                    .as("of a reading that came too late and the next one, what is printed")
                    .contains(Kind.DEVICE_1.line(fresh))
                    .doesNotContain(Kind.DEVICE_1.line(late));
        }
    }

    /** Device 2 is asked, and answers, although device 1 does not. */
    private static void expectSecondIsAsked(Subject subject, Misconception misconception, PlayedDevices devices)
            throws IOException {
        WireReading reading = Kind.DEVICE_2.choose(subject.random());
        subject.blame(misconception, "", () -> {
            Optional<RawPeer> connected = devices.second().acceptWithin(PlayedDevices.GIVES_UP_WITHIN);
            assertThat(connected).as("the user's connection to device 2").isPresent();
            expectWord(connected.get(), "Request");
            connected.get().send(reading.encode(ByteOrder.BIG_ENDIAN));
        });
        devices.user().awaitStdout(Kind.DEVICE_2.line(reading));
    }

    private static void sendIfOpen(RawPeer device, WireReading reading) {
        try {
            device.send(reading.encode(ByteOrder.BIG_ENDIAN));
        } catch (IOException e) {
            assertThat(e).as("the user has given the connection up").isNotNull();
        }
    }

    /** Answers the next request, on the old connection if the user has kept it. */
    private static void answerAgain(PlayedDevices devices, RawPeer old, WireReading reading) throws IOException {
        byte[] reply = reading.encode(ByteOrder.BIG_ENDIAN);
        if (isAskedAgain(old)) {
            old.send(reply);
            return;
        }
        try (RawPeer device = devices.acceptFirst()) {
            expectWord(device, "Request");
            device.send(reply);
            devices.user().awaitStdout(Kind.DEVICE_1.line(reading));
        }
    }

    private static boolean isAskedAgain(RawPeer device) throws IOException {
        try {
            expectWord(device, "Request");
            return true;
        } catch (AssertionError closed) {
            return false;
        }
    }

    @Test
    @Checkpoint(4)
    @Points(4)
    @Requires("userJoinsThePiecesOfAReading")
    void userNoticesThatADeviceIsGone(Subject subject, @TempDir Path folder) throws IOException {
        try (PlayedDevices devices = new PlayedDevices(subject, folder)) {
            devices.user().writeLine("1");
            RawPeer one = devices.acceptFirst();
            try (one) {
                expectWord(one, "Request");
                devices.refuseFirst();
                one.send("\0\0\0\1\0".getBytes(StandardCharsets.US_ASCII));
            }
            devices.user().writeLine("2");
            expectSecondIsAsked(subject, Misconception.END_IGNORED, devices);
            assertThat(devices.user().stdout()).as("what is printed of 5 bytes").doesNotContain("Device1");
            devices.expectEnd();
        }
    }
}

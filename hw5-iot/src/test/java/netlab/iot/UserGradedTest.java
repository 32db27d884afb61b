package netlab.iot;

import static netlab.iot.PlayedDevices.expectWord;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import netlab.iot.WireReading.Kind;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user of homework 5 is graded by. */
@Graded(main = "netlab.iot.Main")
class UserGradedTest {
    /** How long the user waits for a reading. */
    private static final Duration USER_WAITS = Duration.ofSeconds(3);

    private static final String IN_TIME = "within " + PlayedDevices.GIVES_UP_WITHIN.toSeconds() + " s it ";

    // The user, and devices as they should be

    @Test
    @Checkpoint(3)
    @Points(10)
    void userPrintsAndKeepsAReading(Subject subject, @TempDir Path folder) throws IOException {
        expectPrintedAndKept(subject, folder);
    }

    static void expectPrintedAndKept(Subject subject, Path folder) throws IOException {
        Random random = subject.random();
        WireReading reading = Kind.DEVICE_1.choose(random);
        String line = Kind.DEVICE_1.line(reading);
        Path file = Files.createDirectory(folder.resolve("right"));
        String printed = collect(subject, file, reading.encode(ByteOrder.BIG_ENDIAN));
        if (!printed.contains(line)) {
            Path other = Files.createDirectory(folder.resolve("swapped"));
            String swapped = collect(subject, other, reading.encode(ByteOrder.LITTLE_ENDIAN));
            if (swapped.contains(line)) {
                subject.blame(Misconception.BYTE_ORDER, "", () -> {
                    throw new AssertionError("sent " + reading
                            + ", the most significant byte of each integer first, and" + " the user did not print \""
                            + line + "\"; sent with the least significant byte first, it did");
                });
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
        try (PlayedDevices devices = new PlayedDevices(subject, folder)) {
            for (int i = 0; i < sizes.length; i++) {
                devices.user().writeLine("1");
            }
            devices.user().closeStdin();
            try (RawPeer device = devices.acceptFirst()) {
                long start = System.nanoTime();
                try {
                    List<String> lines = new ArrayList<>();
                    for (int size : sizes) {
                        WireReading reading = Kind.DEVICE_1.choose(random);
                        lines.add(Kind.DEVICE_1.line(reading));
                        expectWord(device, "Request");
                        start = System.nanoTime();
                        device.sendInPieces(reading.encode(ByteOrder.BIG_ENDIAN), size);
                    }
                    devices.user().awaitExit();
                    assertThat(devices.user().stdout()).contains(lines);
                } catch (AssertionError | IOException e) {
                    // For longer the user need not wait, and on a busy machine the pieces may take as long.
                    if (System.nanoTime() - start < USER_WAITS.toNanos()) {
                        subject.blame(Misconception.ONE_READ, "", () -> {
                            throw e;
                        });
                    }
                }
            }
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
                expectSecondIsAsked(subject, Misconception.NO_TIMEOUT, "says nothing", devices);
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

    /** Device 2 is asked, and answers, although device 1 does not: it {@code saysNothing}. */
    private static void expectSecondIsAsked(
            Subject subject, Misconception misconception, String saysNothing, PlayedDevices devices)
            throws IOException {
        WireReading reading = Kind.DEVICE_2.choose(subject.random());
        subject.blame(misconception, "", () -> {
            String expected = "expected that the user gives up device 1, which " + saysNothing
                    + ", and asks device 2, as was typed; ";
            RawPeer second = devices.second()
                    .acceptWithin(PlayedDevices.GIVES_UP_WITHIN)
                    .orElseThrow(() -> new AssertionError(expected + IN_TIME + "did not connect there"));
            try {
                expectWord(second, "Request");
            } catch (AssertionError e) {
                throw new AssertionError(expected + IN_TIME + "sent no \"Request\" there", e);
            }
            second.send(reading.encode(ByteOrder.BIG_ENDIAN));
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
            expectSecondIsAsked(subject, Misconception.END_IGNORED, "has ended the stream", devices);
            assertThat(devices.user().stdout()).as("what is printed of 5 bytes").doesNotContain("Device1");
            devices.expectEnd();
        }
    }
}

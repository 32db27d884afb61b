// HIDDEN FILE
package netlab.iot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netlab.testkit.LabProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs as their users run them, each in its own JVM. */
class MainIT {
    @TempDir
    private Path folder;

    @Test
    void userPrintsAndWritesReadingsAndQuitEndsAllThree() throws IOException {
        Path file = folder.resolve("data.txt");
        try (LabProcess one = program("device", "1", "--port", "0", "--seed", "7");
                LabProcess two = program("device", "2", "--port", "0", "--seed", "7");
                LabProcess user = user(one, two, "--out", file.toString())) {
            assertThat(one.stdout()).isEqualTo("device1 listening on 127.0.0.1:" + one.port() + "\n");
            assertThat(two.stdout()).isEqualTo("device2 listening on 127.0.0.1:" + two.port() + "\n");
            user.writeLine("1");
            user.writeLine("2");
            user.writeLine("3");
            user.writeLine(" 1 ");
            user.writeLine("quit");
            assertThat(user.awaitExit().exitCode()).isZero();
            assertThat(one.awaitExit().exitCode()).isZero();
            assertThat(two.awaitExit().exitCode()).isZero();
            assertThat(user.stdout()).isEqualTo(Files.readString(file));
            assertThat(user.stdout().lines().map(line -> line.substring(26, 34)))
                    .containsExactly("Device1:", "Device2:", "Device1:");
            assertThat(user.stderr()).isEqualTo("'3' is not 1, 2 or quit\n");
        }
        assertThat(DataFile.read(file).damages()).isEmpty();
    }

    @Test
    void aDeviceThatIsDownIsToldAndTheOtherGoesOnUntilItIsBack() throws IOException {
        Path file = folder.resolve("data.txt");
        try (LabProcess one = program("device", "1", "--port", "0");
                LabProcess two = program("device", "2", "--port", "0");
                LabProcess user = user(one, two, "--out", file.toString())) {
            user.writeLine("1");
            user.awaitStdout("Device1");
            int port = one.port();
            one.terminate();
            assertThat(one.awaitExit().exitCode()).isZero();
            user.writeLine("1");
            user.awaitStderr("Device1: cannot connect to 127.0.0.1:" + port);
            user.writeLine("2");
            user.awaitStdout("Device2");
            try (LabProcess back = program("device", "1", "--port", Integer.toString(port))) {
                assertThat(back.port()).isEqualTo(port);
                user.writeLine("1");
                user.closeStdin();
                assertThat(user.awaitExit().exitCode()).isZero();
            }
        }
        DataFile.Content content = DataFile.read(file);
        assertThat(content.damages()).isEmpty();
        assertThat(content.lines())
                .extracting(line -> line.reading().device())
                .containsExactly(Device.ONE, Device.TWO, Device.ONE);
    }

    @Test
    void aKilledUserLeavesWholeLinesAndTheNextOneAddsToThem() throws IOException {
        Path file = folder.resolve("data.txt");
        Files.writeString(file, "cut off by somebody els");
        try (LabProcess devices = program("server", "--port", "0")) {
            int second = secondPort(devices);
            for (int run = 0; run < 3; run++) {
                try (LabProcess user = program(
                        "user",
                        "--device1=127.0.0.1:" + devices.port(),
                        "--device2=127.0.0.1:" + second,
                        "--out=" + file,
                        "--auto=1000000",
                        "--every=0")) {
                    user.awaitStdout("Device2: Heartbeat");
                    ProcessHandle.of(user.pid()).orElseThrow().destroyForcibly();
                    user.awaitExit();
                }
                DataFile.Content content = DataFile.read(file);
                assertThat(content.damages()).hasSize(1).allMatch(damage -> damage.lineNumber() == 1);
                assertThat(content.lines()).hasSizeGreaterThan(run);
                assertThat(Files.readString(file)).endsWith("\n");
            }
        }
    }

    @Test
    void autoCollectsSoManyTimesAndFailsOnlyWithoutAnyReading() throws IOException {
        Path file = folder.resolve("data.txt");
        try (LabProcess one = program("device", "1", "--port", "0")) {
            int down;
            try (LabProcess two = program("device", "2", "--port", "0")) {
                down = two.port();
                try (LabProcess user = user(one, two, "--out=" + file, "--auto=3", "--every=0.05")) {
                    assertThat(user.awaitExit().exitCode()).isZero();
                }
            }
            assertThat(DataFile.read(file).lines()).hasSize(6);
            try (LabProcess user = program(
                    "user",
                    "--device1=127.0.0.1:" + one.port(),
                    "--device2=127.0.0.1:" + down,
                    "--out=" + file,
                    "--auto=2",
                    "--every=0")) {
                assertThat(user.awaitExit().exitCode()).isZero();
                assertThat(user.stderr().lines()).hasSize(2).allMatch(line -> line.startsWith("Device2: cannot"));
            }
            assertThat(DataFile.read(file).lines()).hasSize(8);
            try (LabProcess user = program(
                    "user",
                    "--device1=127.0.0.1:" + down,
                    "--device2=127.0.0.1:" + down,
                    "--out=" + file,
                    "--auto=1")) {
                assertThat(user.awaitExit().exitCode()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "2, -0.5", "2, NaN"})
    void autoThatMakesNoSenseIsExitCodeTwo(String count, String seconds) throws IOException {
        Path file = folder.resolve("none.txt");
        try (LabProcess user = program("user", "--out=" + file, "--auto=" + count, "--every=" + seconds)) {
            assertThat(user.awaitExit().exitCode()).isEqualTo(2);
            assertThat(user.stderr()).contains("expected --auto of 1 or more, and --every of 0 or more, got " + count);
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void statsAndChartReadTheFileAndReportDamage() throws IOException {
        Path file = folder.resolve("data.txt");
        Path png = folder.resolve("data.png");
        Files.writeString(file, """
                Fri Mar 11 22:55:13 2022: Device1: Temp=20, Humid=50, lillum=100
                Fri Mar 11 22:56
                Fri Mar 11 22:57:40 2022: Device2: Heartbeat=80, Steps=2500, Cal=2100
                """);
        try (LabProcess stats = program("stats", file.toString());
                LabProcess chart = program("chart", file.toString(), "-o", png.toString());
                LabProcess missing = program("stats", folder.resolve("none").toString());
                LabProcess usage = program("chart", file.toString());
                LabProcess device = program("device", "3")) {
            assertThat(stats.awaitExit().exitCode()).isZero();
            assertThat(stats.stdout()).contains("Device1  Temp             1      20      20.00      20");
            assertThat(stats.stderr()).contains("line 2 is skipped");
            assertThat(chart.awaitExit().exitCode()).isZero();
            assertThat(chart.stderr()).contains("line 2 is skipped");
            assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
            assertThat(missing.awaitExit().exitCode()).isEqualTo(1);
            assertThat(missing.stderr().lines()).hasSize(1);
            assertThat(usage.awaitExit().exitCode()).isEqualTo(2);
            assertThat(device.awaitExit().exitCode()).isEqualTo(2);
        }
    }

    @Test
    void demoIsAllThreeInOne() throws IOException {
        try (LabProcess demo = LabProcess.java(Main.class).directory(folder).start()) {
            demo.writeLine("1");
            demo.writeLine("2");
            demo.closeStdin();
            assertThat(demo.awaitExit().exitCode()).isZero();
            assertThat(demo.stdout()).contains("exec:java@server");
            assertThat(DataFile.read(folder.resolve("data.txt")).lines()).hasSize(2);
        }
    }

    private static LabProcess program(String... arguments) throws IOException {
        return LabProcess.java(Main.class, arguments).start();
    }

    private static LabProcess user(LabProcess one, LabProcess two, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("user", "--device1", "127.0.0.1:" + one.port(), "--device2", "127.0.0.1:" + two.port()));
        arguments.addAll(Arrays.asList(more));
        return program(arguments.toArray(String[]::new));
    }

    private static int secondPort(LabProcess devices) {
        String line = devices.awaitStdout("device2 listening on 127.0.0.1:")
                .lines()
                .filter(text -> text.startsWith("device2"))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }
}

package netlab.iot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import netlab.testkit.LabProcess;
import netlab.testkit.Python;
import netlab.testkit.RequiresPython;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs as the handout writes them, which take one {@code send} for one message. */
@RequiresPython
class DevicePythonPeerTest {
    @Test
    @Checkpoint(2)
    void devicesAnswerThePythonUserAndObeyItsQuit() throws Exception {
        try (DevicePair devices = DevicePair.start("127.0.0.1", 0, new Random());
                LabProcess user = Python.script("user.py", "" + devices.port(), "" + devices.secondPort())
                        .start()) {
            for (String command : List.of("1", "2", "2", "1")) {
                user.writeLine(command);
            }
            user.writeLine("quit");
            assertThat(user.awaitExit().exitCode()).as(user.stderr()).isZero();
            assertThat(user.stdout().lines()).hasSize(4).allSatisfy(DevicePythonPeerTest::assertIsDataLine);
            devices.awaitClosed();
        }
    }

    private static void assertIsDataLine(String line) {
        try {
            assertThat(DataLine.parse(line).format()).isEqualTo(line);
        } catch (ParseException e) {
            throw new AssertionError("not a line of data.txt: " + line, e);
        }
    }

    @ParameterizedTest
    @Checkpoint(3)
    @EnumSource(Device.class)
    void userCollectsFromThePythonDeviceAndEndsIt(Device device) throws IOException {
        String number = device.toString().substring("Device".length());
        try (LabProcess process = Python.script("device.py", "{port}", number).start();
                DeviceClient client = new DeviceClient(
                        device, new DeviceClient.Address("127.0.0.1", process.port()), true, Duration.ofSeconds(10))) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.request().device()).isEqualTo(device);
            }
            client.quit();
            assertThat(process.awaitExit().exitCode()).isZero();
            assertThat(process.stdout()).isEqualTo("quit\n");
        }
    }
}

// HIDDEN FILE
package netlab.iot;

import java.io.IOException;
import java.nio.file.Path;
import netlab.iot.WireReading.Kind;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What homework 5 is graded by besides: the same questions with other values. */
@Graded(main = "netlab.iot.Main")
class IotHiddenGradedTest {
    @Test
    @Checkpoint(1)
    @Points(4)
    void bothDevicesAnswerAHundredRequests(Subject subject) throws IOException {
        DeviceGradedTest.expectNothingWithoutRequest(subject, DeviceGradedTest.DEVICE_1);
        DeviceGradedTest.expectReadings(subject, DeviceGradedTest.DEVICE_1, Kind.DEVICE_1, 100);
        DeviceGradedTest.expectReadings(subject, DeviceGradedTest.DEVICE_2, Kind.DEVICE_2, 100);
    }

    @Test
    @Checkpoint(2)
    @Points(5)
    @Requires("bothDevicesAnswerAHundredRequests")
    void deviceJoinsPiecesOfAnySize(Subject subject) throws IOException {
        for (int size : subject.random().ints(4, 1, 8).toArray()) {
            DeviceGradedTest.joinsPieces(subject, size);
        }
    }

    @Test
    @Checkpoint(2)
    @Points(5)
    @Requires("bothDevicesAnswerAHundredRequests")
    void deviceEndsTwoHundredConnections(Subject subject) throws IOException {
        DeviceGradedTest.expectEnds(subject, 200);
    }

    @Test
    @Checkpoint(3)
    @Points(2)
    void userPrintsAndKeepsAnotherReading(Subject subject, @TempDir Path folder) throws IOException {
        UserGradedTest.expectPrintedAndKept(subject, folder);
    }

    @Test
    @Checkpoint(4)
    @Points(4)
    @Requires("userPrintsAndKeepsAnotherReading")
    void userJoinsPiecesOfAnySize(Subject subject, @TempDir Path folder) throws IOException {
        int[] sizes = subject.random().ints(5, 1, 12).toArray();
        UserGradedTest.joinsPiecesOfReadings(subject, folder, sizes);
    }
}

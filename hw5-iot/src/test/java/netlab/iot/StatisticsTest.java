package netlab.iot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void countsEachQuantityOfEachDevice() {
        assertThat(Statistics.table(List.of(
                        line(Device.ONE, 0, 100, 70),
                        line(Device.TWO, 80, 2500, 2100),
                        line(Device.ONE, 40, 0, 150),
                        line(Device.ONE, 10, 50, 100))))
                .containsExactly(
                        "device   quantity     count     min       mean     max",
                        "Device1  Temp             3       0      16.67      40",
                        "Device1  Humid            3       0      50.00     100",
                        "Device1  lillum           3      70     106.67     150",
                        "Device2  Heartbeat        1      80      80.00      80",
                        "Device2  Steps            1    2500    2500.00    2500",
                        "Device2  Cal              1    2100    2100.00    2100");
    }

    @Test
    void leavesOutADeviceWithoutReadings() {
        assertThat(Statistics.table(List.of(line(Device.TWO, 80, 2500, 2100))))
                .hasSize(4)
                .noneMatch(row -> row.contains("Device1"));
    }

    private static DataLine line(Device device, Integer... values) {
        return new DataLine(LocalDateTime.of(2022, 3, 11, 0, 0), new Reading(device, List.of(values)));
    }
}

package netlab.iot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.util.HexFormat;
import java.util.List;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
    private static final byte[] BYTES = HexFormat.of().parseHex("00000050" + "000009c4" + "00000834");
    private static final Reading READING = new Reading(Device.TWO, List.of(80, 2500, 2100));

    @Test
    @Checkpoint(1)
    void isThreeBigEndianIntegers() {
        assertThat(READING.encode()).isEqualTo(BYTES);
    }

    @Test
    @Checkpoint(1)
    void isReadFromThreeBigEndianIntegers() throws ProtocolException {
        assertThat(Reading.decode(Device.TWO, BYTES)).isEqualTo(READING);
    }

    @ParameterizedTest
    @CsvSource({"ONE, 0, 0, 70", "ONE, 40, 100, 150", "TWO, 40, 2000, 1000", "TWO, 140, 6000, 4000"})
    void bothBoundsAreInRange(Device device, int first, int second, int third) {
        assertThat(new Reading(device, List.of(first, second, third)).values()).containsExactly(first, second, third);
    }

    @ParameterizedTest
    @CsvSource({
        "ONE, -1, 50, 100, Temp is -1",
        "ONE, 41, 50, 100, Temp is 41",
        "ONE, 20, 101, 100, Humid is 101",
        "ONE, 20, 50, 69, lillum is 69",
        "TWO, 39, 2000, 1000, Heartbeat is 39",
        "TWO, 80, 6001, 1000, Steps is 6001",
        "TWO, 80, 2000, 4001, Cal is 4001",
    })
    void valuesOutsideAreNoReading(Device device, int first, int second, int third, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reading(device, List.of(first, second, third)))
                .withMessageStartingWith(message);
    }

    @Test
    @Checkpoint(1)
    void byteOrderTakenWrongIsNoticed() {
        byte[] littleEndian = HexFormat.of().parseHex("14000000" + "32000000" + "64000000");
        assertThatThrownBy(() -> Reading.decode(Device.ONE, littleEndian))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("Temp is 335544320, outside 0 to 40");
    }
}

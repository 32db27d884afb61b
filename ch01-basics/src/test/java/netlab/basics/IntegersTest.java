package netlab.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;
import netlab.net.Endian;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegersTest {
    private static final long SEED = 20261120;

    @Test
    void shiftsAgreeWithEndian() {
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            int value = random.nextInt();
            byte[] big = new byte[4];
            byte[] little = new byte[4];
            Endian.putIntBE(big, 0, value);
            Endian.putIntLE(little, 0, value);

            assertThat(Integers.bigEndian(value)).as("seed %d", SEED).isEqualTo(big);
            assertThat(Integers.littleEndian(value)).isEqualTo(little);
            assertThat(Integers.fromBigEndian(little)).isEqualTo(Endian.getIntBE(little, 0));
            assertThat(Integers.fromLittleEndian(big)).isEqualTo(Endian.getIntLE(big, 0));
            assertThat(Integers.unsigned(value)).isEqualTo(Endian.getUnsignedIntBE(big, 0));
        }
    }

    @Test
    void allReadingsStandSideBySide() throws Exception {
        assertThat(Captured.run(() -> Integers.run(-2))).isEqualTo("""
                        -2 on the wire
                          as text                2d 32
                          4 bytes, big-endian    ff ff ff fe
                          4 bytes, little-endian fe ff ff ff

                                         read as big-endian         read as little-endian
                          bytes          signed       unsigned      signed       unsigned
                          ff ff ff fe    -2           4294967294    -16777217    4278190079
                          fe ff ff ff    -16777217    4278190079    -2           4294967294
                        """);
    }

    @ParameterizedTest
    @ValueSource(longs = {Integer.MIN_VALUE, 0xFFFF_FFFFL})
    void takesAllThatFourBytesHold(long n) throws Exception {
        assertThat(Captured.run(() -> Integers.run(n))).startsWith(n + " on the wire\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {Integer.MIN_VALUE - 1L, 0x1_0000_0000L})
    void refusesWhatFourBytesDoNotHold(long n) {
        assertThatThrownBy(() -> Integers.run(n))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not " + n);
    }
}

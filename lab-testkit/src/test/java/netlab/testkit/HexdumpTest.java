package netlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HexdumpTest {
    @Test
    void showsOffsetBytesAndText() {
        assertThat(Hexdump.of("Hello 127.0.0.1\nabc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("""
                        00000000  48 65 6c 6c 6f 20 31 32  37 2e 30 2e 30 2e 31 0a  |Hello 127.0.0.1.|
                        00000010  61 62 63                                          |abc|
                        """);
    }

    @Test
    void countsOnFromTheOffset() {
        assertThat(Hexdump.of(new byte[] {(byte) 0xff, 0x7f}, 0x1234))
                .isEqualTo("00001234  ff 7f                                             |..|\n");
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(Hexdump.of(new byte[0])).isEmpty();
        assertThat(Hexdump.difference(new byte[] {1}, new byte[] {1})).isEmpty();
    }

    @Test
    void pointsAtTheFirstWrongByte() {
        byte[] expected = "0123456789abcdef0123456789abcdef0123456789".getBytes(StandardCharsets.US_ASCII);
        byte[] actual = expected.clone();
        actual[24] = 'X';
        actual[30] = 'Y';
        assertThat(Hexdump.difference(expected, actual)).isEqualTo("""
                        both      00000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  |0123456789abcdef|
                        expected  00000010  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  |0123456789abcdef|
                        actual    00000010  30 31 32 33 34 35 36 37  58 39 61 62 63 64 59 66  |01234567X9abcdYf|
                                                                     ^^                                ^
                        """);
    }

    @Test
    void pointsAtAMissingByte() {
        assertThat(Hexdump.difference(new byte[] {'a', 'b'}, new byte[] {'a'})).isEqualTo("""
                        expected  00000000  61 62                                             |ab|
                        actual    00000000  61                                                |a|
                                               ^^                                               ^
                        """);
    }

    @Test
    void pointsAtARowThatIsMissing() {
        byte[] expected = new byte[17];
        byte[] actual = new byte[16];
        assertThat(Hexdump.difference(expected, actual).lines().toList().get(2))
                .isEqualTo("actual    00000010                                                    ||");
    }
}

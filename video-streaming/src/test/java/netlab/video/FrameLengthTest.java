package netlab.video;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FrameLengthTest {
    @Test
    void hasTenDigitsWithLeadingZeros() {
        assertThat(FrameLength.encode(21_604)).asString(US_ASCII).isEqualTo("0000021604");
        assertThat(FrameLength.encode(0)).asString(US_ASCII).isEqualTo("0000000000");
        assertThat(FrameLength.encode(Integer.MAX_VALUE)).asString(US_ASCII).isEqualTo("2147483647");
    }

    @Test
    void hasAsciiDigitsWhereTheLanguageHasOthers() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(FrameLength.encode(21_604)).asString(US_ASCII).isEqualTo("0000021604");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void readsWhatItWrote() throws Exception {
        for (int length : new int[] {0, 1, 9, 10, 21_604, 999_999_999, Integer.MAX_VALUE}) {
            assertThat(FrameLength.decode(FrameLength.encode(length), Integer.MAX_VALUE))
                    .isEqualTo(length);
        }
    }

    @Test
    void rejectsLengthOverTheLimit() throws Exception {
        assertThat(FrameLength.decode("0000000100".getBytes(US_ASCII), 100)).isEqualTo(100);
        assertThatThrownBy(() -> FrameLength.decode("0000000101".getBytes(US_ASCII), 100))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("expected a frame of at most 100 bytes, got 101");
        assertThatThrownBy(() -> FrameLength.decode("9999999999".getBytes(US_ASCII), Integer.MAX_VALUE))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void rejectsAnythingButDigits() {
        for (String text :
                new String[] {"00000 1604", "-000021604", "+000021604", "000002160a", "\0\0\0\0\0\0\0\0\0\0"}) {
            assertThatThrownBy(() -> FrameLength.decode(text.getBytes(US_ASCII), 1_000_000))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("ASCII digits");
        }
    }
}

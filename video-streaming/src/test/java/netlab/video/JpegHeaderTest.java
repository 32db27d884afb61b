package netlab.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JpegHeaderTest {
    private static byte[] jpeg;

    @BeforeAll
    static void encode() throws Exception {
        jpeg = Films.encoded(1).get(0);
    }

    @Test
    void readsTheSize() throws Exception {
        assertThat(JpegHeader.read(jpeg)).isEqualTo(new JpegHeader(640, 480));
    }

    @Test
    void rejectsWhatIsCutOffAnywhere() {
        for (int length = 0; length < jpeg.length; length += length < 1_000 ? 1 : 97) {
            byte[] part = Arrays.copyOf(jpeg, length);
            assertThatThrownBy(() -> JpegHeader.read(part)).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void answersGarbageWithNothingButProtocolException() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = i % 2 == 0 ? new byte[random.nextInt(200)] : jpeg.clone();
            if (i % 2 == 0) {
                random.nextBytes(bytes);
            } else {
                for (int k = 0; k < 20; k++) {
                    bytes[2 + random.nextInt(620)] = (byte) random.nextInt();
                }
            }
            if (bytes.length > 4) {
                bytes[0] = (byte) 0xFF;
                bytes[1] = (byte) 0xD8;
                bytes[bytes.length - 2] = (byte) 0xFF;
                bytes[bytes.length - 1] = (byte) 0xD9;
            }
            try {
                JpegHeader header = JpegHeader.read(bytes);
                assertThat((long) header.width() * header.height()).isBetween(1L, JpegHeader.MAX_PIXELS);
            } catch (ProtocolException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void rejectsAPictureThatWouldFillTheMemory() {
        byte[] huge = jpeg.clone();
        int frame = 0;
        while (!((huge[frame] & 0xFF) == 0xFF && (huge[frame + 1] & 0xFF) == 0xC0)) {
            frame++;
        }
        Arrays.fill(huge, frame + 5, frame + 9, (byte) 0xFF);
        assertThatThrownBy(() -> JpegHeader.read(huge))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("a picture of 65535x65535 is not unpacked");
    }
}

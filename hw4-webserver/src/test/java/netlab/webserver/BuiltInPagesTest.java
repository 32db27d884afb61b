package netlab.webserver;

import static netlab.webserver.HttpPeer.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import netlab.testkit.TranscriptOnFailure;
import netlab.testkit.grading.Checkpoint;
import netlab.webserver.HttpPeer.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages of the homework. */
@ExtendWith(TranscriptOnFailure.class)
@Checkpoint(1)
class BuiltInPagesTest {
    private static Reply get(String path) throws IOException {
        try (WebServer server = Servers.builtIn()) {
            return ask(server, "GET " + path + " HTTP/1.1", "Host: localhost");
        }
    }

    @Test
    void sendsThePageInEucKrAndSaysSo() throws IOException {
        Reply page = get("/index.html");
        assertThat(page.field("Content-Type")).isEqualTo("text/html; charset=euc-kr");
        // KS X 1001: 안 is BE C8, 녕 is B3 E7; in UTF-8 they would be three bytes each.
        byte[] hello = {(byte) 0xBE, (byte) 0xC8, (byte) 0xB3, (byte) 0xE7};
        assertThat(page.body()).containsSequence(hello);
        String text = new String(page.body(), "EUC-KR");
        assertThat(text).contains("안녕하세요", "iot.png").doesNotContain("\uFFFD");
        assertThat(get("/").body()).isEqualTo(page.body());
    }

    @Test
    void sendsAPicture() throws IOException {
        Reply picture = get("/iot.png");
        assertThat(picture.field("Content-Type")).isEqualTo("image/png");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.body()));
        assertThat(image.getWidth()).isEqualTo(320);
        assertThat(image.getHeight()).isEqualTo(320);
    }

    @Test
    void sendsAnIconOfSeveralSizes() throws IOException {
        Reply icon = get("/favicon.ico");
        assertThat(icon.field("Content-Type")).isEqualTo("image/x-icon");
        ByteBuffer bytes = ByteBuffer.wrap(icon.body()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getShort(0)).isZero();
        assertThat(bytes.getShort(2)).as("an icon, not a cursor").isEqualTo((short) 1);
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < bytes.getShort(4); i++) {
            int entry = 6 + 16 * i;
            int offset = bytes.getInt(entry + 12);
            byte[] png = Arrays.copyOfRange(icon.body(), offset, offset + bytes.getInt(entry + 8));
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(image.getWidth()).isEqualTo(bytes.get(entry));
            sizes.add(image.getWidth());
        }
        assertThat(sizes).contains(16, 32);
    }
}

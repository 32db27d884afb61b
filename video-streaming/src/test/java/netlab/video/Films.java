package netlab.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import netlab.testkit.RawPeer;
import org.opencv.core.Mat;

/** What the tests of this package share. */
final class Films {
    /** As fast as the client asks. */
    static final OptionalDouble UNPACED = OptionalDouble.of(0);

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress("127.0.0.1", 0);

    private Films() {}

    /** Starts a server that shows the test film, unpaced. */
    static VideoServer serve(int frames) throws IOException {
        return serve(new VideoServer.Show(() -> new TestFilm(frames), Picture.UNCHANGED, UNPACED, false));
    }

    static VideoServer serve(VideoServer.Show show) throws IOException {
        return VideoServer.start(ANY_PORT, show);
    }

    static VideoClient client(int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
        return VideoClient.connect(address, RawPeer.DEFAULT_TIMEOUT, VideoClient.DEFAULT_MAX_FRAME_BYTES, false);
    }

    /** The first frames of the test film, encoded here and not by a server. */
    static List<byte[]> encoded(int frames) throws IOException {
        List<byte[]> jpegs = new ArrayList<>();
        try (TestFilm film = new TestFilm(frames);
                JpegEncoder encoder = new JpegEncoder(Picture.UNCHANGED)) {
            Mat frame = new Mat();
            while (film.read(frame)) {
                jpegs.add(encoder.encode(frame));
            }
            frame.release();
        }
        return jpegs;
    }

    static List<byte[]> receiveAll(VideoClient client) throws IOException {
        List<byte[]> jpegs = new ArrayList<>();
        Optional<byte[]> frame = client.nextFrame();
        while (frame.isPresent()) {
            jpegs.add(frame.get());
            frame = client.nextFrame();
        }
        return jpegs;
    }

    static BufferedImage decode(byte[] jpeg) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(picture).as("a picture").isNotNull();
        return picture;
    }

    static int number(byte[] jpeg) throws IOException {
        OptionalInt number = FrameNumber.read(decode(jpeg));
        assertThat(number).as("a frame number in the picture").isPresent();
        return number.getAsInt();
    }

    /** Plays a client's part in one frame, in whichever words. */
    static byte[] ask(RawPeer peer, String start, String image) throws IOException {
        peer.send(start);
        int length = FrameLength.decode(peer.readFully(FrameLength.DIGITS), VideoClient.DEFAULT_MAX_FRAME_BYTES);
        peer.send(image);
        return peer.readFully(length);
    }
}

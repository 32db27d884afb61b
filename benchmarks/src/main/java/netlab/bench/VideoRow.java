package netlab.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netlab.testkit.LabProcess;

/** A film, as fast as one client can ask for its pictures. */
final class VideoRow implements Row {
    private static final String PYTHON = "Python, OpenCV";
    private static final int QUALITY = 90;
    private static final int FILM_SECONDS = 20;
    private static final int LENGTH_DIGITS = 10;
    private static final int END_OF_IMAGE = 0xFFD9;
    private static final int START_OF_IMAGE = 0xFFD8;
    private static final int PATIENCE_MILLIS = 10_000;

    @Override
    public String name() {
        return "video";
    }

    @Override
    public String title() {
        return "Video: video-streaming";
    }

    @Override
    public void measure(Settings settings, Section section) throws Exception {
        try (Folder folder = new Folder()) {
            for (String size : List.of("640x480", "1280x720")) {
                measure(size, makeFilm(folder, size), settings, section);
            }
        } catch (MissingToolException e) {
            section.note("not measured: install " + e.getMessage());
        }
    }

    private static Path makeFilm(Folder folder, String size) throws IOException, MissingToolException {
        Path film = folder.file(size + ".mp4");
        String picture = "testsrc2=size=" + size + ":rate=30:duration=" + FILM_SECONDS;
        Programs.output(Programs.tool(
                "ffmpeg",
                "ffmpeg",
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                picture,
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-pix_fmt",
                "yuv420p",
                film.toString()));
        return film;
    }

    private static void measure(String size, Path film, Settings settings, Section section) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        for (Jdk jdk : Jdk.both()) {
            String[] arguments = {
                "server", "--port", "0", "--source", film.toString(), "--fps", "max", "--quality", "" + QUALITY
            };
            contenders.add(new Contender("lab, " + jdk, () -> Programs.java(jdk, "netlab.video.Main", arguments)));
        }
        contenders.add(
                new Contender(PYTHON, () -> Programs.python("cv2", "video_server.py", "{port}", film.toString())));
        try (Contest contest = new Contest(settings, section, contenders)) {
            contest.fight(
                    size + ", H.264",
                    List.of(Unit.rate("frames/s"), Unit.cost("CPU of the server, ms a frame")),
                    Map.of(PYTHON, 1.0),
                    VideoRow::watch);
        }
    }

    private static double[] watch(LabProcess server, Duration duration) throws IOException {
        double processorBefore = Processes.processorSeconds(server);
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        int frames = 0;
        while (System.nanoTime() < end) {
            frames += watchFilm(server.port(), end);
        }
        if (frames == 0) {
            throw new ProtocolException("no picture came");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double processorMillis = (Processes.processorSeconds(server) - processorBefore) * 1000;
        return new double[] {frames / seconds, processorMillis / frames};
    }

    /** Watches until the time or the film is over, and returns how many frames came. */
    private static int watchFilm(int port, long end) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int frames = 0;
            while (System.nanoTime() < end) {
                out.write("start".getBytes(US_ASCII));
                byte[] length = readLength(in);
                if (length.length < LENGTH_DIGITS) {
                    return frames; // the film is over
                }
                out.write("image".getBytes(US_ASCII));
                byte[] picture = new byte[Integer.parseInt(new String(length, US_ASCII))];
                in.readFully(picture);
                requireJpeg(picture);
                frames++;
            }
            return frames;
        }
    }

    /** Returns nothing where the film ends: the handout's server closes without having read our wish for more, a reset. */
    private static byte[] readLength(DataInputStream in) throws IOException {
        try {
            return in.readNBytes(LENGTH_DIGITS);
        } catch (SocketException e) {
            return new byte[0];
        }
    }

    private static void requireJpeg(byte[] picture) throws ProtocolException {
        int first = (picture[0] & 0xFF) << 8 | picture[1] & 0xFF;
        int last = (picture[picture.length - 2] & 0xFF) << 8 | picture[picture.length - 1] & 0xFF;
        if (first != START_OF_IMAGE || last != END_OF_IMAGE) {
            throw new ProtocolException("no JPEG picture");
        }
    }
}

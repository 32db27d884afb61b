package netlab.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import netlab.testkit.LabProcess;
import netlab.testkit.LabProgram;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Mat;

/** The program as its users run it: in a process of its own. */
class VideoProgramTest {
    @TempDir
    private Path folder;

    /** Any JVM that loads OpenCV; from Java 24 on it would otherwise warn on standard error. */
    private static LabProgram program(String... arguments) {
        return LabProcess.java(Main.class, arguments)
                .jvmArguments("--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true");
    }

    private static LabProcess client(int port, String... arguments) throws IOException {
        String[] all = Arrays.copyOf(new String[] {"client", "--port", String.valueOf(port)}, 3 + arguments.length);
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return program(all).start();
    }

    @Test
    void demoWithoutADisplayCountsTheFramesOfTheFilm() throws Exception {
        try (LabProcess demo = program().start()) {
            assertThat(demo.awaitExit().exitCode()).isZero();
            assertThat(demo.stdout().lines()).hasSize(2);
            assertThat(demo.stdout()).contains("exec:java@server", "exec:java@client", "300 frames in ");
            assertThat(demo.stderr()).isEmpty();
        }
    }

    @Test
    void serverTellsItsPortServesAndStopsOnSigterm() throws Exception {
        try (LabProcess server = program("server", "--port", "0").start()) {
            int port = server.port();
            assertThat(server.stdout())
                    .isEqualTo("video-streaming listening on 127.0.0.1:" + port + System.lineSeparator());
            try (RawPeer peer = RawPeer.connect(port)) {
                assertThat(Films.number(Films.ask(peer, "start", "image"))).isZero();
                server.terminate();
                peer.expectEndOfStream();
            }
            assertThat(server.awaitExit().exitCode()).isZero();
            assertThat(server.stderr()).isEmpty();
            assertThatThrownBy(() -> RawPeer.connect(port)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void clientStopsSavesAndRecords() throws Exception {
        Path avi = folder.resolve("film.avi");
        Path saved = folder.resolve("saved");
        try (LabProcess server = program(
                                "server",
                                "-p",
                                "0",
                                "--fps",
                                "max",
                                "--loop",
                                "--source",
                                "test:20",
                                "--scale",
                                "320x240")
                        .start();
                LabProcess client = client(
                        server.port(), "--frames", "33", "--save", saved.toString(), "--record", avi.toString())) {
            assertThat(client.awaitExit().exitCode()).isZero();
            assertThat(client.stdout()).startsWith("33 frames in ");
            assertThat(client.stderr()).isEmpty();
        }
        assertThat(saved.toFile().list()).hasSize(33);
        assertThat(Films.number(Files.readAllBytes(saved.resolve("frame-000032.jpg"))))
                .isEqualTo(12);
        assertThat(framesIn(new VideoFile(avi).open())).isEqualTo(33);
        assertThat(framesIn(Film.named(saved.toString()).open())).isEqualTo(33);
    }

    private static int framesIn(FrameSource source) throws IOException {
        Mat frame = new Mat();
        try (source) {
            int count = 0;
            while (source.read(frame)) {
                assertThat(frame.cols()).isEqualTo(320);
                count++;
            }
            return count;
        } finally {
            frame.release();
        }
    }

    @Test
    void aFrameThatIsNoPictureIsReportedAndSkipped() throws Exception {
        byte[] picture = Films.encoded(1).get(0);
        byte[] cutOff = Arrays.copyOf(picture, 5_000);
        byte[] nonsense = "no picture at all".getBytes(StandardCharsets.UTF_8);
        try (RawListener listener = RawListener.open();
                LabProcess client = client(listener.port(), "--headless", "--save", folder.toString());
                RawPeer peer = listener.accept()) {
            for (byte[] frame : new byte[][] {picture, nonsense, new byte[0], cutOff, picture}) {
                peer.expect("start\n");
                peer.send(FrameLength.encode(frame.length));
                peer.expect("image\n");
                peer.send(frame);
            }
            peer.expect("start\n");
            peer.halfClose();
            assertThat(client.awaitExit().exitCode()).isZero();
            assertThat(client.stdout()).startsWith("2 frames in ").contains(", 3 skipped");
            assertThat(client.stderr().lines()).hasSize(3).allMatch(line -> line.startsWith("skipped frame "));
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("frame-000000.jpg", "frame-000004.jpg");
    }

    @Test
    @SuppressWarnings("try") // it is closed before its time, which is what is tested
    void failuresAreOneSentenceAndExitCodeOne() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.mp4"), "not a film");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertFails(1, "cannot read " + text + " as a video: tried FFmpeg", "server", "--source", text.toString());
        assertFails(1, "no such file: nowhere.mp4", "server", "--source", "nowhere.mp4");
        assertFails(1, "no pictures in the folder " + empty, "server", "--source", empty.toString());
        int unused;
        try (RawListener listener = RawListener.open()) {
            unused = listener.port();
        }
        assertFails(1, "cannot connect to 127.0.0.1:" + unused, "client", "--port", String.valueOf(unused));
    }

    @Test
    void nonsenseOnTheCommandLineIsExitCodeTwo() throws Exception {
        assertFails(2, "expected a port of 0 to 65535, got '70000'", "server", "--port", "70000");
        assertFails(2, "expected a quality of 1 to 100, got 0", "server", "--quality", "0");
        assertFails(2, "expected a size such as 640x480, got '640'", "server", "--scale", "640");
        assertFails(2, "expected 0.1 to 1000 frames per second, or max, got 'fast'", "server", "--fps", "fast");
        assertFails(2, "expected a number after the colon of 'camera:front'", "server", "--source", "camera:front");
    }

    private static void assertFails(int exitCode, String message, String... arguments) throws Exception {
        try (LabProcess program = program(arguments).start()) {
            assertThat(program.awaitExit().exitCode()).isEqualTo(exitCode);
            assertThat(program.stderr()).contains(message);
            assertThat(program.stdout()).isEmpty();
            Optional<String> trace = program.stderr()
                    .lines()
                    .filter(line -> line.startsWith("\tat "))
                    .findFirst();
            assertThat(trace).isEmpty();
            assertThat(program.stderr().lines()).hasSize(exitCode);
        }
    }
}

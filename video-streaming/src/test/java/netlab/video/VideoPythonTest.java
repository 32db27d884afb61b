package netlab.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netlab.testkit.LabProcess;
import netlab.testkit.Python;
import netlab.testkit.RequiresPython;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our programs and the handout's, both ways; the handout's without OpenCV. */
@RequiresPython
class VideoPythonTest {
    @TempDir
    private Path folder;

    @Test
    void ourServerShowsTheFilmToThePythonClient() throws Exception {
        try (VideoServer server = Films.serve(40);
                LabProcess client = Python.script("video_client.py", "{host}", "{port}", folder.toString())
                        .port(server.port())
                        .start()) {
            assertThat(client.awaitExit().exitCode()).isZero();
            assertThat(client.stdout().lines()).containsExactly("40 frames");
        }
        List<byte[]> sent = Films.encoded(40);
        for (int i = 0; i < 40; i++) {
            assertThat(folder.resolve(i + ".jpg")).hasBinaryContent(sent.get(i));
        }
    }

    @Test
    void ourClientWatchesThePythonServer() throws Exception {
        Path sent = Files.createDirectory(folder.resolve("sent"));
        Path received = folder.resolve("received");
        List<byte[]> frames = Films.encoded(12);
        for (int i = 0; i < 12; i++) {
            Files.write(sent.resolve(String.format("%03d.jpg", i)), frames.get(i));
        }
        try (LabProcess server = Python.script("video_server.py", "{port}", sent.toString())
                        .start();
                LabProcess client = LabProcess.java(
                                Main.class,
                                "client",
                                "--port",
                                String.valueOf(server.port()),
                                "--plain",
                                "--headless",
                                "--save",
                                received.toString())
                        .start()) {
            assertThat(client.awaitExit().exitCode()).isZero();
            assertThat(client.stdout()).startsWith("12 frames in ");
            assertThat(server.awaitExit().exitCode()).isZero();
        }
        for (int i = 0; i < 12; i++) {
            assertThat(received.resolve(String.format("frame-%06d.jpg", i))).hasBinaryContent(frames.get(i));
        }
    }
}

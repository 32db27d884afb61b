package netlab.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import netlab.testkit.LabProcess;
import netlab.testkit.LabProgram;
import netlab.testkit.RawPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The server's memory, as the system counts it, over many frames and many clients that leave. The heap is fixed and
 * small, so what grows is native. {@code -Dsoak.frames=100000 -Dsoak.connections=1000} for the long version.
 */
@Timeout(value = 25, unit = TimeUnit.MINUTES)
class NativeMemoryIT {
    private static final int FRAMES = Integer.getInteger("soak.frames", 600);
    private static final int CONNECTIONS = Integer.getInteger("soak.connections", 80);

    /** A frame of 640×480 has 0.9 MB: of 600, one in twenty that is not released makes this. */
    private static final long MAX_GROWTH_KB = 24 * 1024;

    @TempDir
    private static Path folder;

    private static LabProgram server(String... options) {
        String[] all = new String[5 + options.length];
        System.arraycopy(new String[] {"server", "--port", "0", "--fps", "max"}, 0, all, 0, 5);
        System.arraycopy(options, 0, all, 5, options.length);
        return LabProcess.java(Main.class, all)
                .maxHeapMegabytes(64)
                .jvmArguments("-Xms64m", "-XX:+AlwaysPreTouch", "--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void staysFlatOverManyFrames() throws Exception {
        try (LabProcess server = server("--loop", "--scale", "160x120").start()) {
            watch(server, FRAMES / 4);
            long before = residentKb(server);
            watch(server, FRAMES);
            report(before, residentKb(server));
            assertThat(residentKb(server) - before).as("growth in KB").isLessThan(MAX_GROWTH_KB);
        }
    }

    /** Scaled and not: only a frame that keeps its size goes through {@link LimitedRange}. */
    @ParameterizedTest
    @ValueSource(strings = {"160x120", "640x480"})
    void staysFlatOverManyFramesOfAnMp4(String size) throws Exception {
        Programs.require("ffmpeg");
        Path film = folder.resolve("film" + size + ".mp4");
        Programs.ffmpeg("-f lavfi -i testsrc2=size=640x480:rate=25:duration=4 -pix_fmt yuv420p -c:v libx264 " + film);
        try (LabProcess server =
                server("--loop", "--scale", size, "--source", film.toString()).start()) {
            watch(server, FRAMES / 4);
            long before = residentKb(server);
            watch(server, FRAMES);
            report(before, residentKb(server));
            assertThat(residentKb(server) - before).as("growth in KB").isLessThan(MAX_GROWTH_KB);
        }
    }

    @Test
    void staysFlatOverClientsThatLeaveAtEveryStep() throws Exception {
        try (LabProcess server = server().start()) {
            leaveAtEveryStep(server, CONNECTIONS / 4);
            long before = residentKb(server);
            leaveAtEveryStep(server, CONNECTIONS);
            watch(server, 10);
            report(before, residentKb(server));
            assertThat(residentKb(server) - before).as("growth in KB").isLessThan(MAX_GROWTH_KB);
        }
    }

    private static void watch(LabProcess server, int frames) throws IOException {
        try (VideoClient client = Films.client(server.port())) {
            for (int i = 0; i < frames; i++) {
                assertThat(client.nextFrame()).isPresent();
            }
        }
    }

    private static void leaveAtEveryStep(LabProcess server, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            try (RawPeer peer = RawPeer.connect(server.port())) {
                VideoMisbehavingPeerTest.leaveAfter(i % 5, peer);
                if (i / 5 % 2 == 0) {
                    peer.reset();
                }
            }
        }
    }

    private static void report(long before, long after) {
        System.out.printf("resident: %,d KB, then %,d KB%n", before, after);
    }

    /** What Linux says in {@code /proc/PID/status}. */
    private static long residentKb(LabProcess process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        assumeTrue(Files.exists(status), "no /proc here");
        String line = Files.readAllLines(status).stream()
                .filter(l -> l.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}

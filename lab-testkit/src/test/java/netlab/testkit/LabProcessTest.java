package netlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LabProcessTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration MAX_KILL_TIME = Duration.ofSeconds(10);

    @Test
    void givesThePortOfTheReadyLine() throws Exception {
        try (LabProcess server = LabProcess.java(Programs.EchoServer.class).start();
                RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("안녕\n");
            peer.expect("안녕\n");

            assertThat(server.awaitReady()).isEqualTo(new Outcome.Listening("127.0.0.1", server.port()));
            assertThat(server.stdout())
                    .isEqualTo("echo listening on 127.0.0.1:" + server.port() + System.lineSeparator());
        }
    }

    @Test
    void feedsStandardInputAndCapturesBothOutputs() throws Exception {
        try (LabProcess program = LabProcess.java(Programs.LineEcho.class)
                .jvmArguments("-Dfile.encoding=UTF-8")
                .start()) {
            program.writeLine("하나");
            program.awaitStdout("하나 2");
            program.writeLine("three");
            program.closeStdin();

            assertThat(program.awaitExit()).isEqualTo(new Outcome.Exited(0));
            assertThat(program.stdout().lines()).containsExactly("하나 2", "three 5");
            assertThat(program.stderr().lines()).containsExactly("end of input");
        }
    }

    @Test
    void passesOptionsToTheJvm() throws Exception {
        try (LabProcess program = LabProcess.java(Programs.LineEcho.class)
                .jvmArguments("-Dfile.encoding=ISO-8859-1")
                .start()) {
            program.writeLine("하나");
            program.closeStdin();

            program.awaitExit();
            assertThat(program.stdout().lines())
                    .as("six bytes taken for six characters")
                    .containsExactly("하나 6");
        }
    }

    @Test
    void limitsTheHeap() throws Exception {
        try (LabProcess program =
                LabProcess.java(Programs.EatsMemory.class).maxHeapMegabytes(16).start()) {
            assertThat(program.awaitExit()).isEqualTo(new Outcome.Exited(1));
            assertThat(program.stderr()).contains("OutOfMemoryError");
        }
    }

    @Test
    void runsInTheDirectoryAndEnvironmentItIsGiven(@TempDir Path folder) throws Exception {
        try (LabProcess program = LabProcess.java(Programs.PrintsWhereItIs.class)
                .directory(folder)
                .environment("WHO", "netlab")
                .start()) {
            program.awaitExit();
            assertThat(program.stdout().lines())
                    .containsExactly(folder.toRealPath().toString(), "netlab");
        }
    }

    @Test
    void aProgramThatHangsIsAResult() throws Exception {
        try (LabProcess program =
                LabProcess.java(Programs.Hangs.class).timeout(SHORT).start()) {
            assertThat(program.awaitReady()).isEqualTo(new Outcome.TimedOut(SHORT));
            assertThat(program.awaitExit()).isEqualTo(new Outcome.TimedOut(SHORT));
            assertThatThrownBy(() -> program.awaitExit().exitCode())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("has not exited");
        }
    }

    @Test
    void aProgramThatExitsIsAResult() throws Exception {
        try (LabProcess program = LabProcess.java(Programs.ExitsWithThree.class).start()) {
            assertThat(program.awaitReady()).isEqualTo(new Outcome.Exited(3));
            assertThat(program.awaitExit().exitCode()).isEqualTo(3);
            assertThatThrownBy(program::port)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("exited with code 3")
                    .hasMessageContaining("no good");
        }
    }

    @Test
    void aProgramThatPrintsNothingIsAResult() throws Exception {
        try (LabProcess program = LabProcess.java(Programs.PrintsNothing.class).start()) {
            assertThat(program.awaitReady()).isEqualTo(new Outcome.Exited(0));
            assertThat(program.stdout()).isEmpty();
            assertThatThrownBy(() -> program.awaitStdout("something"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("did not print \"something\"");
        }
    }

    @Test
    void aFloodIsReadAndItsBeginningAndEndAreKept() throws Exception {
        int kept = 10_000;
        try (LabProcess program =
                LabProcess.java(Programs.Floods.class).keptOutputBytes(kept).start()) {
            assertThat(program.awaitExit()).isEqualTo(new Outcome.Exited(0));
            assertThat(program.stdoutBytes()).isGreaterThan(Programs.Floods.MEGABYTES * 1024L * 1024L);
            assertThat(program.stdout())
                    .hasSizeLessThan(3 * kept)
                    .startsWith("0123456789abcde\n0123456789abcde\n")
                    .contains("bytes left out")
                    .endsWith("0123456789abcde\nthe last line" + System.lineSeparator());
        }
    }

    @Test
    void aProgramThatNeverReadsItsInputBlocksNobody() throws Exception {
        try (LabProcess program =
                LabProcess.java(Programs.Hangs.class).timeout(SHORT).start()) {
            program.write(new byte[10 * 1024 * 1024]);
            program.closeStdin();
            assertThat(program.awaitExit()).isInstanceOf(Outcome.TimedOut.class);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void closeKillsTheChildren() throws Exception {
        LabProcess program = LabProcess.java(Programs.SpawnsChild.class).start();
        ProcessHandle child;
        try (program) {
            child = childOf(program);
            assertThat(program.runningProcesses()).hasSize(2).contains(child);
        }
        assertThat(program.runningProcesses()).isEmpty();
        assertThat(ProcessTree.isRunning(child)).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void closeKillsAChildWhoseParentHasEnded() throws Exception {
        ProcessHandle child;
        try (LabProcess program =
                LabProcess.java(Programs.SpawnsChild.class, "leave").start()) {
            child = childOf(program);
            assertThat(program.awaitExit()).isEqualTo(new Outcome.Exited(0));
            assertThat(program.runningProcesses()).isEqualTo(Set.of(child));
        }
        assertThat(ProcessTree.isRunning(child)).isFalse();
    }

    private static ProcessHandle childOf(LabProcess program) {
        Matcher pid = Pattern.compile("child (\\d+)\\.").matcher(program.awaitStdout("."));
        assertThat(pid.find()).isTrue();
        return ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void closeKillsAProgramThatIgnoresTermination() throws Exception {
        long start;
        LabProcess program = LabProcess.java(Programs.IgnoresTermination.class).start();
        try (program) {
            program.awaitStdout("waiting");
            program.terminate();
            program.awaitStdout("no");
            assertThat(program.awaitExit(SHORT)).isEqualTo(new Outcome.TimedOut(SHORT));
            start = System.nanoTime();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MAX_KILL_TIME);
        assertThat(program.awaitExit()).as("128 + SIGKILL").isEqualTo(new Outcome.Exited(137));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void terminateEndsAProgramAndItsOutputCanStillBeRead() throws Exception {
        try (LabProcess program = LabProcess.java(Programs.EchoServer.class).start()) {
            program.port();
            program.terminate();
            assertThat(program.awaitExit()).as("128 + SIGTERM").isEqualTo(new Outcome.Exited(143));
            assertThat(program.stdout()).contains("listening on");
        }
    }

    @Test
    void aProgramThatDoesNotExistIsAnIOException() {
        assertThatThrownBy(() -> LabProcess.command("no-such-program-here").start())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-program-here");
    }

    @Test
    @RequiresPython
    void aCommandWithoutReadyLineIsReadyWhenItsPortIsBound() throws Exception {
        try (LabProcess server =
                        Python.script("serve_one.py", "{host}", "{port}").start();
                RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("hello");
            peer.expect("HELLO");
            peer.expectEndOfStream();

            assertThat(server.awaitExit()).as("looking took no turn").isEqualTo(new Outcome.Exited(0));
            assertThat(server.stdout()).isEmpty();
        }
    }

    @Test
    @RequiresPython
    void aClientIsGivenItsServersPort() throws Exception {
        try (RawListener listener = RawListener.open();
                LabProcess client = Python.script("ask_once.py", "{host}", "{port}")
                        .port(listener.port())
                        .start();
                RawPeer peer = listener.accept()) {
            client.writeLine("여보세요");
            peer.expect("여보세요");
            peer.send("네".getBytes(StandardCharsets.UTF_8));

            assertThat(client.awaitExit()).isEqualTo(new Outcome.Exited(0));
            assertThat(client.stdout().strip()).isEqualTo("네");
        }
    }
}

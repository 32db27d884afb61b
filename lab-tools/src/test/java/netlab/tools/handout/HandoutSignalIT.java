package netlab.tools.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import netlab.testkit.LabProcess;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.tools.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while Maven is at work on the check of a hand-out. */
@DisabledOnOs(OS.WINDOWS)
class HandoutSignalIT {
    @TempDir
    private Path folder;

    /** In Maven's place: says that it runs, writes where Maven would, and never ends. */
    static final class EndlessMaven {
        private EndlessMaven() {}

        public static void main(String... args) throws IOException {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]))) {
                socket.getOutputStream().write('\n');
                for (long i = 0; ; i++) {
                    Files.writeString(Path.of("written-" + i % 1000), "to the end");
                }
            }
        }
    }

    @Test
    void leavesNoFolderAndNoMavenBehind() throws IOException {
        Fixture fixture = Fixture.in(Files.createDirectory(folder.resolve("netlab")));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        try (RawListener listener = RawListener.open();
                LabProcess netlab = LabProcess.java(
                                Main.class,
                                "handout",
                                Fixture.MODULE,
                                "--check",
                                "--root",
                                fixture.root.toString(),
                                "--out",
                                folder.resolve("zips").toString())
                        .jvmArguments("-Djava.io.tmpdir=" + temporary, "-Dmaven.home=" + maven(listener.port()))
                        .start();
                RawPeer maven = listener.accept()) {
            maven.expect("\n");
            assertThat(temporary).isDirectoryContaining("glob:**/netlab-handout*");

            netlab.terminate();

            netlab.awaitExit().exitCode();
            maven.readToEnd();
            assertThat(temporary).isEmptyDirectory();
        }
    }

    private Path maven(int port) throws IOException {
        Path home = folder.resolve("maven");
        Path program = Files.createDirectories(home.resolve("bin")).resolve("mvn");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(
                program,
                "#!/bin/sh\nexec '%s' -cp '%s' '%s' %d\n"
                        .formatted(java, System.getProperty("java.class.path"), EndlessMaven.class.getName(), port));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return home;
    }
}

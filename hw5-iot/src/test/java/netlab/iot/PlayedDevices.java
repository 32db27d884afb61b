package netlab.iot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Role;
import netlab.testkit.grading.Subject;

/** Both devices, played by the tester, and the user program that is connected to them. */
final class PlayedDevices implements AutoCloseable {
    /** How long the user may take to give up a device: more than three times what the homework asks for. */
    static final Duration GIVES_UP_WITHIN = Duration.ofSeconds(10);

    private final Subject subject;
    private final RawListener first;
    private final RawListener second;
    private final LabProcess user;

    PlayedDevices(Subject subject, Path folder) throws IOException {
        this.subject = subject;
        this.first = RawListener.open(GIVES_UP_WITHIN);
        this.second = RawListener.open(GIVES_UP_WITHIN);
        Role role = Role.of("client", "user --device1 {host}:{port}", 9101)
                .with(
                        "--device2",
                        "127.0.0.1:" + second.port(),
                        "--out",
                        open(folder).resolve("data.txt").toString());
        this.user = subject.startClient(role, first.port());
    }

    /** A temporary folder is for its owner alone; the program under test may be run by somebody else. */
    static Path open(Path folder) throws IOException {
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        return folder;
    }

    LabProcess user() {
        return user;
    }

    RawListener second() {
        return second;
    }

    /** Waits for the user's connection to device 1. */
    RawPeer acceptFirst() throws IOException {
        return subject.accept(first, user);
    }

    /** Waits for the user's connection to device 2. */
    RawPeer acceptSecond() throws IOException {
        return subject.accept(second, user);
    }

    /** Lets nobody connect to device 1 any more. */
    void refuseFirst() {
        first.close();
    }

    /** Waits for a word, which may follow the last one's line end. */
    static void expectWord(RawPeer device, String word) throws IOException {
        device.skipLineEnds('"' + word + '"');
        device.expect(word);
    }

    /** Ends the user's input, and waits until the program has done all that was typed. */
    void expectEnd() {
        user.closeStdin();
        assertThat(user.awaitExit()).isEqualTo(new Outcome.Exited(0));
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}

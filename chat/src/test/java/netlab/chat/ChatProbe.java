package netlab.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import netlab.testkit.LabProcess;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Role;
import netlab.testkit.grading.Subject;

/** What the graded tests have in common: the four roles, words that nobody knows in advance, and the first lines. */
final class ChatProbe {
    static final Role ROOMS = Role.of("server", "server --port {port}", 5002);
    static final Role CLIENT = Role.of("client", "client --host {host} --port {port}", 5002);
    static final Role CALLED = Role.of("one-to-one-server", "one-to-one server --port {port}", 5002);
    static final Role CALLER = Role.of("one-to-one-client", "one-to-one client --host {host} --port {port}", 5002);

    private static final int MAX_LINES = 1000;

    private ChatProbe() {}

    /** Returns {@code stem} with a number that differs from student to student. */
    static String word(Subject subject, String stem) {
        return stem + (10_000 + subject.random().nextInt(90_000));
    }

    /** Connects, takes the nickname, and has seen its own arrival. */
    static RawPeer join(Subject subject, Role role, String nickname) throws IOException {
        RawPeer peer = subject.connect(role);
        peer.send(nickname + "\n");
        awaitLine(peer, "--> " + nickname + " joined lobby");
        return peer;
    }

    /** Reads up to the line that ends in {@code end}, which is returned. */
    static String awaitLine(RawPeer peer, String end) throws IOException {
        String line = peer.readLine();
        for (int i = 0; i < MAX_LINES && !line.endsWith(end); i++) {
            line = peer.readLine();
        }
        assertThat(line).endsWith(end);
        return line;
    }

    /** Says {@code text}, and expects it back, as everybody in the room sees it. */
    static void sayAndHear(RawPeer peer, String nickname, String text) throws IOException {
        peer.send(text + "\n");
        awaitLine(peer, "] " + nickname + ": " + text);
    }

    /** Expects {@code text}, and that a line feed ends it. */
    static void expectLine(Subject subject, RawPeer peer, String text) throws IOException {
        peer.expect(text);
        subject.blame(Misconception.LINE_ENDS, "", () -> peer.expect("\n"));
    }

    /** Waits until the program shows {@code text}, and returns the line of its output that has it. */
    static String awaitShown(LabProcess process, String text) {
        return process.awaitStdout(text)
                .lines()
                .filter(line -> line.contains(text))
                .findFirst()
                .orElseThrow();
    }
}

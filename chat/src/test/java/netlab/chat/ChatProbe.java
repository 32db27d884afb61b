package netlab.chat;

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
        String line = "";
        for (int i = 0; i < MAX_LINES; i++) {
            line = readLine(peer, end, line);
            if (line.endsWith(end)) {
                return line;
            }
        }
        throw new AssertionError(expected(end, line) + MAX_LINES + " others came");
    }

    private static String readLine(RawPeer peer, String end, String last) throws IOException {
        try {
            return peer.readLine();
        } catch (AssertionError e) {
            throw new AssertionError(expected(end, last) + "then: " + e.getMessage(), e);
        }
    }

    private static String expected(String end, String last) {
        String came = last.isEmpty() ? "" : "the last that came was \"" + last + "\"; ";
        return "expected a line that ends in \"" + end + "\"; " + came;
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

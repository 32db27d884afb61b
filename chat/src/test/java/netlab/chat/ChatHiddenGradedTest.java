// HIDDEN FILE
package netlab.chat;

import static netlab.chat.ChatProbe.CLIENT;
import static netlab.chat.ChatProbe.ROOMS;
import static netlab.chat.ChatProbe.awaitLine;
import static netlab.chat.ChatProbe.awaitShown;
import static netlab.chat.ChatProbe.expectLine;
import static netlab.chat.ChatProbe.join;
import static netlab.chat.ChatProbe.sayAndHear;
import static netlab.chat.ChatProbe.word;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import netlab.testkit.LabProcess;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Role;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.Test;

/** What the chat in rooms is graded by as well, and what is not told before. */
@Graded(main = "netlab.chat.Main")
class ChatHiddenGradedTest {
    private static final Role UNLIMITED = ROOMS.with("--lines-per-second", "0");
    private static final int MANY = 100;

    /** More than the systems' buffers for one connection hold, and what may wait for one client. */
    private static final int LINES_FOR_THE_DEAF = 2_000;

    @Test
    @Checkpoint(2)
    @Points(0)
    void takesANickname(Subject subject) throws IOException {
        String nickname = word(subject, "alice");
        try (RawPeer peer = join(subject, UNLIMITED, nickname)) {
            sayAndHear(peer, nickname, "hello");
        }
    }

    @Test
    @Checkpoint(3)
    @Points(3)
    @Requires("takesANickname")
    void takesALineOfFourThousandBytes(Subject subject) throws IOException {
        String nickname = word(subject, "bob");
        String text = word(subject, "x").repeat(1000).substring(0, 4000);
        try (RawPeer peer = join(subject, UNLIMITED, nickname)) {
            peer.send(text + "\n");
            subject.blame(Misconception.ONE_READ, "", () -> awaitLine(peer, "] " + nickname + ": " + text));
        }
    }

    @Test
    @Checkpoint(3)
    @Points(3)
    @Requires("takesANickname")
    void closesTheConnectionsOfAllWhoLeave(Subject subject) throws IOException {
        String stem = word(subject, "guest");
        for (int i = 0; i < MANY; i++) {
            try (RawPeer peer = join(subject, UNLIMITED, stem + "_" + i)) {
                peer.send("/exit\n");
                awaitLine(peer, "* bye");
                subject.blame(Misconception.NEVER_CLOSED, "", peer::readToEnd);
            }
        }
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    @Requires("takesALineOfFourThousandBytes")
    void waitsForNobodyWhoDoesNotRead(Subject subject) throws IOException {
        String nickname = word(subject, "carol");
        String text = "y".repeat(4000);
        try (RawPeer deaf = subject.connect(UNLIMITED);
                RawPeer peer = subject.connect(UNLIMITED)) {
            peer.send(nickname + "\n");
            subject.blame(
                    Misconception.ONE_CLIENT_AT_A_TIME, "", () -> awaitLine(peer, "--> " + nickname + " joined lobby"));
            deaf.send(word(subject, "deaf") + "\n");
            awaitLine(peer, " joined lobby");
            subject.blame(Misconception.NO_TIMEOUT, "", () -> {
                for (int i = 0; i < LINES_FOR_THE_DEAF; i++) {
                    peer.send(text + "\n");
                    expectShown(peer, text, i);
                }
            });
        }
    }

    private static void expectShown(RawPeer peer, String text, int linesBefore) throws IOException {
        try {
            awaitLine(peer, text);
        } catch (AssertionError e) {
            throw new AssertionError(
                    "expected that a line is shown within " + Subject.PATIENCE.toSeconds() + " s, as the " + linesBefore
                            + " lines before; somebody in the room does not read, and all the others wait for that one",
                    e);
        }
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    void clientShowsLinesHoweverTheyArrive(Subject subject) throws IOException {
        String one = word(subject, "one ");
        String two = word(subject, "two ");
        String typed = word(subject, "typed ");
        try (RawListener listener = RawListener.open(Subject.STARTUP)) {
            LabProcess client = subject.startClient(CLIENT, listener.port());
            try (RawPeer peer = subject.accept(listener, client)) {
                client.writeLine(typed);
                expectLine(subject, peer, typed);
                peer.send("[2026-11-20 15:04:05] judy: " + one + "\n[2026-11-20 15:04:05] judy: " + two + "\n");
                subject.blame(
                        Misconception.ONE_READ,
                        "",
                        () -> assertThat(awaitShown(client, two))
                                .as("the second line")
                                .isEqualTo(awaitShown(client, one).replace(one, two)));
            }
        }
    }
}

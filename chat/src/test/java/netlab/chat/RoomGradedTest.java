package netlab.chat;

import static netlab.chat.ChatProbe.ROOMS;
import static netlab.chat.ChatProbe.awaitLine;
import static netlab.chat.ChatProbe.join;
import static netlab.chat.ChatProbe.sayAndHear;
import static netlab.chat.ChatProbe.word;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.Test;

/** What the chat in rooms is graded by. */
@Graded(main = "netlab.chat.Main")
class RoomGradedTest {
    @Test
    @Checkpoint(2)
    @Points(10)
    void takesANicknameAndShowsWhatIsSaid(Subject subject) throws IOException {
        String nickname = word(subject, "alice");
        String text = word(subject, "good morning ");
        try (RawPeer peer = join(subject, ROOMS, nickname)) {
            peer.send(text + "\n");
            assertThat(awaitLine(peer, text))
                    .matches("\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\] " + nickname + ": " + text);
        }
    }

    @Test
    @Checkpoint(2)
    @Points(5)
    @Requires("takesANicknameAndShowsWhatIsSaid")
    void letsTwoChatWhileAThirdSaysNothing(Subject subject) throws IOException {
        String nickname = word(subject, "bob");
        try (RawPeer silent = subject.connect(ROOMS);
                RawPeer first = subject.connect(ROOMS)) {
            first.send(word(subject, "first") + "\n");
            subject.blame(
                    Misconception.ONE_CLIENT_AT_A_TIME,
                    "nc {host} {port} & nc {host} {port}",
                    () -> awaitLine(first, "joined lobby"));
            subject.blame(
                    Misconception.ONE_CLIENT_AT_A_TIME,
                    "nc {host} {port} & nc {host} {port}",
                    () -> join(subject, ROOMS, nickname).close());
            silent.send(word(subject, "late") + "\n");
            awaitLine(silent, "joined lobby");
        }
    }

    @Test
    @Checkpoint(2)
    @Points(6)
    @Requires("letsTwoChatWhileAThirdSaysNothing")
    void everybodySeesWhatOneSays(Subject subject) throws IOException {
        String alice = word(subject, "alice");
        String bob = word(subject, "bob");
        try (RawPeer peer = join(subject, ROOMS, alice);
                RawPeer other = join(subject, ROOMS, bob)) {
            awaitLine(peer, "--> " + bob + " joined lobby");
            sayAndHear(peer, alice, "hello from " + alice);
            awaitLine(other, "] " + alice + ": hello from " + alice);
            sayAndHear(other, bob, "hello from " + bob);
            awaitLine(peer, "] " + bob + ": hello from " + bob);
        }
    }

    @Test
    @Checkpoint(2)
    @Points(4)
    @Requires("letsTwoChatWhileAThirdSaysNothing")
    void refusesANicknameThatIsTakenAndAsksAgain(Subject subject) throws IOException {
        String nickname = word(subject, "carol");
        String free = word(subject, "dave");
        try (RawPeer first = join(subject, ROOMS, nickname);
                RawPeer second = subject.connect(ROOMS)) {
            second.send(nickname + "\n");
            String answer = second.readLine();
            while (answer.startsWith("* welcome")) {
                answer = second.readLine();
            }
            assertThat(answer).as("the answer to a nickname that is taken").startsWith("! ");
            second.send(free + "\n");
            awaitLine(second, "--> " + free + " joined lobby");
            awaitLine(first, "--> " + free + " joined lobby");
        }
    }

    @Test
    @Checkpoint(2)
    @Points(3)
    @Requires("takesANicknameAndShowsWhatIsSaid")
    void exitEndsTheConnection(Subject subject) throws IOException {
        try (RawPeer peer = join(subject, ROOMS, word(subject, "erin"))) {
            peer.send("/exit\n");
            awaitLine(peer, "* bye");
            subject.blame(Misconception.NEVER_CLOSED, "printf 'erin\\n/exit\\n' | nc {host} {port}", peer::readToEnd);
        }
    }

    @Test
    @Checkpoint(2)
    @Points(3)
    @Requires("exitEndsTheConnection")
    void theEndOfTheStreamIsLeaving(Subject subject) throws IOException {
        try (RawPeer peer = join(subject, ROOMS, word(subject, "frank"))) {
            peer.halfClose();
            subject.blame(Misconception.END_IGNORED, "echo frank | nc -N {host} {port}", peer::readToEnd);
        }
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    @Requires("takesANicknameAndShowsWhatIsSaid")
    void takesManyLinesOfOneSegment(Subject subject) throws IOException {
        String nickname = word(subject, "grace");
        try (RawPeer peer = subject.connect(ROOMS)) {
            peer.send(nickname + "\none\ntwo\n");
            subject.blame(Misconception.ONE_READ, "printf 'grace\\none\\ntwo\\n' | nc {host} {port}", () -> {
                awaitLine(peer, "] " + nickname + ": one");
                awaitLine(peer, "] " + nickname + ": two");
            });
        }
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    @Requires("takesANicknameAndShowsWhatIsSaid")
    void joinsThePiecesOfALine(Subject subject) throws IOException {
        String stem = word(subject, "heidi");
        int[] attempt = {0};
        subject.blameInPieces(
                Misconception.ONE_READ,
                "(echo heidi; printf 'hel'; sleep 0.005; echo lo) | nc {host} {port}",
                ROOMS,
                peer -> {
                    String nickname = stem + "_" + ++attempt[0];
                    peer.send(nickname + "\n");
                    awaitLine(peer, "--> " + nickname + " joined lobby");
                    peer.sendInPieces("piece by piece\n", 3);
                    awaitLine(peer, "] " + nickname + ": piece by piece");
                });
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    @Requires("takesANicknameAndShowsWhatIsSaid")
    void takesLinesThatEndInCrLfOrNotAtAll(Subject subject) throws IOException {
        String telnet = word(subject, "telnet");
        String handout = word(subject, "handout");
        try (RawPeer peer = subject.connect(ROOMS)) {
            subject.blame(Misconception.LINE_ENDS, "nc -C {host} {port}", () -> {
                peer.send(telnet + "\r\n");
                awaitLine(peer, "--> " + telnet + " joined lobby");
                peer.send("hello\r\n");
                awaitLine(peer, "] " + telnet + ": hello");
            });
        }
        try (RawPeer peer = subject.connect(ROOMS)) {
            subject.blame(
                    Misconception.LINE_ENDS, "(printf ivan; sleep 1; printf hello; sleep 1) | nc {host} {port}", () -> {
                        peer.send(handout);
                        awaitLine(peer, "--> " + handout + " joined lobby");
                        peer.send("hello there");
                        awaitLine(peer, "] " + handout + ": hello there");
                    });
        }
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    @Requires("takesANicknameAndShowsWhatIsSaid")
    void chatsInKoreanOnAMachineWithAnotherEncoding(Subject subject) throws IOException {
        String nickname = word(subject, "김철수");
        try (RawPeer peer = subject.connect(ROOMS.underLatin1())) {
            subject.blame(Misconception.PLATFORM_CHARSET, "", () -> {
                peer.send(nickname + "\n");
                awaitLine(peer, "--> " + nickname + " joined lobby");
                sayAndHear(peer, nickname, "안녕하세요 여러분 😄");
            });
        }
    }
}

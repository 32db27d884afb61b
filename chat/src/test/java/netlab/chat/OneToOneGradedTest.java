package netlab.chat;

import static netlab.chat.ChatProbe.CALLED;
import static netlab.chat.ChatProbe.CALLER;
import static netlab.chat.ChatProbe.awaitShown;
import static netlab.chat.ChatProbe.expectLine;
import static netlab.chat.ChatProbe.word;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import netlab.net.LineOrPauseReader;
import netlab.testkit.LabProcess;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.Test;

/** What the chat of two is graded by: the side that is called, and the side that calls. */
@Graded(main = "netlab.chat.Main")
class OneToOneGradedTest {
    @Test
    @Checkpoint(1)
    @Points(10)
    void talksBothWaysInAnyOrder(Subject subject) throws IOException {
        LabProcess server = subject.start(CALLED);
        try (RawPeer peer = subject.connect(server)) {
            String first = word(subject, "called first ");
            server.writeLine(first);
            expectLine(subject, peer, first);
            for (String stem : new String[] {"one ", "two "}) {
                String text = word(subject, stem);
                peer.send(text + "\n");
                server.awaitStdout(text);
            }
            String last = word(subject, "called last ");
            server.writeLine(last);
            expectLine(subject, peer, last);
        }
    }

    @Test
    @Checkpoint(1)
    @Points(8)
    void callsAndTalksBothWays(Subject subject) throws IOException {
        try (RawListener listener = RawListener.open(Subject.STARTUP)) {
            LabProcess client = subject.startClient(CALLER, listener.port());
            try (RawPeer peer = subject.accept(listener, client)) {
                String heard = word(subject, "heard ");
                peer.send(heard + "\n");
                client.awaitStdout(heard);
                String typed = word(subject, "typed ");
                client.writeLine(typed);
                expectLine(subject, peer, typed);
            }
        }
    }

    @Test
    @Checkpoint(1)
    @Points(4)
    @Requires("talksBothWaysInAnyOrder")
    void hangsUpWhenItsPersonLeaves(Subject subject) throws IOException {
        LabProcess server = subject.start(CALLED);
        try (RawPeer peer = subject.connect(server)) {
            server.writeLine("goodbye");
            peer.expect("goodbye\n");
            server.writeLine("/exit");
            subject.blame(Misconception.NEVER_CLOSED, "", peer::expectEndOfStream);
        }
    }

    @Test
    @Checkpoint(1)
    @Points(4)
    @Requires("hangsUpWhenItsPersonLeaves")
    void noticesThatTheOtherSideHasLeft(Subject subject) throws IOException {
        LabProcess server = subject.start(CALLED);
        try (RawPeer peer = subject.connect(server)) {
            String last = word(subject, "last words ");
            peer.send(last + "\n");
            server.awaitStdout(last);
            peer.halfClose();
            subject.blame(
                    Misconception.END_IGNORED,
                    "echo goodbye | nc -N {host} {port}",
                    () -> subject.expectExit(server, Subject.STARTUP, "the other side has ended the stream"));
        }
    }

    @Test
    @Checkpoint(3)
    @Points(5)
    @Requires("talksBothWaysInAnyOrder")
    void showsLinesHoweverTheyArrive(Subject subject) throws IOException {
        String one = word(subject, "one ");
        String two = word(subject, "two ");
        String three = word(subject, "three ");
        LabProcess server = subject.start(CALLED);
        try (RawPeer peer = subject.connect(server)) {
            peer.send(one + "\n" + two + "\n");
            subject.blame(Misconception.ONE_READ, "printf 'one\\ntwo\\n' | nc {host} {port}", () -> {
                String shown = awaitShown(server, two);
                assertThat(shown)
                        .as("the second line")
                        .isEqualTo(awaitShown(server, one).replace(one, two));
            });
            peer.sendInPieces(three + "\n", 3);
            if (peer.longestGap().compareTo(LineOrPauseReader.PAUSE) < 0) { // no pause that could end a line
                subject.blame(
                        Misconception.ONE_READ,
                        "(printf 'thr'; sleep 0.005; echo ee) | nc {host} {port}",
                        () -> server.awaitStdout(three));
            }
        }
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    @Requires("talksBothWaysInAnyOrder")
    void takesLinesThatEndInCrLfOrNotAtAll(Subject subject) throws IOException {
        String bare = word(subject, "bare ");
        String telnet = word(subject, "telnet ");
        LabProcess server = subject.start(CALLED);
        try (RawPeer peer = subject.connect(server)) {
            subject.blame(Misconception.LINE_ENDS, "(printf 'hello'; sleep 1) | nc {host} {port}", () -> {
                peer.send(bare);
                server.awaitStdout(bare);
            });
            subject.blame(Misconception.LINE_ENDS, "nc -C {host} {port}", () -> {
                peer.send(telnet + "\r\nnext\r\n");
                server.awaitStdout("next");
                assertThat(server.stdout()).as("what is shown").doesNotContain(telnet + "\r");
            });
        }
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    @Requires("talksBothWaysInAnyOrder")
    void talksKoreanOnAMachineWithAnotherEncoding(Subject subject) throws IOException {
        String heard = word(subject, "안녕하세요 😄 ");
        String typed = word(subject, "반갑습니다 🎓 ");
        LabProcess server = subject.start(CALLED.underLatin1());
        try (RawPeer peer = subject.connect(server)) {
            subject.blame(Misconception.PLATFORM_CHARSET, "", () -> {
                server.writeLine(typed);
                peer.expect(typed + "\n");
                peer.send(heard + "\n");
                server.awaitStdout(heard);
            });
        }
    }
}

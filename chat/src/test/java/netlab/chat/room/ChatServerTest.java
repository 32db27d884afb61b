package netlab.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each command does, seen by two people. */
@Checkpoint(2)
class ChatServerTest {
    private ChatServer server;
    private Chatter alice;
    private Chatter bob;

    @BeforeEach
    void aliceAndBobAreInTheLobby() throws IOException {
        ChatSettings settings =
                ChatSettings.defaults().zone(ZoneOffset.ofHours(9)).adminPassword("open sesame");
        server = ChatServer.start(new InetSocketAddress("127.0.0.1", 0), settings);
        alice = Chatter.join(server.port(), "alice");
        bob = Chatter.join(server.port(), "bob");
        alice.expect("--> bob joined lobby");
    }

    @AfterEach
    void close() {
        alice.close();
        bob.close();
        server.close();
    }

    @Test
    void everybodySeesWhatIsSaidWithTheTimeOfTheZone() throws Exception {
        LocalDateTime before = LocalDateTime.now(ZoneOffset.ofHours(9)).minusSeconds(1);
        alice.send("안녕 everybody");
        bob.expect("alice: 안녕 everybody");
        String own = alice.peer().readLine();
        assertThat(own).endsWith("] alice: 안녕 everybody");
        LocalDateTime time =
                LocalDateTime.parse(own.substring(1, 20), DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"));
        assertThat(time).isBetween(before, before.plusMinutes(1));
    }

    @Test
    void emojiCodesBecomeEmoji() throws Exception {
        alice.send("good :smile: at 12:30:15");
        bob.expect("alice: good 😄 at 12:30:15");
    }

    @Test
    void leavingIsSeenByTheOthers() throws Exception {
        alice.send("/exit");
        alice.expect("* bye");
        alice.peer().expectEndOfStream();
        bob.expect("<-- alice left lobby");
    }

    @Test
    void theEndOfTheInputIsLeaving() throws Exception {
        alice.send("last words");
        alice.peer().halfClose();
        alice.expect("alice: last words");
        alice.peer().expectEndOfStream();
        bob.expect("alice: last words");
        bob.expect("<-- alice left lobby");
    }

    @Test
    void helpNamesEveryCommand() throws Exception {
        alice.send("/help");
        for (Verb verb : Verb.values()) {
            assertThat(alice.readLine()).startsWith("* " + verb.usage()).hasSizeLessThanOrEqualTo(80);
        }
    }

    @Test
    void usersAreThoseOfTheRoom() throws Exception {
        alice.send("/users");
        alice.expect("* 2 in lobby: alice, bob");
    }

    @Test
    void aSignOfLifeIsAnsweredAndSeenByNobodyElse() throws Exception {
        alice.send("/alive 20");
        alice.expect("* alive");
        alice.send("hello");
        bob.expect("alice: hello");
        bob.send("/last");
        bob.expect("* the last 1 of this room:");
    }

    @Test
    void aNewNicknameIsSeenByAllAndTheOldOneIsFree() throws Exception {
        alice.send("/nick Ally");
        alice.expect("--- alice is now Ally");
        bob.expect("--- alice is now Ally");
        bob.send("/nick aLLy");
        bob.expect("! the nickname aLLy is taken");
        bob.send("/nick alice");
        bob.expect("--- bob is now alice");
        alice.send("/nick ALLY");
        bob.expect("--- Ally is now ALLY");
        bob.send("/nick a b");
        bob.expect("! a nickname has no blanks");
    }

    @Test
    void aPrivateMessageIsSeenByTwo() throws Exception {
        try (Chatter carol = Chatter.join(server.port(), "carol")) {
            alice.expect("--> carol joined lobby");
            alice.send("/msg CAROL psst :smile:");
            carol.expect("alice -> carol: psst 😄");
            alice.expect("alice -> carol: psst 😄");
            bob.expect("--> carol joined lobby");
            carol.send("for all");
            bob.expect("carol: for all");
        }
        alice.send("/msg nobody hello");
        alice.await("! nobody here is called nobody; /users tells who is");
    }

    @Test
    void anActionHasAStar() throws Exception {
        alice.send("/me waves");
        bob.expect("* alice waves");
    }

    @Test
    void roomsAppearWhenJoinedAndVanishWhenEmpty() throws Exception {
        alice.send("/join java");
        bob.expect("<-- alice left lobby for java");
        alice.expect("--> alice joined java");
        alice.send("anybody?");
        alice.expect("alice: anybody?");
        bob.send("/rooms");
        bob.expect("* rooms: lobby (1), java (1)");
        bob.send("/join JAVA");
        bob.expect("--> bob joined java");
        alice.expect("--> bob joined java");
        bob.send("here");
        alice.expect("bob: here");
        alice.send("/join java");
        alice.await("* you are in java");
        alice.send("/join lobby");
        alice.expect("--> alice joined lobby");
        bob.send("/join lobby");
        alice.expect("--> bob joined lobby");
        alice.send("/rooms");
        alice.expect("* rooms: lobby (2)");
    }

    @Test
    void theLastLinesAreKeptWithinABound() throws Exception {
        for (int i = 0; i < 5; i++) {
            alice.send("line " + i);
            bob.expect("alice: line " + i);
        }
        try (Chatter late = Chatter.join(server.port(), "late")) {
            late.send("/last 2");
            late.expect("* the last 2 of this room:");
            late.expect("alice: line 3");
            late.expect("alice: line 4");
            late.expect("* so much for the past");
            late.send("/join empty");
            late.expect("--> late joined empty");
            late.send("/last");
            late.expect("* nothing was said here yet");
        }
    }

    @Test
    void onlyAnAdminKicks() throws Exception {
        alice.send("/kick bob");
        alice.expect("! that is for admins: /admin PASSWORD");
        alice.send("/admin sesame");
        alice.expect("! wrong password");
        alice.send("/admin open sesame");
        alice.expect("* you may /kick and /mute now");
        alice.send("/kick BOB too loud");
        bob.expect("! you were kicked by alice: too loud");
        bob.expect("* bye");
        bob.peer().expectEndOfStream();
        alice.expect("* kicked BOB");
        alice.expect("<-- bob left lobby (kicked by alice: too loud)");
        alice.send("/kick nobody");
        alice.expect("! nobody here is called nobody; /users tells who is");
    }

    @Test
    void theMutedAreNotHeardUntilTheyMaySpeakAgain() throws Exception {
        alice.send("/admin open sesame");
        alice.expect("* you may /kick and /mute now");
        alice.send("/mute bob");
        alice.expect("* muted bob");
        bob.expect("! you were muted by alice");
        for (String attempt : new String[] {"hello", "/me waves", "/msg alice hello", "/nick bobby", "/search x"}) {
            bob.send(attempt);
            bob.expect("! you are muted: nobody saw that");
        }
        alice.send("/mute bob");
        alice.expect("* may speak again: bob");
        bob.expect("* alice lets you speak again");
        bob.send("thanks");
        alice.expect("bob: thanks");
    }

    @Test
    void thePasswordCannotBeGuessedByConnectingAgain() throws Exception {
        for (int i = 0; i < AdminGate.MAX_TRIES; i++) {
            try (Chatter guesser = Chatter.join(server.port(), "guesser" + i)) {
                guesser.send("/admin guess" + i);
                guesser.expect("! wrong password");
            }
            alice.await("<-- guesser" + i + " left lobby"); // or the next guesser might still see it
        }
        bob.send("/admin open sesame");
        bob.await("! too many wrong passwords from your address; try again in 10 minutes");
    }

    @Test
    void aFileOfferReachesItsTakerAlone() throws Exception {
        alice.send("/send bob 4000 1234 my notes.txt");
        String offered = bob.readLine();
        assertThat(offered).matches("\\* alice offers you my notes.txt \\(1234 bytes\\): /get \\d{6}");
        String id = offered.substring(offered.length() - 6);
        alice.expect("* offered my notes.txt to bob as " + id);
        alice.send("/get " + id);
        alice.expect("! nobody offers you a file " + id);
        bob.send("/get " + id);
        bob.expect("* file " + id + " at 127.0.0.1:4000 1234 my notes.txt");
    }

    @Test
    void searchSaysThatItIsNotConfigured() throws Exception {
        alice.send("/search why?");
        assertThat(alice.readLine()).startsWith("! search is not configured");
    }

    @Test
    void aBadNicknameIsRefusedAndAskedAgain() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.expect("* welcome to netlab chat; your nickname?\n");
            peer.send("ALICE\n");
            peer.expect("! the nickname ALICE is taken; another one?\n");
            peer.send("\n");
            peer.expect("! a nickname has 1 to 20 characters, not 0; another one?\n");
            peer.send("a\u001B[2Jb\n");
            peer.expect("! a nickname has no control characters; another one?\n");
            peer.send("GET / HTTP/1.1\n");
            peer.expect("! a nickname has no blanks; another one?\n");
            peer.send("x".repeat(5000) + "\n");
            peer.expect("! expected a message of at most 4096 bytes, got 5000; another one?\n");
            peer.send("carol\n");
            peer.expect("* hello carol, you are in lobby; /help tells the commands\n");
        }
        bob.expect("--> carol joined lobby");
    }

    @Test
    void whoNeverFindsANicknameIsSentAway() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("a b\n".repeat(20));
            assertThat(new String(peer.readToEnd(), StandardCharsets.UTF_8))
                    .endsWith("! so many tries, and no nickname: come again\n");
        }
        alice.peer().expectSilence(Duration.ofMillis(50));
    }

    @Test
    void aLongLineIsCutIntoSeveralWithinTheLimit() throws Exception {
        alice.send("가".repeat(1365));
        StringBuilder received = new StringBuilder();
        while (received.length() < 1365) {
            String line = bob.peer().readLine();
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4096);
            received.append(line.substring(line.indexOf("alice: ") + 7));
        }
        assertThat(received.toString()).isEqualTo("가".repeat(1365));
    }
}

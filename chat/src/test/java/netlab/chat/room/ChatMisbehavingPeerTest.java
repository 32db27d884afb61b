package netlab.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import netlab.testkit.Fault;
import netlab.testkit.FaultProxy;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever one peer does, the others go on chatting. */
@Checkpoint(3)
class ChatMisbehavingPeerTest {
    private ChatServer server;
    private Chatter alice;
    private Chatter bob;

    @BeforeEach
    void aliceAndBobAreInTheLobby() throws IOException {
        server = ChatServer.start(
                new InetSocketAddress("127.0.0.1", 0), ChatSettings.defaults().linesPerSecond(50));
        alice = Chatter.join(server.port(), "alice");
        bob = Chatter.join(server.port(), "bob");
        alice.expect("--> bob joined lobby");
    }

    @AfterEach
    void theOthersGoOnChatting() throws IOException {
        alice.send("still here?");
        bob.await("alice: still here?");
        bob.send("yes");
        alice.await("bob: yes");
        alice.close();
        bob.close();
        server.close();
    }

    @Test
    void linesArriveOneByteAtATime() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.sendOneByteAtATime("slow\r\n안녕하세요 :smile:\n/me waves\n");
            alice.expect("--> slow joined lobby");
            alice.expect("slow: 안녕하세요 😄");
            alice.expect("* slow waves");
        }
    }

    @Test
    void everythingIsSplitOnTheWay() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(server.port())
                        .towardsServer(Fault.split(1))
                        .towardsClient(Fault.split(3))
                        .start();
                Chatter carol = Chatter.join(proxy.port(), "carol")) {
            carol.send("one 하나");
            carol.expect("carol: one 하나");
            carol.send("/users");
            carol.expect("* 3 in lobby: alice, bob, carol");
        }
    }

    @Test
    void manyLinesComeInOneWrite() throws Exception {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("fast\none\ntwo\n/me waves\n/exit\nnever\n");
            alice.expect("--> fast joined lobby");
            alice.expect("fast: one");
            alice.expect("fast: two");
            alice.expect("* fast waves");
            alice.expect("<-- fast left lobby");
        }
    }

    @Test
    void escapeSequencesNeverReachTheOthers() throws Exception {
        try (Chatter mallory = Chatter.join(server.port(), "mallory")) {
            alice.expect("--> mallory joined lobby");
            for (String attack : List.of(
                    "\u001B[2J\u001B[H\u001B[31mfake\u001B[0m",
                    "\u001B]0;title\u0007fake",
                    "\u009B2Jfake",
                    "/me \u001B[2Jfake",
                    "/msg alice \u001B[2Jfake",
                    "\u0007\b\bfa\u0000ke\u202E")) {
                mallory.send(attack);
                String seen = alice.peer().readLine();
                assertThat(seen).endsWith("fake");
                assertThat(seen.codePoints()).noneMatch(c -> Character.isISOControl(c) || c == 0x202E);
            }
            mallory.send("/nick \u001B[2J");
            mallory.send("/join \u001B[2J");
        }
    }

    @Test
    void clientsReset() throws Exception {
        for (String sent : List.of("", "half", "carol\n", "carol\nhello\n", "carol\nhalf a line")) {
            try (RawPeer peer = RawPeer.connect(server.port())) {
                peer.send(sent);
                peer.reset();
            }
        }
    }

    @Test
    void clientSendsGarbage() throws Exception {
        byte[] garbage = new byte[50_000];
        new Random(1).nextBytes(garbage);
        try (Chatter noisy = Chatter.join(server.port(), "noisy")) {
            alice.expect("--> noisy joined lobby");
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAll(noisy.peer(), garbage));
            assertThat(noisy.readLine()).startsWith("! nobody saw that line: ");
            noisy.peer().reset();
            sending.handle((done, failure) -> done).join();
        }
    }

    @Test
    void aLineThatIsTooLongIsRefusedAndTheNextOneIsSeen() throws Exception {
        try (Chatter verbose = Chatter.join(server.port(), "verbose")) {
            verbose.send("x".repeat(100_000));
            verbose.expect("! nobody saw that line: expected a message of at most 4096 bytes, got 100000");
            verbose.send("short");
            alice.expect("--> verbose joined lobby");
            alice.expect("verbose: short");
        }
    }

    @Test
    void aFloodIsWarnedHeldBackAndEnded() throws Exception {
        try (Chatter flooder = Chatter.join(server.port(), "flooder")) {
            alice.expect("--> flooder joined lobby");
            long start = System.nanoTime();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(
                    () -> sendAll(flooder.peer(), "spam\n".repeat(1_000).getBytes(StandardCharsets.UTF_8)));
            flooder.await(
                    "! slow down: more than 50 lines a second are held back, and 100 of them end your connection");
            flooder.await("! you were warned: too many lines");
            flooder.expect("* bye");
            sending.handle((done, failure) -> done).join();
            int seen = 0;
            for (String line = alice.readLine(); line.equals("flooder: spam"); line = alice.readLine()) {
                seen++;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(seen)
                    .as("30 free, 100 held back, and what came due meanwhile")
                    .isBetween(130, 200);
            assertThat(seconds).as("130 lines, 30 of them free, at 50 a second").isGreaterThan(1.9);
        }
    }

    @Test
    void aClientThatDoesNotReadIsCutOffAndSlowsNobody() throws Exception {
        server.close();
        server = ChatServer.start(
                new InetSocketAddress("127.0.0.1", 0), ChatSettings.defaults().linesPerSecond(0));
        alice = Chatter.join(server.port(), "alice");
        bob = Chatter.join(server.port(), "bob");
        try (Chatter deaf = Chatter.join(server.port(), "deaf")) {
            bob.await("--> deaf joined lobby");
            String text = "x".repeat(4_000);
            String line = null;
            // Its share of what is said piles up, first in the systems' buffers and then in its queue.
            for (int i = 0; i < 5_000 && (line == null || !line.startsWith("<-- ")); i++) {
                alice.send(text);
                alice.readLine();
                line = bob.readLine();
                assertThat(line).matches("alice: x+|<-- deaf left lobby");
            }
            assertThat(line).isEqualTo("<-- deaf left lobby");
            deaf.peer().reset();
        }
    }

    /** As when the cable is pulled; that what the others say waits for an acknowledgement keeps TCP from finding out. */
    @Test
    void whoVanishesIsFoundWhileTheOthersTalk() throws Exception {
        String lines = "carol\n/alive 1\n";
        try (FaultProxy proxy = FaultProxy.to(server.port())
                        .towardsServer(Fault.stallAfter(lines.length()))
                        .towardsClient(Fault.stallAfter(0))
                        .start();
                RawPeer vanishing = RawPeer.connect(proxy.port())) {
            vanishing.send(lines);
            alice.expect("--> carol joined lobby");
            alice.send("can you hear me?");
            alice.expect("alice: can you hear me?");
            alice.expect("<-- carol left lobby (gone)");
        }
        Chatter.join(server.port(), "carol").close();
    }

    @Test
    void whoBreaksAPromiseIsToldSo() throws Exception {
        try (Chatter carol = Chatter.join(server.port(), "carol")) {
            carol.send("/alive 1");
            carol.expect("* alive");
            carol.expect("! you promised to say something, and did not: the line is cut");
            carol.peer().expectEndOfStream();
        }
    }

    @Test
    void idleClientsComeFirst() throws Exception {
        List<RawPeer> idle = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            idle.add(RawPeer.connect(server.port()));
        }
        try (Chatter carol = Chatter.join(server.port(), "carol")) {
            alice.expect("--> carol joined lobby");
            carol.send("/exit");
            carol.expect("* bye");
        } finally {
            idle.forEach(RawPeer::close);
        }
    }

    @Test
    void closingTellsEverybody() throws Exception {
        server.close();
        alice.expect("* the server is closing");
        alice.peer().expectEndOfStream();
        bob.expect("* the server is closing");
        bob.peer().expectEndOfStream();
        aliceAndBobAreInTheLobby();
    }

    private static void sendAll(RawPeer peer, byte[] bytes) {
        try {
            peer.send(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

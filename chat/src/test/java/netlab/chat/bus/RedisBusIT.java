// HIDDEN FILE
package netlab.chat.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import netlab.chat.Main;
import netlab.chat.room.ChatServer;
import netlab.chat.room.ChatSettings;
import netlab.testkit.FreePort;
import netlab.testkit.LabProcess;
import netlab.testkit.RawPeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Two servers that are one chat, over a real Redis that comes and goes. */
@RequiresRedis
class RedisBusIT {
    private static RealRedis redis;

    private ChatServer here;
    private ChatServer there;
    private RawPeer alice;
    private RawPeer bob;

    @BeforeAll
    static void startRedis() throws IOException {
        redis = RealRedis.start();
    }

    @AfterAll
    static void stopRedis() {
        if (redis != null) {
            redis.close();
        }
    }

    @BeforeEach
    void aliceIsHereAndBobIsThere() throws IOException {
        here = server();
        there = server();
        alice = join(here, "alice");
        until(alice, "/users", line -> line.equals("* 1 in lobby: alice"));
        bob = join(there, "bob");
        // Who subscribed last is heard of within a heartbeat.
        until(alice, "/users", line -> line.equals("* 2 in lobby: alice, bob"));
        until(bob, "/users", line -> line.equals("* 2 in lobby: alice, bob"));
    }

    /** Closes what there is: less than all of it if the set-up failed. */
    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {alice, bob, here, there}) {
            if (each != null) {
                each.close();
            }
        }
    }

    private static ChatServer server() throws IOException {
        ChatSettings settings = ChatSettings.defaults()
                .linesPerSecond(0)
                .adminPassword("sesame")
                .bus(RedisBus.connect(redis.uri()));
        return ChatServer.start(new InetSocketAddress("127.0.0.1", 0), settings);
    }

    private static RawPeer join(ChatServer server, String nick) throws IOException {
        RawPeer peer = RawPeer.connect(server.port());
        peer.send(nick + "\n");
        await(peer, "* hello " + nick + ", ");
        return peer;
    }

    /** Reads up to a line that contains {@code text}, and returns it. */
    private static String await(RawPeer peer, String text) throws IOException {
        String line = peer.readLine();
        while (!line.contains(text)) {
            line = peer.readLine();
        }
        return line;
    }

    /** Asks again and again until an answer is as wanted; each answer is waited for. */
    private static void until(RawPeer peer, String question, Predicate<String> wanted) throws IOException {
        String mark = question.equals("/users") ? " in lobby: " : "";
        long end = System.nanoTime() + 20_000_000_000L;
        String answer = "";
        while (!wanted.test(answer)) {
            assertThat(System.nanoTime())
                    .as("in time; the last answer is " + answer)
                    .isLessThan(end);
            peer.send(question + "\n");
            answer = await(peer, mark);
        }
    }

    @Test
    void whatIsSaidIsSeenOnTheOtherServerInOrder() throws Exception {
        for (int i = 0; i < 200; i++) {
            alice.send("line " + i + "\n");
        }
        for (int i = 0; i < 200; i++) {
            assertThat(await(bob, "] alice: ")).endsWith("] alice: line " + i);
        }
        bob.send("/me waves\n");
        await(alice, "] * bob waves");
    }

    @Test
    void namesRoomsPrivateMessagesAndOffersCross() throws Exception {
        bob.send("/nick robert\n");
        await(alice, "--- bob is now robert");
        alice.send("/msg ROBERT psst\n");
        await(bob, "] alice -> robert: psst");
        await(alice, "] alice -> robert: psst");
        bob.send("/join java\n");
        await(alice, "<-- robert left lobby for java");
        until(alice, "/users", line -> line.equals("* 1 in lobby: alice"));
        alice.send("/rooms\n");
        await(alice, "* rooms: lobby (1), java (1)");
        alice.send("/send robert 4000 12 notes.txt\n");
        String offer = await(bob, "alice offers you notes.txt");
        bob.send("/get " + offer.substring(offer.length() - 6) + "\n");
        await(bob, "at 127.0.0.1:4000 12 notes.txt");
        bob.send("/exit\n");
        alice.send("/join java\n");
        await(alice, "--> alice joined java");
    }

    @Test
    void aNicknameIsUniqueOnAllServers() throws Exception {
        try (RawPeer other = RawPeer.connect(there.port())) {
            other.send("ALICE\n");
            await(other, "! the nickname ALICE is taken");
            alice.send("/nick BOB\n");
            await(alice, "! the nickname BOB is taken");
            alice.send("/exit\n");
            await(bob, "<-- alice left lobby");
            other.send("alice\n");
            await(other, "* hello alice");
        }
    }

    @Test
    void anAdminKicksAndMutesOnTheOtherServer() throws Exception {
        alice.send("/admin sesame\n/mute bob\n");
        await(bob, "! you were muted by alice");
        bob.send("hello\n");
        await(bob, "! you are muted");
        alice.send("/kick bob too loud\n");
        await(bob, "! you were kicked by alice: too loud");
        await(bob, "* bye");
        bob.expectEndOfStream();
        await(alice, "<-- bob left lobby (kicked by alice: too loud)");
    }

    @Test
    void withoutRedisEachGoesOnAloneAndTheyComeTogetherAgain() throws Exception {
        redis.stop();
        await(alice, "* the other servers cannot be reached; this one goes on alone");
        await(bob, "* the other servers cannot be reached; this one goes on alone");
        alice.send("alone\n");
        await(alice, "] alice: alone");
        alice.send("/users\n");
        await(alice, "* 1 in lobby: alice");
        try (RawPeer twin = join(here, "bob")) {
            redis.startAgain();
            await(alice, "* the other servers are back");
            await(bob, "* the other servers are back");
            // Both servers have a bob now: one of them gets a number.
            until(alice, "/users", line -> line.equals("* 3 in lobby: alice, bob, bob_2"));
            bob.send("together again\n");
            await(alice, ": together again");
            await(twin, ": together again");
        }
    }

    @Test
    void theUsersOfACrashedServerDisappear() throws Exception {
        try (LabProcess third = LabProcess.java(
                                Main.class,
                                "server",
                                "-p",
                                "0",
                                "--bus",
                                redis.uri().toString())
                        .start();
                RawPeer carol = RawPeer.connect(third.port())) {
            carol.send("carol\n");
            await(carol, "* hello carol");
            until(alice, "/users", line -> line.equals("* 3 in lobby: alice, bob, carol"));
            ProcessHandle.of(third.pid()).orElseThrow().destroyForcibly(); // no time to say goodbye
            until(alice, "/users", line -> line.equals("* 2 in lobby: alice, bob"));
            try (RawPeer again = join(here, "carol2")) {
                again.send("/exit\n");
                await(again, "* bye");
            }
        }
    }

    @Test
    void aNicknameThatIsGivenBackWhileItIsRenewedIsFree() throws Exception {
        try (Jedis connection = new Jedis(redis.uri());
                NicknameLeases one = new NicknameLeases(redis.uri(), "one", 10_000);
                NicknameLeases other = new NicknameLeases(redis.uri(), "other", 10_000)) {
            assertThat(one.claim("dave")).isTrue();
            Thread leaving = new Thread(() -> one.release("dave"));
            one.renew(connection, () -> {
                leaving.start();
                while (leaving.getState() != Thread.State.BLOCKED && leaving.isAlive()) {
                    Thread.onSpinWait();
                }
                return List.of("dave");
            });
            leaving.join();
            assertThat(other.claim("dave")).isTrue();
            other.release("dave");
        }
    }

    @Test
    void aServerThatFindsNoRedisSaysSo() throws Exception {
        URI nobody = URI.create("redis://127.0.0.1:" + FreePort.choose());
        assertThatThrownBy(() -> RedisBus.connect(nobody))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot reach Redis at 127.0.0.1:" + nobody.getPort());
    }
}

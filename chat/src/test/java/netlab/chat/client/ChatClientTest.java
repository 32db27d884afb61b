package netlab.chat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import netlab.chat.room.ChatServer;
import netlab.chat.room.ChatSettings;
import netlab.chat.room.Heartbeat;
import netlab.net.Threads;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;

/** What a client does while nobody types. */
@Checkpoint(2)
class ChatClientTest {
    private static final Heartbeat EVERY_SECOND = new Heartbeat(1);
    private static final Duration LONGER_THAN_PATIENCE = EVERY_SECOND.patience().plusMillis(500);
    private static final String HELLO = "* hello alice, you are in lobby; /help tells the commands\n";

    /** A client that is being run, and what its person sees. */
    private static final class Running implements AutoCloseable {
        private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        private final ChatClient client;
        private final FutureTask<Void> run;

        Running(int port) throws IOException {
            InetSocketAddress server = new InetSocketAddress("127.0.0.1", port);
            client = ChatClient.connect(server, Optional.of("alice"), false, EVERY_SECOND);
            run = new FutureTask<>(this::run);
            Threads.unstarted("alice", run).start();
        }

        private Void run() throws InterruptedException {
            client.run((line, meaning) -> seen.add(line));
            return null;
        }

        void expect(String end) throws InterruptedException {
            assertThat(seen.poll(10, TimeUnit.SECONDS)).endsWith(end);
        }

        /** What makes the client leave has happened. */
        @Override
        public void close() {
            client.leave(true);
            assertThat(run).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void staysInARoomWithoutAWordLongerThanThoseWhoBreakTheirPromise() throws Exception {
        try (ChatServer server = ChatServer.start(new InetSocketAddress("127.0.0.1", 0), ChatSettings.defaults());
                Running alice = new Running(server.port());
                RawPeer silent = RawPeer.connect(server.port())) {
            alice.expect("your nickname?");
            alice.expect("* hello alice, you are in lobby; /help tells the commands");
            alice.expect("--> alice joined lobby");
            silent.send("bob\n/alive 1\n");
            alice.expect("--> bob joined lobby");
            alice.expect("<-- bob left lobby (gone)");
            alice.client.send("I am here");
            alice.expect("alice: I am here");
        }
    }

    @Test
    void comesBackWhenTheServerFallsSilent() throws Exception {
        try (RawListener server = RawListener.open();
                Running alice = new Running(server.port())) {
            try (RawPeer silent = server.accept()) {
                silent.expect("alice\n");
                silent.send(HELLO);
                silent.expect("/alive 1\n");
                silent.send("* alive\n");
                silent.expect("/alive 1\n");
                alice.expect(HELLO.strip());
                alice.expect("* the connection is lost; trying again in 0.5 s");
            }
            try (RawPeer again = server.accept()) {
                again.expect("alice\n");
                again.send("* bye\n");
                alice.expect("* bye");
            }
        }
    }

    @Test
    void saysThatThereIsNoConnectionWhileThereIsNone() throws Exception {
        RawListener server = RawListener.open();
        try (server;
                Running alice = new Running(server.port())) {
            try (RawPeer ending = server.accept()) {
                ending.expect("alice\n");
                server.close();
            }
            alice.expect("* the connection is lost; trying again in 0.5 s");
            assertThatThrownBy(() -> alice.client.send("hello"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("there is no connection at the moment");
        }
    }

    @Test
    void expectsNothingOfAServerThatDoesNotAnswer() throws Exception {
        try (RawListener server = RawListener.open();
                Running alice = new Running(server.port());
                RawPeer old = server.accept()) {
            old.expect("alice\n");
            old.send(HELLO);
            old.expect("/alive 1\n");
            old.send("! unknown command /alive; did you mean /me ACTION?\n");
            old.expectSilence(LONGER_THAN_PATIENCE);
            alice.client.send("still here");
            old.expect("still here\n");
            old.send("* bye\n");
        }
    }

    @Test
    void promisesNothingToAServerThatIsNotOurs() throws Exception {
        try (RawListener server = RawListener.open();
                Running alice = new Running(server.port());
                RawPeer handout = server.accept()) {
            handout.expect("alice\n");
            handout.send("[2026-11-20 15:04:05] bob: hello alice, you are in\n");
            alice.expect("bob: hello alice, you are in");
            alice.client.send("hello");
            handout.expect("hello\n");
            handout.send("* bye\n");
        }
    }
}

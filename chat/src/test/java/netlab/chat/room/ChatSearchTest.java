package netlab.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import netlab.chat.search.Search;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;

/** What a room sees of a search. */
@Checkpoint(2)
class ChatSearchTest {
    /** Answers when the test says so: how a model answers is {@code OpenAiSearchTest}'s business. */
    private static final class LaterSearch implements Search {
        private final AtomicReference<Listener> listener = new AtomicReference<>();

        @Override
        public void ask(String asker, String question, Listener who) {
            listener.set(who); // before anybody can see that it is searched
            who.searching();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @Test
    void theAnswerIsForEveryoneTheFailureForTheAskerAndTheChatGoesOnMeanwhile() throws Exception {
        LaterSearch search = new LaterSearch();
        try (ChatServer server = ChatServer.start(
                        new InetSocketAddress("127.0.0.1", 0),
                        ChatSettings.defaults().search(search));
                Chatter alice = Chatter.join(server.port(), "alice");
                Chatter bob = Chatter.join(server.port(), "bob")) {
            alice.expect("--> bob joined lobby");
            alice.send("/search why is the sky blue?");
            alice.expect("* searching…");
            bob.send("meanwhile");
            alice.expect("bob: meanwhile");
            bob.expect("bob: meanwhile");
            search.listener.get().answerLine("Because\u001B[2J.");
            search.listener.get().answerLine("x".repeat(5_000));
            for (Chatter each : new Chatter[] {alice, bob}) {
                each.expect("?? alice asks: why is the sky blue?");
                each.expect("== Because.");
                assertThat(each.readLine() + each.readLine())
                        .startsWith("== xxx")
                        .hasSize(5_006);
            }
            search.listener.get().failed("no more");
            alice.expect("! no more");
            alice.send("/exit");
            alice.expect("* bye");
            bob.expect("<-- alice left lobby");
            search.listener.get().answerLine("for those who stayed");
            search.listener.get().failed("heard by nobody");
            bob.expect("== for those who stayed");
        }
    }
}

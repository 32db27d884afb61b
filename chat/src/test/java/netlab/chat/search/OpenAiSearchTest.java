// HIDDEN FILE
package netlab.chat.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real HTTP server that behaves as the API does, well and badly. */
class OpenAiSearchTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** Collects what an asker hears, as {@code = line}, {@code ! sentence} and {@code …}. */
    private static final class Heard implements Search.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public void searching() {
            heard.add("…");
        }

        @Override
        public void answerLine(String line) {
            heard.add("= " + line);
        }

        @Override
        public void failed(String sentence) {
            heard.add("! " + sentence);
        }

        String next() throws InterruptedException {
            String next = heard.poll(20, TimeUnit.SECONDS);
            assertThat(next).as("something is heard in time").isNotNull();
            return next;
        }

        void hears(String... expected) throws InterruptedException {
            for (String each : expected) {
                assertThat(next()).isEqualTo(each);
            }
        }
    }

    private static Search search(ModelServer server, Duration timeout) {
        return OpenAiSearch.of(Optional.of("sk-secret"), Optional.of(server.baseUrl()), Optional.of("llama"), timeout);
    }

    /** Lets somebody ask a model that behaves so, and expects what they hear. */
    private static void assertHeard(ModelServer.Behaviour behaviour, Duration timeout, String... expected)
            throws Exception {
        try (ModelServer server = ModelServer.that(behaviour);
                Search search = search(server, timeout)) {
            Heard alice = new Heard();
            search.ask("alice", "why?", alice);
            alice.hears(expected);
        }
    }

    @Test
    void aStreamedAnswerComesLineByLine() throws Exception {
        try (ModelServer server = ModelServer.that(ModelServer.streams("Be", "cause of\n\nRay", "leigh 산란.\nBye"));
                Search search = search(server, LONG)) {
            Heard alice = new Heard();
            search.ask("alice", "why is the \"sky\" blue?", alice);
            alice.hears("…", "= Because of", "= Rayleigh 산란.", "= Bye");
            assertThat(server.request())
                    .contains("\"model\":\"llama\"", "\"stream\":true", "why is the \\\"sky\\\" blue?");
            assertThat(server.authorization()).isEqualTo("Bearer sk-secret");
        }
    }

    @Test
    void aServerThatDoesNotStreamIsUnderstood() throws Exception {
        assertHeard(ModelServer.answers("one\ntwo"), LONG, "…", "= one", "= two");
    }

    @Test
    void anEqualQuestionIsAnsweredFromTheCache() throws Exception {
        try (ModelServer server = ModelServer.that(ModelServer.streams("42"));
                Search search = search(server, LONG)) {
            Heard alice = new Heard();
            search.ask("alice", "What is the answer?", alice);
            alice.hears("…", "= 42");
            server.request();
            Heard bob = new Heard();
            awaitCached(search, bob);
            assertThat(server.requestCount()).isLessThanOrEqualTo(1);
            Heard carol = new Heard();
            int before = server.requestCount();
            search.ask("carol", "what is  THE answer?", carol);
            carol.hears("= 42");
            assertThat(server.requestCount()).isEqualTo(before);
        }
    }

    /** The answer is kept a moment after its last line was heard. */
    private static void awaitCached(Search search, Heard heard) throws InterruptedException {
        search.ask("bob", "what is the answer?", heard);
        String first = heard.next();
        if (first.equals("…")) {
            heard.hears("= 42");
        } else {
            assertThat(first).isEqualTo("= 42");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | the language model refused this server's key",
                "403 | the language model refused this server's key",
                "404 | the language model llama is not there (404)",
                "400 | the language model did not take the question (400)",
                "500 | the language model has a fault of its own (500)",
                "503 | the language model has a fault of its own (503)",
                "429 | the language model has too many questions; try again later"
            })
    void everyRefusalHasItsSentence(int status, String sentence) throws Exception {
        assertHeard(ModelServer.refuses(status), LONG, "…", "! " + sentence);
    }

    @Test
    void aRateLimitTellsWhenToTryAgain() throws Exception {
        assertHeard(
                ModelServer.refuses(429, "Retry-After: 7"),
                LONG,
                "…",
                "! the language model has too many questions; try again in 7 s");
    }

    @Test
    void aSlowModelIsNotWaitedForForEver() throws Exception {
        assertHeard(
                ModelServer.isSilent(), Duration.ofSeconds(1), "…", "! the language model did not answer within 1 s");
    }

    @Test
    void anAnswerThatBreaksOffIsShownAsFarAsItCame() throws Exception {
        for (ModelServer.Behaviour behaviour : List.of(
                ModelServer.breaksOffAfter("Because\nof Ray"), ModelServer.endsTooSoonAfter("Because\nof Ray"))) {
            try (ModelServer server = ModelServer.that(behaviour);
                    Search search = search(server, LONG)) {
                Heard alice = new Heard();
                search.ask("alice", "why?", alice);
                alice.hears("…", "= Because", "= of Ray", "! the answer broke off here; ask again");
                Heard again = new Heard();
                search.ask("bob", "why?", again);
                again.hears("…");
            }
        }
    }

    @Test
    void anEmptyAnswerIsSaidToBeOne() throws Exception {
        for (ModelServer.Behaviour behaviour : List.of(ModelServer.streams("", "\n \n"), ModelServer.answers(""))) {
            assertHeard(behaviour, LONG, "…", "! the language model had nothing to say");
        }
    }

    @Test
    void noNetworkIsSaidToBeSo() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }
        for (String host : List.of("127.0.0.1:" + port, "no-such-host.invalid")) {
            try (Search search =
                    OpenAiSearch.of(Optional.empty(), Optional.of("http://" + host + "/v1"), Optional.empty(), LONG)) {
                Heard alice = new Heard();
                search.ask("alice", "why?", alice);
                alice.hears("…", "! the language model cannot be reached from this server");
            }
        }
    }

    @Test
    void oneQuestionAtATimeAndABoundForAll() throws Exception {
        CountDownLatch signal = new CountDownLatch(1);
        try (ModelServer server = ModelServer.that(ModelServer.waitsFor(signal, ModelServer.streams("done")));
                Search search = search(server, LONG)) {
            List<Heard> askers = new ArrayList<>();
            for (int i = 0; i < OpenAiSearch.MAX_AT_ONCE; i++) {
                Heard asker = new Heard();
                search.ask("asker" + i, "question " + i, asker);
                asker.hears("…");
                askers.add(asker);
            }
            Heard first = askers.get(0);
            search.ask("asker0", "another one", first);
            first.hears("! one question at a time: your last one is not answered yet");
            Heard tooMany = new Heard();
            search.ask("late", "why?", tooMany);
            tooMany.hears("! many are asking just now; try again in a moment");
            signal.countDown();
            for (Heard asker : askers) {
                asker.hears("= done");
            }
        }
    }

    @Test
    void anEndlessAnswerIsCut() throws Exception {
        String[] pieces = new String[400];
        Arrays.fill(pieces, "word ".repeat(19) + "word\n");
        try (ModelServer server = ModelServer.that(ModelServer.streams(pieces));
                Search search = search(server, LONG)) {
            Heard alice = new Heard();
            search.ask("alice", "tell me everything", alice);
            alice.hears("…");
            int lines = 0;
            String line = alice.next();
            while (!line.equals("= (the rest is left out)")) {
                lines++;
                line = alice.next();
            }
            assertThat(lines).isLessThanOrEqualTo(AnswerLines.MAX_CHARACTERS / 99);
        }
    }

    @Test
    void withoutKeyAndBaseUrlThereIsNoSearch() throws IOException {
        assertThat(OpenAiSearch.fromEnvironment(Map.of("OPENAI_MODEL", "llama")))
                .isSameAs(Search.NOT_CONFIGURED);
        assertThat(OpenAiSearch.fromEnvironment(Map.of("OPENAI_API_KEY", "", "OPENAI_BASE_URL", " ")))
                .as("empty is as good as not set")
                .isSameAs(Search.NOT_CONFIGURED);
    }

    @Test
    void aBaseUrlThatIsNoAddressIsSaidToBeNone() {
        for (String url : List.of("localhost:11434/v1", "ftp://localhost", "http://", "http:///v1")) {
            assertThatThrownBy(() -> OpenAiSearch.fromEnvironment(Map.of("OPENAI_BASE_URL", url)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("OPENAI_BASE_URL", url);
        }
    }
}

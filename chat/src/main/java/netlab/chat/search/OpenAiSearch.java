package netlab.chat.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.Timeout;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import netlab.net.Threads;

/**
 * Asks a language model by OpenAI's Chat Completions API, which Ollama, llama.cpp and others speak as well. The answer
 * comes as a stream, a line as soon as it is complete; a server that does not stream is asked once more without.
 */
public final class OpenAiSearch implements Search {
    /** From the question to the last word of the answer. */
    public static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Questions under way at the same time, of all users together. */
    static final int MAX_AT_ONCE = 8;

    private static final Duration CACHED_FOR = Duration.ofHours(1);
    private static final int MAX_CACHED = 1_000;
    private static final String DEFAULT_MODEL = "gpt-4o-mini";
    private static final Pattern HTTP_ADDRESS = Pattern.compile("https?://[^/\\s]");
    private static final String MANNERS =
            "You answer in a chat room: briefly, in plain text, in the language of the question.";

    private static final System.Logger LOG = System.getLogger(OpenAiSearch.class.getName());

    private final OpenAIClient client;
    private final String model;
    private final Duration timeout;
    private final Semaphore permits = new Semaphore(MAX_AT_ONCE);
    private final Set<String> asking = ConcurrentHashMap.newKeySet();
    private final Cache<String, List<String>> answers = Caffeine.newBuilder()
            .expireAfterWrite(CACHED_FOR)
            .maximumSize(MAX_CACHED)
            .build();

    private OpenAiSearch(OpenAIClient client, String model, Duration timeout) {
        this.client = client;
        this.model = model;
        this.timeout = timeout;
    }

    /**
     * Returns a search by {@code OPENAI_API_KEY}, {@code OPENAI_BASE_URL} and {@code OPENAI_MODEL}; see {@link #of}. An
     * empty variable is none.
     *
     * @throws IllegalArgumentException if the base URL is no address of HTTP
     */
    public static Search fromEnvironment(Map<String, String> environment) {
        Optional<String> baseUrl = variable(environment, "OPENAI_BASE_URL");
        if (baseUrl.isPresent() && !HTTP_ADDRESS.matcher(baseUrl.get()).lookingAt()) {
            throw new IllegalArgumentException("OPENAI_BASE_URL is no http:// or https:// address: " + baseUrl.get());
        }
        return of(variable(environment, "OPENAI_API_KEY"), baseUrl, variable(environment, "OPENAI_MODEL"), TIMEOUT);
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * Returns a search.
     *
     * @param key may be left out where the base URL is that of a server which needs none
     * @param baseUrl with {@code /v1} at its end; OpenAI's own if left out
     * @return {@link Search#NOT_CONFIGURED} if there is neither key nor base URL
     */
    static Search of(Optional<String> key, Optional<String> baseUrl, Optional<String> model, Duration timeout) {
        if (key.isEmpty() && baseUrl.isEmpty()) {
            return NOT_CONFIGURED;
        }
        OpenAIOkHttpClient.Builder client = OpenAIOkHttpClient.builder()
                .apiKey(key.orElse("none"))
                .timeout(Timeout.builder()
                        .connect(CONNECT_TIMEOUT)
                        .read(timeout)
                        .request(timeout)
                        .build())
                .maxRetries(0); // the asker is told, and may ask again
        baseUrl.ifPresent(client::baseUrl);
        return new OpenAiSearch(client.build(), model.orElse(DEFAULT_MODEL), timeout);
    }

    @Override
    public void ask(String asker, String question, Listener listener) {
        String key = question.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        List<String> known = answers.getIfPresent(key);
        if (known != null) {
            known.forEach(listener::answerLine);
        } else if (!asking.add(asker)) {
            listener.failed("one question at a time: your last one is not answered yet");
        } else if (!permits.tryAcquire()) {
            asking.remove(asker);
            listener.failed("many are asking just now; try again in a moment");
        } else {
            listener.searching();
            Threads.unstarted("search-" + asker, () -> {
                        try {
                            answer(key, question, listener);
                        } finally {
                            permits.release();
                            asking.remove(asker);
                        }
                    })
                    .start();
        }
    }

    private void answer(String key, String question, Listener listener) {
        AnswerLines lines = new AnswerLines(listener::answerLine);
        try {
            ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
                    .model(model)
                    .addSystemMessage(MANNERS)
                    .addUserMessage(question)
                    .build();
            boolean complete = stream(params, lines);
            lines.end();
            if (!complete) {
                listener.failed(lines.isEmpty() ? SearchFailure.EMPTY : SearchFailure.BROKE_OFF);
            } else if (lines.isEmpty()) {
                listener.failed(SearchFailure.EMPTY);
            } else {
                answers.put(key, lines.all());
            }
        } catch (RuntimeException e) { // the library's and Kotlin's exceptions have no other common type
            LOG.log(Level.DEBUG, "search failed: {0}", e.getClass().getName()); // its message might have the key
            lines.end();
            listener.failed(SearchFailure.sentence(e, !lines.isEmpty(), model, timeout));
        }
    }

    /** Passes on what comes, and tells whether it came to its end. */
    private boolean stream(ChatCompletionCreateParams params, AnswerLines lines) {
        boolean any = false;
        boolean finished = false;
        try (StreamResponse<ChatCompletionChunk> response =
                client.chat().completions().createStreaming(params)) {
            Iterator<ChatCompletionChunk> chunks = response.stream().iterator();
            while (!lines.isFull() && chunks.hasNext()) {
                for (ChatCompletionChunk.Choice choice : chunks.next().choices()) {
                    any = true;
                    choice.delta().content().ifPresent(lines::add);
                    finished |= choice.finishReason().isPresent();
                }
            }
        }
        if (any) {
            return finished || lines.isFull();
        }
        ChatCompletion whole = client.chat().completions().create(params);
        whole.choices().stream().findFirst().flatMap(c -> c.message().content()).ifPresent(lines::add);
        return true;
    }

    @Override
    public void close() {
        client.close();
    }
}

package netlab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netlab.ai.AiClient;
import netlab.testkit.LabProcess;

/** The same models in two programs: a DistilBERT and a BART of full size, with weights that were drawn at random. */
final class AiRow implements Row {
    private static final String PYTHON = "Python, transformers";
    private static final String PYTHON_MODULES = "torch, transformers";
    private static final Path SMALL_MODELS = Programs.ROOT.resolve("ai-server/src/test/resources/hf-parity");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(60);
    private static final double TOLERANCE = 1e-3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> TEXTS = List.of(
            "A good film.",
            "I would not recommend it to anybody.",
            "The battery lasts two days, and it charges within the hour.",
            "It arrived late, the box was open, and nobody answered when I asked what had become of the rest.",
            "We came for the music and stayed for the food, which was better than it had to be.",
            "Slow, loud, and dear.",
            "My daughter has read it three times, and each time she finds something that she had not seen before.",
            "The manual is short and says what one needs.");

    /** For which the protocol asks for a summary of 61 tokens at most. */
    private static final String ARTICLE =
            "The harbour ferry will sail every twenty minutes from the first of May, the city council decided on Monday. "
                    + "Until now it has crossed the bay once an hour, and on Sundays not at all. Two boats that run on "
                    + "batteries replace the old one, which was built in 1962 and used four hundred litres of oil a day. "
                    + "Fares stay as they are for those who live on the island; visitors pay a third more. The owners of "
                    + "the shops near the pier welcome the plan. Fishermen are less happy: they mend their nets there.";

    private final Map<String, Double> scores = new HashMap<>();
    private JsonNode summary;

    @Override
    public String name() {
        return "ai";
    }

    @Override
    public String title() {
        return "Model server: ai-server";
    }

    @Override
    public void measure(Settings settings, Section section) throws Exception {
        try (Folder folder = new Folder()) {
            Path sentiment = folder.folder("sentiment");
            Path summary = folder.folder("summary");
            Programs.output(Programs.python(
                    PYTHON_MODULES,
                    "make_model.py",
                    SMALL_MODELS.toString(),
                    sentiment.toString(),
                    summary.toString()));
            try (Contest contest = new Contest(settings, section, contenders(sentiment, summary))) {
                for (int clients : new int[] {1, 4, 16}) {
                    contest.fight(
                            "sentiment, " + clients + (clients == 1 ? " client" : " clients"),
                            List.of(Unit.rate("requests/s"), Unit.cost("99th percentile, ms")),
                            clients == 4 ? Map.of(PYTHON, 1.3) : Map.of(),
                            (server, duration) -> {
                                Dialogue dialogue = learn(server);
                                RequestLoad.Result result = RequestLoad.run(server.port(), clients, dialogue, duration);
                                return new double[] {
                                    result.rate(), result.latencies().percentileMillis(0.99)
                                };
                            });
                }
                contest.fight("summary, 1 client", List.of(Unit.cost("seconds")), Map.of(), this::summarize);
            }
        } catch (MissingToolException e) {
            section.note("not measured: install " + e.getMessage() + " (pip install torch transformers)");
        }
    }

    private static List<Contender> contenders(Path sentiment, Path summary) {
        List<Contender> contenders = new ArrayList<>();
        for (Jdk jdk : Jdk.both()) {
            String[] arguments = {
                "server",
                "--port",
                "0",
                "--sentiment-model",
                sentiment.toString(),
                "--summary-model",
                summary.toString()
            };
            contenders.add(new Contender("lab, " + jdk, () -> Programs.java(jdk, "netlab.ai.Main", arguments)));
        }
        contenders.add(new Contender(
                PYTHON,
                () -> Programs.python(
                        PYTHON_MODULES, "ai_server.py", "{port}", sentiment.toString(), summary.toString())));
        return contenders;
    }

    /** Asks each text once: what a server says then it must say again, and every server must say the same. */
    private Dialogue learn(LabProcess server) throws IOException {
        List<String> requests = new ArrayList<>();
        List<String> replies = new ArrayList<>();
        try (AiClient client = connect(server)) {
            for (String text : TEXTS) {
                String request = "{\"task\":\"sentiment\",\"text\":\"" + text + "\"}";
                String reply = client.exchange(request);
                compareScores(text, reply);
                requests.add(request + "\n");
                replies.add(reply + "\n");
            }
        }
        return Dialogue.of(requests, replies, 1).afterGreeting();
    }

    /** Has the article summarized until the time is over, once at least, and returns the mean time of a summary. */
    private double[] summarize(LabProcess server, Duration duration) throws IOException {
        try (AiClient client = connect(server)) {
            long start = System.nanoTime();
            long now = start;
            int summaries = 0;
            while (summaries == 0 || now - start < duration.toNanos()) {
                compareSummaries(client.request("summary", ARTICLE));
                summaries++;
                now = System.nanoTime();
            }
            return new double[] {(now - start) / 1e9 / summaries};
        }
    }

    private static AiClient connect(LabProcess server) throws IOException {
        return AiClient.connect(new InetSocketAddress("127.0.0.1", server.port()), CONNECT_TIMEOUT);
    }

    private void compareScores(String text, String line) throws IOException {
        JsonNode reply = answer(line);
        double score = reply.path("score").asDouble(Double.NaN);
        double positive = reply.path("label").asText().equals("NEGATIVE") ? 1 - score : score;
        double known = scores.computeIfAbsent(text, unknown -> positive);
        if (!(Math.abs(known - positive) <= TOLERANCE)) {
            throw new ProtocolException("another server's score is " + known + ", and this one's " + positive);
        }
    }

    /** The same weights, the same search: token for token the same text. */
    private void compareSummaries(String line) throws IOException {
        JsonNode reply = answer(line);
        if (summary == null) {
            summary = reply;
        }
        if (!reply.equals(summary)) {
            throw new ProtocolException("another server's summary is " + summary + ", and this one's " + reply);
        }
    }

    private static JsonNode answer(String line) throws IOException {
        JsonNode reply = JSON.readTree(line);
        if (!reply.path("ok").asBoolean()) {
            throw new ProtocolException("no answer: " + line);
        }
        return reply;
    }
}

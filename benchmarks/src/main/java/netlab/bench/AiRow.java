package netlab.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netlab.testkit.LabProcess;

/** The same model in two programs: a DistilBERT of full size, with weights that were drawn at random. */
final class AiRow implements Row {
    private static final String PYTHON = "Python, transformers";
    private static final Path SMALL_MODEL = Programs.ROOT.resolve("ai-server/src/test/resources/hf-parity/distilbert");
    private static final int PATIENCE_MILLIS = 60_000;
    private static final double TOLERANCE = 1e-3;
    private static final Pattern SCORE = Pattern.compile("\"label\": ?\"(\\w+)\", ?\"score\": ?([0-9.eE-]+)");

    private static final List<String> TEXTS = List.of(
            "A good film.",
            "I would not recommend it to anybody.",
            "The battery lasts two days, and it charges within the hour.",
            "It arrived late, the box was open, and nobody answered when I asked what had become of the rest.",
            "We came for the music and stayed for the food, which was better than it had to be.",
            "Slow, loud, and dear.",
            "My daughter has read it three times, and each time she finds something that she had not seen before.",
            "The manual is short and says what one needs.");

    private final Map<Integer, Double> scores = new HashMap<>();

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
            Path model = folder.folder("model");
            Programs.output(
                    Programs.python("torch, transformers", "make_model.py", SMALL_MODEL.toString(), model.toString()));
            try (Contest contest = new Contest(settings, section, contenders(model))) {
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
            }
        } catch (MissingToolException e) {
            section.note("not measured: install " + e.getMessage() + " (pip install torch transformers)");
        }
    }

    private static List<Contender> contenders(Path model) {
        List<Contender> contenders = new ArrayList<>();
        for (Jdk jdk : Jdk.both()) {
            String[] arguments = {"server", "--port", "0", "--sentiment-model", model.toString()};
            contenders.add(new Contender("lab, " + jdk, () -> Programs.java(jdk, "netlab.ai.Main", arguments)));
        }
        contenders.add(new Contender(
                PYTHON, () -> Programs.python("torch, transformers", "ai_server.py", "{port}", model.toString())));
        return contenders;
    }

    /** Asks each text once: what a server says then it must say again, and every server must say the same. */
    private Dialogue learn(LabProcess server) throws IOException {
        List<String> requests = new ArrayList<>();
        List<String> replies = new ArrayList<>();
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            in.readLine(); // hello
            for (int i = 0; i < TEXTS.size(); i++) {
                String request = "{\"task\":\"sentiment\",\"text\":\"" + TEXTS.get(i) + "\"}\n";
                socket.getOutputStream().write(request.getBytes(UTF_8));
                String reply = in.readLine();
                if (reply == null) {
                    throw new EOFException("no reply");
                }
                compare(i, reply);
                requests.add(request);
                replies.add(reply + "\n");
            }
        }
        return Dialogue.of(requests, replies, 1).afterGreeting();
    }

    private void compare(int text, String reply) throws ProtocolException {
        Matcher score = SCORE.matcher(reply);
        if (!score.find()) {
            throw new ProtocolException("no score in " + reply);
        }
        double positive = Double.parseDouble(score.group(2));
        if (score.group(1).equals("NEGATIVE")) {
            positive = 1 - positive;
        }
        Double known = scores.putIfAbsent(text, positive);
        if (known != null && Math.abs(known - positive) > TOLERANCE) {
            throw new ProtocolException("another server's score is " + known + ", and this one's " + positive);
        }
    }
}

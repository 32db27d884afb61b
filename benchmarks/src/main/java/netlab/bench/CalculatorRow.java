package netlab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small requests, alone and many together. */
final class CalculatorRow implements Row {
    private static final String PYTHON = "Python, thread per client";
    private static final int CONNECTIONS = 64;
    private static final int PIPELINED = 16;
    private static final Unit RATE = Unit.rate("requests/s");
    private static final Unit LATENCY = Unit.cost("99th percentile, ms");

    @Override
    public String name() {
        return "calculator";
    }

    @Override
    public String title() {
        return "Calculator: hw3-calculator";
    }

    @Override
    public void measure(Settings settings, Section section) throws Exception {
        List<Contender> contenders = new ArrayList<>();
        for (Jdk jdk : Jdk.both()) {
            contenders.add(new Contender(
                    "lab, " + jdk, () -> Programs.java(jdk, "netlab.calculator.Main", "server", "--port", "0")));
        }
        contenders.add(new Contender(PYTHON, () -> Programs.python("socket", "calculator_server.py", "{port}")));
        try (Contest contest = new Contest(settings, section, contenders)) {
            fight(contest, "one at a time", 1);
            fight(contest, PIPELINED + " sent together", PIPELINED);
        }
    }

    private static void fight(Contest contest, String how, int depth) {
        contest.fight(
                CONNECTIONS + " connections, " + how,
                List.of(RATE, LATENCY),
                Map.of(PYTHON, 5.0),
                (server, duration) -> {
                    RequestLoad.Result result = RequestLoad.run(server.port(), CONNECTIONS, dialogue(depth), duration);
                    return new double[] {result.rate(), result.latencies().percentileMillis(0.99)};
                });
    }

    private static Dialogue dialogue(int depth) {
        List<String> requests = new ArrayList<>();
        List<String> replies = new ArrayList<>();
        for (int i = 1; i <= 16; i++) {
            int a = 1_000_003 * i;
            int b = 97 * i;
            requests.addAll(List.of(
                    a + " + " + b + "\n", a + " - " + b + "\n", b + " * " + a + "\n", 10 * i + " / " + 4 + "\n"));
            replies.addAll(
                    List.of(a + b + "\n", a - b + "\n", (long) a * b + "\n", 25 * i / 10 + "." + 25 * i % 10 + "\n"));
        }
        return Dialogue.of(requests, replies, depth);
    }
}

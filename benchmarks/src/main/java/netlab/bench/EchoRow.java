package netlab.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netlab.testkit.LabProcess;
import netlab.testkit.LabProgram;

/** Bytes that come back: what a connection costs when the server has nothing to do. */
final class EchoRow implements Row {
    private static final int IDLE = 10_000;
    private static final Duration WAKE_UP = Duration.ofMillis(100);
    private static final Unit RATE = Unit.rate("round trips/s");
    private static final Unit LATENCY = Unit.cost("99th percentile, ms");

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public String title() {
        return "Echo: ch01-basics, with common-net's TcpServer";
    }

    static List<Contender> contenders() {
        List<Contender> contenders = new ArrayList<>();
        for (Jdk jdk : Jdk.both()) {
            contenders.add(new Contender("lab, " + jdk, () -> example(jdk, "echo-tcpserver")));
        }
        contenders.add(
                new Contender("Netty, " + Jdk.NEWEST, () -> Programs.java(Jdk.NEWEST, NettyEcho.class.getName())));
        contenders.add(new Contender("selector example, " + Jdk.NEWEST, () -> example(Jdk.NEWEST, "echo-selector")));
        contenders.add(new Contender(
                "Python, thread per client", () -> Programs.python("socket", "echo_server.py", "{port}")));
        return contenders;
    }

    private static LabProgram example(Jdk jdk, String name) {
        return Programs.java(jdk, "netlab.basics.Main", name, "server", "--port", "0");
    }

    @Override
    public void measure(Settings settings, Section section) throws Exception {
        String netty = "Netty, " + Jdk.NEWEST;
        String python = "Python, thread per client";
        try (Contest contest = new Contest(settings, section, contenders())) {
            fight(contest, 1, 64, Map.of(python, 3.0));
            fight(contest, 64, 64, Map.of(netty, 1.0, python, 3.0));
            fight(contest, 1_000, 64, Map.of(python, 3.0));
            fight(contest, 64, 16 * 1024, Map.of(python, 3.0));
        }
        try (Contest contest = new Contest(settings, section, contenders())) {
            contest.look(
                    "10,000 idle connections",
                    Unit.cost("KiB each"),
                    name -> (server, duration) -> new double[] {idleKibibytes(server)});
        }
    }

    private static void fight(Contest contest, int connections, int bytes, Map<String, Double> aims) {
        contest.fight(
                Markdown.number(connections) + (connections == 1 ? " connection, " : " connections, ") + bytes
                        + " bytes",
                List.of(RATE, LATENCY),
                aims,
                (server, duration) -> {
                    RequestLoad.Result result =
                            RequestLoad.run(server.port(), connections, Dialogue.echo(bytes), duration);
                    return new double[] {result.rate(), result.latencies().percentileMillis(0.99)};
                });
    }

    @SuppressWarnings("try") // the connections need only be there
    private static double idleKibibytes(LabProcess server) throws IOException {
        RequestLoad.run(server.port(), 1, Dialogue.echo(64), WAKE_UP);
        double before = Processes.memoryBytes(server);
        try (RequestLoad load = new RequestLoad(server.port(), IDLE, Dialogue.echo(64))) {
            return (Processes.memoryBytes(server) - before) / 1024 / IDLE;
        }
    }
}

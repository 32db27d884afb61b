package netlab.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import netlab.testkit.LabProcess;

/** Throughput and memory against the number of connections. */
final class CurvesRow implements Row {
    private static final List<Integer> STEPS = List.of(1, 10, 100, 1_000, 10_000);

    /** Everybody is told of everybody who enters: 10,000 would be told 50 million times. */
    private static final List<Integer> CHAT_STEPS = List.of(2, 10, 100, 1_000);

    private static final int WARM_UP_CONNECTIONS = 64;
    private static final double MEBIBYTE = 1 << 20;

    @Override
    public String name() {
        return "curves";
    }

    @Override
    public String title() {
        return "Costs as connections grow";
    }

    /** One point: throughput, and memory while the connections are open. */
    private record Point(double rate, double memoryBytes) {}

    private interface Load {
        Point run(String contender, LabProcess server, int connections, Duration duration) throws Exception;
    }

    @Override
    public void measure(Settings settings, Section section) throws Exception {
        try (Folder folder = new Folder()) {
            draw("echo", "round trips/s", STEPS, settings, section, EchoRow.contenders(), CurvesRow::echo);
            Path root = WebRow.makeSite(folder);
            List<Contender> webServers = WebRow.contenders(root, folder).stream()
                    .filter(contender -> !contender.name().startsWith("JDK")
                            && !contender.name().startsWith("Python"))
                    .toList();
            draw("web, index.html", "requests/s", STEPS, settings, section, webServers, CurvesRow::web);
            draw(
                    "chat",
                    "messages delivered/s",
                    CHAT_STEPS,
                    settings,
                    section,
                    ChatRow.contenders(folder),
                    (name, server, connections, duration) ->
                            chat(ChatRow.dialect(name), server, connections, duration));
        }
    }

    private static void draw(
            String work,
            String unit,
            List<Integer> steps,
            Settings settings,
            Section section,
            List<Contender> contenders,
            Load load)
            throws Exception {
        if (!settings.includes(work)) {
            return;
        }
        Map<String, Map<Integer, Double>> rates = new LinkedHashMap<>();
        Map<String, Map<Integer, Double>> memory = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            System.err.println("curves: " + work + ", " + contender.name());
            Map<Integer, Double> rate = rates.computeIfAbsent(contender.name(), name -> new LinkedHashMap<>());
            Map<Integer, Double> mebibytes = memory.computeIfAbsent(contender.name(), name -> new LinkedHashMap<>());
            int connections = WARM_UP_CONNECTIONS;
            try (LabProcess server = contender.start()) {
                server.port();
                load.run(contender.name(), server, connections, settings.warmUp());
                for (int step : steps) {
                    connections = step;
                    Point point = load.run(contender.name(), server, connections, settings.turn());
                    rate.put(connections, point.rate());
                    mebibytes.put(connections, point.memoryBytes() / MEBIBYTE);
                }
            } catch (MissingToolException e) {
                section.note(contender.name() + " not measured: install " + e.getMessage());
            } catch (IOException | AssertionError e) {
                section.note(work + ": " + contender.name() + " is out at " + Markdown.number(connections)
                        + " connections: " + Contest.firstLine(e));
            }
        }
        rates.values().removeIf(Map::isEmpty);
        memory.values().removeIf(Map::isEmpty);
        section.add(new Section.Curves(work + ": throughput by connections", unit, rates));
        section.add(new Section.Curves(work + ": memory by connections", "MiB", memory));
    }

    private static Point echo(String contender, LabProcess server, int connections, Duration duration)
            throws IOException {
        try (RequestLoad load = new RequestLoad(server.port(), connections, Dialogue.echo(64))) {
            double rate = load.run(duration).rate();
            return new Point(rate, Processes.memoryBytes(server));
        }
    }

    private static Point web(String contender, LabProcess server, int connections, Duration duration) throws Exception {
        // wrk closes its connections when it is done, so the look at the memory is taken while it runs.
        FutureTask<Double> memory = new FutureTask<>(() -> {
            Thread.sleep(duration.toMillis() * 3 / 4);
            return Processes.memoryBytes(server);
        });
        Thread observer = new Thread(memory, "memory");
        observer.start();
        Wrk.Result result = Wrk.run(connections, duration, WebRow.url(server, "index.html"));
        return new Point(result.rate(), memory.get());
    }

    private static Point chat(ChatDialect dialect, LabProcess server, int connections, Duration duration)
            throws IOException {
        int speakers = Math.min(ChatRow.SPEAKERS, connections);
        try (ChatLoad load = new ChatLoad(server.port(), dialect, connections, speakers)) {
            double rate = load.run(duration).rate();
            return new Point(rate, Processes.memoryBytes(server));
        }
    }
}

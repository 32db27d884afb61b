package netlab.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import netlab.testkit.LabProcess;

/**
 * The servers of a row, all running, and what they are put through in turns. A server that is not having its turn is
 * idle. One that fails is out from then on, and the row says so.
 */
final class Contest implements AutoCloseable {
    private static final Duration LOOK_PERIOD = Duration.ofMillis(50);

    private final Settings settings;
    private final Section section;
    private final Map<String, LabProcess> servers = new LinkedHashMap<>();

    /** One turn. */
    interface Load {
        /** Puts {@code server} to work for {@code duration}, if that is for the load to choose, and returns a figure for each unit. */
        double[] run(LabProcess server, Duration duration) throws Exception;
    }

    /** Starts those that can be started. */
    Contest(Settings settings, Section section, List<Contender> contenders) throws IOException {
        this.settings = settings;
        this.section = section;
        for (Contender contender : contenders) {
            start(contender);
        }
    }

    private void start(Contender contender) throws IOException {
        try {
            LabProcess server = contender.start();
            servers.put(contender.name(), server);
            server.port();
        } catch (MissingToolException e) {
            section.note(contender.name() + " not measured: install " + e.getMessage());
        } catch (AssertionError e) {
            servers.remove(contender.name()).close();
            section.note(contender.name() + " not measured: it did not start; " + firstLine(e));
        }
    }

    /**
     * Lets each server do {@code work} once to warm up, and then once a round.
     *
     * @param aims by contender; see {@link Duel#aims}
     */
    void fight(String work, List<Unit> units, Map<String, Double> aims, Load load) {
        fight(work, units, aims, name -> load);
    }

    /** Does the same with a load for each contender, or null for none. */
    void fight(String work, List<Unit> units, Map<String, Double> aims, Function<String, Load> loads) {
        fight(work, units, aims, 0, settings.rounds(), loads);
    }

    /** Has each server do {@code work} once and at once: to be asked of servers that have just been started. */
    void look(String work, Unit unit, Function<String, Load> loads) {
        fight(work, List.of(unit), Map.of(), 1, 1, loads);
    }

    /** Round 0 is the one that warms up. */
    private void fight(
            String work,
            List<Unit> units,
            Map<String, Double> aims,
            int firstRound,
            int lastRound,
            Function<String, Load> loads) {
        if (!settings.includes(work)) {
            return;
        }
        System.err.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + section.name() + ": " + work);
        Map<String, List<double[]>> figures = new LinkedHashMap<>();
        servers.keySet().stream()
                .filter(name -> loads.apply(name) != null)
                .forEach(name -> figures.put(name, new ArrayList<>()));
        for (int round = firstRound; round <= lastRound; round++) {
            for (String name : List.copyOf(figures.keySet())) {
                try {
                    double[] figure =
                            loads.apply(name).run(servers.get(name), round == 0 ? settings.warmUp() : settings.turn());
                    awaitRest(servers.get(name));
                    if (round > 0) {
                        figures.get(name).add(figure);
                    }
                } catch (Exception | AssertionError e) {
                    figures.remove(name);
                    section.note(work + ": " + name + " is out: " + firstLine(e));
                }
            }
        }
        if (!figures.isEmpty()) {
            addDuels(work, units, aims, figures);
        }
    }

    /** Waits, a second at most, until the server has dealt with the end of its turn and rests. */
    private static void awaitRest(LabProcess server) throws Exception {
        double before = -1;
        double now = Processes.processorSeconds(server);
        for (int look = 0; look < 20 && now > before; look++) {
            before = now;
            Thread.sleep(LOOK_PERIOD.toMillis());
            now = Processes.processorSeconds(server);
        }
    }

    private void addDuels(
            String work, List<Unit> units, Map<String, Double> aims, Map<String, List<double[]>> figures) {
        for (int i = 0; i < units.size(); i++) {
            int column = i;
            Map<String, Samples> samples = new LinkedHashMap<>();
            figures.forEach((name, rounds) -> samples.put(
                    name,
                    new Samples(rounds.stream().map(round -> round[column]).toList())));
            Map<String, Double> reached = new HashMap<>(column == 0 ? aims : Map.of());
            reached.keySet().retainAll(samples.keySet());
            section.add(new Duel(work, units.get(i), samples, reached));
        }
    }

    static String firstLine(Throwable e) {
        String message =
                e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
        return e.getClass().getSimpleName() + " " + message;
    }

    @Override
    public void close() {
        servers.values().forEach(LabProcess::close);
    }
}

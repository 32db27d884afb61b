package netlab.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import netlab.net.cli.Program;
import netlab.net.cli.Stdio;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line: which rows, how thoroughly. */
@Command(
        name = "benchmarks",
        description = "Measures the lab's programs beside others that do the same work.",
        mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
    private static final List<Row> ROWS = List.of(
            new EchoRow(),
            new CalculatorRow(),
            new UdpRow(),
            new WebRow(),
            new FileRow(),
            new ChatRow(),
            new StartRow(),
            new CurvesRow(),
            new VideoRow(),
            new AiRow(),
            new MicroRow());

    private final Stdio stdio;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "ROW",
            description =
                    "What to measure: echo, calculator, udp, web, file, chat, start, curves, video, ai, micro (default: everything).")
    private List<String> names = List.of();

    @Option(names = "--rounds", paramLabel = "N", description = "Turns of each program (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "How long a turn lasts, in seconds (default: ${DEFAULT-VALUE}).")
    private double seconds = 2;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            description = "How long each program is warmed up before a work, in seconds (default: ${DEFAULT-VALUE}).")
    private double warmUp = 4;

    @Option(names = "--only", paramLabel = "TEXT", description = "Only works whose name contains this.")
    private String only = "";

    @Option(names = "--out", paramLabel = "DIR", description = "Where tables and charts go.")
    private Path out = Programs.MODULE.resolve("target/results");

    Main(Stdio stdio) {
        this.stdio = stdio;
    }

    public static void main(String[] args) {
        Stdio stdio = Stdio.system();
        Program.main(new Main(stdio), stdio, args);
    }

    @Override
    public Integer call() throws Exception {
        List<String> known = ROWS.stream().map(Row::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(), "no row '" + name + "'; there are " + String.join(", ", known));
            }
        }
        if (rounds < 1 || seconds <= 0 || warmUp <= 0) {
            throw new ParameterException(spec.commandLine(), "--rounds, --seconds and --warm-up must be positive");
        }
        Settings settings = new Settings(rounds, seconds(seconds), seconds(warmUp), only, out);
        Report report = new Report(settings);
        for (Row row : ROWS) {
            if (names.isEmpty() || names.contains(row.name())) {
                Section section = new Section(row.name(), row.title());
                row.measure(settings, section);
                stdio.out().println(report.write(section));
            }
        }
        report.writeAll(known);
        stdio.out().println("all in " + out.resolve(Report.ALL));
        return 0;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}

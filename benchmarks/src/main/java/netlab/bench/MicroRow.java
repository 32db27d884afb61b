package netlab.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.Main;

/** Codecs and framing alone, by JMH. */
final class MicroRow implements Row {
    /** JMH's file is comma-separated: benchmark, mode, threads, samples, score, error, unit. */
    private static final int BENCHMARK = 0;

    private static final int SCORE = 4;
    private static final int ERROR = 5;
    private static final int FIELDS = 7;

    @Override
    public String name() {
        return "micro";
    }

    @Override
    public String title() {
        return "Codecs and framing, without sockets (JMH)";
    }

    @Override
    public void measure(Settings settings, Section section) throws Exception {
        try (Folder folder = new Folder()) {
            for (Jdk jdk : Jdk.both()) {
                section.add(new Section.Table(
                        List.of(jdk + ": operation", "ns", "± (99.9 %)"), run(jdk, settings, folder)));
            }
        }
    }

    private static List<List<String>> run(Jdk jdk, Settings settings, Folder folder) throws Exception {
        Path results = folder.file("jmh-" + jdk.feature() + ".csv");
        String seconds = Math.max(1, settings.turn().toSeconds()) + "s";
        String[] arguments = {
            "-f",
            "1",
            "-wi",
            "2",
            "-w",
            seconds,
            "-i",
            Integer.toString(Math.max(2, settings.rounds())),
            "-r",
            seconds,
            "-bm",
            "avgt",
            "-tu",
            "ns",
            "-rf",
            "csv",
            "-rff",
            results.toString()
        };
        Programs.output(Programs.java(jdk, Main.class.getName(), arguments));
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(results)) {
            String[] fields = line.replace("\"", "").split(",");
            if (fields.length >= FIELDS && !fields[BENCHMARK].equals("Benchmark")) {
                rows.add(List.of(name(fields[BENCHMARK]), number(fields[SCORE]), number(fields[ERROR])));
            }
        }
        return rows;
    }

    /** {@code netlab.net.FramesBenchmark.readLine} → {@code Frames.readLine}. */
    private static String name(String benchmark) {
        int method = benchmark.lastIndexOf('.');
        int type = benchmark.lastIndexOf('.', method - 1);
        return benchmark.substring(type + 1).replace("Benchmark", "");
    }

    private static String number(String score) {
        double value = Double.parseDouble(score);
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.1f", value);
    }
}

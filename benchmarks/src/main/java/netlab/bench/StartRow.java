package netlab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import netlab.testkit.LabProcess;
import netlab.testkit.LabProgram;

/** Seconds from a command to the line that says that the server listens. */
final class StartRow implements Row {
    /** A module's server, at the command line. */
    private record Program(String module, String mainClass, String arguments) {}

    private static final List<Program> PROGRAMS = List.of(
            new Program("ch01-basics", "netlab.basics.Main", "echo-tcpserver server --port 0"),
            new Program("ch02-udp-tcp", "netlab.udptcp.Main", "udp server --port 0"),
            new Program("hw2-name-id", "netlab.nameid.Main", "server --id 1 --port 0"),
            new Program("hw3-calculator", "netlab.calculator.Main", "server --port 0"),
            new Program("hw4-webserver", "netlab.webserver.Main", "server --port 0"),
            new Program("hw5-iot", "netlab.iot.Main", "device 1 --port 0"),
            new Program("file-transfer", "netlab.filetransfer.Main", "server --port 0"),
            new Program("video-streaming", "netlab.video.Main", "server --port 0"),
            new Program("chat", "netlab.chat.Main", "server --port 0"),
            new Program("ai-server", "netlab.ai.Main", "server --port 0"));

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title() {
        return "From command to ready line";
    }

    @Override
    public void measure(Settings settings, Section section) throws Exception {
        List<String> header = new ArrayList<>(List.of("seconds"));
        Jdk.both().forEach(jdk -> header.add("java, " + jdk));
        header.addAll(List.of("mvn exec:java", "mvn exec:java after an edit"));
        List<List<String>> rows = new ArrayList<>();
        for (Program program : PROGRAMS) {
            if (settings.includes(program.module())) {
                System.err.println("start: " + program.module());
                rows.add(row(settings, section, program));
            }
        }
        section.add(new Section.Table(header, rows));
        section.note("Medians of " + settings.rounds()
                + " starts by java, after one that does not count; by mvn one start.");
    }

    private static List<String> row(Settings settings, Section section, Program program) throws IOException {
        List<String> row = new ArrayList<>(List.of(program.module()));
        for (Jdk jdk : Jdk.both()) {
            List<Double> seconds = new ArrayList<>();
            for (int round = 0; round <= settings.rounds(); round++) {
                double second = start(Programs.java(
                        jdk, program.mainClass(), program.arguments().split(" ")));
                if (round > 0) {
                    seconds.add(second);
                }
            }
            row.add(Markdown.number(new Samples(seconds).median()));
        }
        try {
            row.add(Markdown.number(start(maven(program))));
            edit(program);
            row.add(Markdown.number(start(maven(program))));
        } catch (MissingToolException e) {
            section.note("mvn exec:java not measured: install " + e.getMessage());
        }
        return row;
    }

    private static double start(LabProgram program) throws IOException {
        long start = System.nanoTime();
        try (LabProcess process = program.start()) {
            process.port();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static LabProgram maven(Program program) throws MissingToolException {
        return Programs.tool(
                        "maven",
                        "mvn",
                        "-q",
                        "-pl",
                        program.module(),
                        "exec:java",
                        "-Dexec.args=" + program.arguments())
                .directory(Programs.ROOT);
    }

    /** To the compiler, a file whose time is new is one that was edited. */
    private static void edit(Program program) throws IOException {
        Path source = Programs.ROOT
                .resolve(program.module())
                .resolve("src/main/java")
                .resolve(program.mainClass().replace('.', '/') + ".java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now()));
    }
}

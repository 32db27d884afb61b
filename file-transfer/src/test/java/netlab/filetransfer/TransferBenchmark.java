// HIDDEN FILE
package netlab.filetransfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import netlab.testkit.FreePort;
import netlab.testkit.LabProcess;
import netlab.testkit.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our pair beside a handout-style Python pair and curl from nginx, and beside iperf3, which keeps no file, as the
 * ceiling. All on loopback, each in processes of its own, taking turns. Not a test: its name keeps it out of the build,
 * and it prints instead of asserting.
 *
 * <pre>mvn -pl file-transfer test -Dtest=TransferBenchmark [-Dbenchmark.bytes=1073741824] [-Dbenchmark.rounds=5]</pre>
 *
 * <p>Needs python3, nginx, curl and iperf3 on the PATH. The table is in {@code target/surefire-reports/*TransferBenchmark-output.txt}.
 */
class TransferBenchmark {
    private static final long BYTES = Long.getLong("benchmark.bytes", 1L << 30);
    private static final int FILES = Integer.getInteger("benchmark.files", 10_000);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    private Path temp;

    private Path shared;
    private Path received;
    private List<String> names;
    private int marks;

    /** One transfer, from its start to its end. */
    private interface Transfer {
        void run() throws IOException;
    }

    @Test
    @Timeout(3_600)
    void measure() throws IOException {
        makeFiles();
        int nginxPort = FreePort.choose();
        int iperfPort = FreePort.choose();
        try (LabProcess server = program("server", "--root", shared.toString(), "--port", "0");
                LabProcess client = program(
                        "client", "--force", "--out", received.toString(), "--port", Integer.toString(server.port()));
                LabProcess python = Python.script("file_server.py", "{port}", shared.toString())
                        .timeout(LIMIT)
                        .start();
                LabProcess nginx = LabProcess.command("nginx", "-c", nginxConfiguration(nginxPort), "-g", "daemon off;")
                        .start();
                LabProcess iperf = LabProcess.command("iperf3", "-s", "-p", Integer.toString(iperfPort))
                        .start()) {
            String url = "http://127.0.0.1:" + nginxPort + "/";
            Map<String, Transfer> large = new LinkedHashMap<>();
            large.put("netlab", () -> fetch(client, List.of("large")));
            large.put("Python pair", () -> fetchByPython(python, List.of("large")));
            large.put("nginx + curl", () -> finish("curl", "-sf", "-o", received + "/large", url + "large"));
            large.put("iperf3, no file", () -> finish("iperf3", "-c127.0.0.1", "-p" + iperfPort, "-n" + BYTES));
            print(BYTES + " bytes in one file", "MB/s", takeTurns(large), seconds -> BYTES / seconds / 1e6);

            Path configuration = curlConfiguration(url);
            Map<String, Transfer> small = new LinkedHashMap<>();
            small.put("netlab", () -> fetch(client, names));
            small.put("Python pair", () -> fetchByPython(python, names));
            small.put("nginx + curl, keep-alive", () -> finish("curl", "-sf", "-K", configuration.toString()));
            print(FILES + " files of 100 bytes", "files/s", takeTurns(small), seconds -> FILES / seconds);
            assertThat(List.of(nginx, iperf))
                    .allMatch(peer -> !peer.runningProcesses().isEmpty());
        }
    }

    private void makeFiles() throws IOException {
        shared = Files.createDirectory(temp.resolve("shared"));
        received = Files.createDirectory(temp.resolve("received"));
        Random random = new Random(1);
        byte[] piece = new byte[1 << 20];
        try (OutputStream large = Files.newOutputStream(shared.resolve("large"))) {
            for (long written = 0; written < BYTES; written += piece.length) {
                random.nextBytes(piece);
                large.write(piece, 0, (int) Math.min(piece.length, BYTES - written));
            }
        }
        names = IntStream.range(0, FILES).mapToObj(i -> "small-" + i).toList();
        for (String name : names) {
            Files.writeString(shared.resolve(name), "x".repeat(100));
        }
    }

    private String nginxConfiguration(int port) throws IOException {
        Path file = temp.resolve("nginx.conf");
        Files.writeString(file, """
                user root; pid TEMP/nginx.pid; error_log TEMP/nginx.log; worker_processes 1;
                events {}
                http {
                    access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
                    server { listen 127.0.0.1:PORT; root SHARED; }
                }
                """.replace("TEMP", temp.toString())
                .replace("PORT", Integer.toString(port))
                .replace("SHARED", shared.toString()));
        temp.toFile().setExecutable(true, false);
        return file.toString();
    }

    private Path curlConfiguration(String url) throws IOException {
        Path file = temp.resolve("curl.conf");
        Files.writeString(
                file,
                names.stream()
                        .map(name -> "url = " + url + name + "\noutput = " + received.resolve(name) + "\n")
                        .collect(Collectors.joining()));
        return file;
    }

    private static LabProcess program(String... arguments) throws IOException {
        return LabProcess.java(Main.class, arguments)
                .jvmArguments("-XX:TieredStopAtLevel=4")
                .timeout(LIMIT)
                .start();
    }

    /** The client goes on to the next name when it has a file, and says so when there is none. */
    private void fetch(LabProcess client, List<String> files) {
        String mark = "mark-" + ++marks;
        client.write((String.join("\n", files) + "\n" + mark + "\n").getBytes(UTF_8));
        client.awaitStderr(mark + ":");
    }

    private void fetchByPython(LabProcess server, List<String> files) throws IOException {
        try (LabProcess client = Python.script("file_client_many.py", "{host}", "{port}", received.toString())
                .port(server.port())
                .timeout(LIMIT)
                .start()) {
            client.write((String.join("\n", files) + "\n").getBytes(UTF_8));
            client.closeStdin();
            assertThat(client.awaitExit().exitCode()).as(client.stderr()).isZero();
        }
    }

    private static void finish(String... command) throws IOException {
        try (LabProcess process = LabProcess.command(command).timeout(LIMIT).start()) {
            assertThat(process.awaitExit().exitCode()).as(process.stderr()).isZero();
        }
    }

    /** Seconds of each transfer in each round, after one round that warms up. */
    private static Map<String, List<Double>> takeTurns(Map<String, Transfer> transfers) throws IOException {
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Map.Entry<String, Transfer> transfer : transfers.entrySet()) {
                long start = System.nanoTime();
                transfer.getValue().run();
                double elapsed = (System.nanoTime() - start) / 1e9;
                if (round > 0) {
                    seconds.computeIfAbsent(transfer.getKey(), name -> new ArrayList<>())
                            .add(elapsed);
                }
            }
        }
        return seconds;
    }

    private static void print(String what, String unit, Map<String, List<Double>> seconds, DoubleUnaryOperator rate) {
        System.out.printf("%n| %s | median %s | min | max | netlab is |%n|---|---|---|---|---|%n", what, unit);
        double ours = rate.applyAsDouble(median(seconds.get("netlab")));
        seconds.forEach((name, values) -> {
            List<Double> rates =
                    values.stream().map(rate::applyAsDouble).sorted().toList();
            System.out.printf(
                    "| %s | %.0f | %.0f | %.0f | %.2f × |%n",
                    name, median(rates), rates.get(0), rates.get(rates.size() - 1), ours / median(rates));
        });
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}

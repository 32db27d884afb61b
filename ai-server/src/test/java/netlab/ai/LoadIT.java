package netlab.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import netlab.testkit.LabProcess;
import netlab.testkit.RawPeer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The server's memory, heap and native, must not grow with the number of requests. The property {@code netlab.ai.requests}
 * makes it many: {@code mvn -pl ai-server verify -Dit.test=LoadIT -Dnetlab.ai.requests=100000}.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS) // for the property; by default it takes seconds
class LoadIT {
    private static final int REQUESTS = Integer.getInteger("netlab.ai.requests", 3_000);
    private static final int CLIENTS = 4;
    /** A leak of one small tensor a request would be several times as much in 100,000. */
    private static final long MAX_GROWTH_KILOBYTES = 64 * 1024;

    private static final Path FIXTURES = Path.of("src/test/resources/hf-parity").toAbsolutePath();

    static Stream<Arguments> servers() {
        return Stream.of(
                Arguments.of("built-in", List.of()),
                Arguments.of(
                        "checkpoints",
                        List.of(
                                "--sentiment-model",
                                FIXTURES.resolve("distilbert").toString(),
                                "--summary-model",
                                FIXTURES.resolve("bart").toString())));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void memoryStaysFlat(String models, List<String> options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("server", "--port", "0"));
        arguments.addAll(options);
        // One allocator arena: with one per thread the system's allocator itself wavers by as much as is looked for
        // here.
        try (LabProcess server = LabProcess.java(Main.class, arguments.toArray(String[]::new))
                .maxHeapMegabytes(64)
                .environment("MALLOC_ARENA_MAX", "1")
                .start()) {
            int port = server.port();
            send(port, REQUESTS / 3);
            long before = residentKilobytes(server.pid());
            send(port, REQUESTS);
            long after = residentKilobytes(server.pid());
            System.out.printf("%s: %,d kB before, %,d kB after %,d requests%n", models, before, after, REQUESTS);
            assertThat(after - before).isLessThan(MAX_GROWTH_KILOBYTES);
        }
    }

    private static void send(int port, int requests) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                done.add(clients.submit(() -> converse(port, requests / CLIENTS)));
            }
            for (Future<?> client : done) {
                client.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static Void converse(int port, int requests) throws IOException {
        try (RawPeer peer = RawPeer.connect(port)) {
            peer.readLine();
            for (int i = 0; i < requests; i++) {
                boolean summary = i % 50 == 0;
                String text = "The number " + i + " was reported. " + "It was good. ".repeat(i % 17);
                peer.send("{\"task\":\"" + (summary ? "summary" : "sentiment") + "\",\"text\":\"" + text + "\"}\n");
                assertThat(peer.readLine()).startsWith("{\"ok\":true");
            }
        }
        return null;
    }

    /** What of the process is in memory; Linux tells in a file, other systems by a program. */
    private static long residentKilobytes(long pid) throws IOException, InterruptedException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (Files.exists(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        return Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
    }
}
